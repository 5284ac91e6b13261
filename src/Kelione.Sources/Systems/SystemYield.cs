using System.Text.Json.Serialization;

namespace Kelione.Sources;

/// <summary>What a system's export brings in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SystemYield>))]
public enum SystemYield
{
    /// <summary>Events of customers.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>What customers say.</summary>
    [JsonStringEnumMemberName("feedback")]
    Feedback,

    /// <summary>How much was searched for, by time.</summary>
    [JsonStringEnumMemberName("demand")]
    Demand,
}
