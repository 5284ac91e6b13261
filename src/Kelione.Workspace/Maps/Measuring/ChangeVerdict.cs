using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What a difference between two measurements comes to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeVerdict>))]
public enum ChangeVerdict
{
    /// <summary>The interval spans 0, or the difference does not hold after the correction.</summary>
    [JsonStringEnumMemberName("no clear change")]
    NoClearChange,

    /// <summary>Clearly better for customers on their way.</summary>
    [JsonStringEnumMemberName("better")]
    Better,

    /// <summary>Clearly worse.</summary>
    [JsonStringEnumMemberName("worse")]
    Worse,

    /// <summary>Clearly changed, where more is neither better nor worse.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>Shown side by side without a verdict: a side has no value, or there is no interval for such a number.</summary>
    [JsonStringEnumMemberName("not judged")]
    NotJudged,
}
