using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>How much a problem of a map matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemSeverity>))]
public enum ProblemSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Probably not meant so; the map works.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>The map must not be kept like this.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}

/// <summary>Something that is wrong with a map.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable name of the sort of problem, such as <c>duplicate-id</c>.</param>
/// <param name="Path">Where it is: <c>stages/awareness/steps/notices/name</c>, <c>cards/c7/felt</c>, <c>measure/retentionDays</c>.</param>
/// <param name="Message">What is wrong and what to do, in English, for whoever edits the map.</param>
public sealed record MapProblem(ProblemSeverity Severity, string Code, string Path, string Message);
