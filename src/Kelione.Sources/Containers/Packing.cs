using System.Text.Json.Serialization;

namespace Kelione.Sources;

/// <summary>How a file is packed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Packing>))]
public enum Packing
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>One gzip stream.</summary>
    [JsonStringEnumMemberName("gzip")]
    Gzip,

    /// <summary>A zip with one or more entries.</summary>
    [JsonStringEnumMemberName("zip")]
    Zip,
}
