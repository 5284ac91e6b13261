using System.Text.Json.Serialization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What became of an idea: the conversion of its step before and after the release, or with and without it in an experiment. Says what goes together, not what caused it. Immutable.</summary>
public sealed record IdeaEffect
{
    /// <summary>The idea's id.</summary>
    public required string Idea { get; init; }

    /// <summary>How it was looked at.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>The step's id.</summary>
    public required string Step { get; init; }

    /// <summary>The id of the step to which customers go on; null where the step's own success is looked at, or nothing could be measured.</summary>
    public string? To { get; init; }

    /// <summary>Those who did not have the idea: before the release, or the control group; null where nothing could be measured.</summary>
    public EffectSide? Without { get; init; }

    /// <summary>Those who had it; null where nothing could be measured.</summary>
    public EffectSide? With { get; init; }

    /// <summary>With − without, a share; null where nothing could be measured.</summary>
    public double? Difference { get; init; }

    /// <summary>Its interval (95 %, Newcombe); null where nothing could be measured.</summary>
    public Bounds? Interval { get; init; }

    /// <summary>What it comes to.</summary>
    public required IdeaVerdict Verdict { get; init; }

    /// <summary>Customers left out of both sides: at the step on both sides of the release, or seen in both groups of the experiment.</summary>
    public long LeftOut { get; init; }

    /// <summary>The finding, or why there is none, in English with its numbers.</summary>
    public required string Sentence { get; init; }

    /// <summary>How it was made.</summary>
    public ValueList<PolicyNote> Policy { get; init; } = [];
}

/// <summary>One side of a comparison.</summary>
/// <param name="Name">Which: before, after, or the variant's value.</param>
/// <param name="From">The first moment looked at; null where open.</param>
/// <param name="To">The first moment no longer looked at; null where open.</param>
/// <param name="Customers">Customers at the step.</param>
/// <param name="WentOn">Of them, those who went on within the map's window.</param>
/// <param name="Share">Their share, 0–1.</param>
/// <param name="Interval">Its Wilson interval (95 %).</param>
public sealed record EffectSide(string Name, DateTimeOffset? From, DateTimeOffset? To, long Customers, long WentOn, double Share, Bounds Interval)
{
    /// <summary>Where the customers at the step open; null where no question is kept.</summary>
    public CountedStep? At { get; init; }

    /// <summary>Where those who went on open; null where no question is kept.</summary>
    public CountedStep? On { get; init; }
}

/// <summary>Customers that were counted, and where they open.</summary>
/// <param name="Customers">How many.</param>
/// <param name="Handle">The handle of the answer.</param>
/// <param name="Address">The number's address in it.</param>
public sealed record CountedStep(long Customers, string Handle, string Address);

/// <summary>How an idea's effect was looked at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectKind>))]
public enum EffectKind
{
    /// <summary>Before against after the release.</summary>
    [JsonStringEnumMemberName("release")]
    Release,

    /// <summary>One variant against another at the same time.</summary>
    [JsonStringEnumMemberName("experiment")]
    Experiment,
}

/// <summary>Whether an idea did what was hoped for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdeaVerdict>))]
public enum IdeaVerdict
{
    /// <summary>More go on, and the interval leaves out 0.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Fewer go on, and the interval leaves out 0.</summary>
    [JsonStringEnumMemberName("refuted")]
    Refuted,

    /// <summary>The interval spans 0.</summary>
    [JsonStringEnumMemberName("no clear change")]
    NoClearChange,

    /// <summary>It could not be measured; the sentence says why.</summary>
    [JsonStringEnumMemberName("not measured")]
    NotMeasured,
}
