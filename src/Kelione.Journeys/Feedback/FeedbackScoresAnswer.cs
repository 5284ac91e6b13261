using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>A score with how sure it is. Immutable.</summary>
/// <param name="N">From how many answers.</param>
/// <param name="Value">The score; null below <see cref="FeedbackScoresQuestion.LeastShown"/>.</param>
/// <param name="Interval">Its 95 % interval; null where there is no score.</param>
public sealed record FeedbackScore(long N, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval)
{
    /// <summary>How many answers stood on each step, the worst first: for NPS detractors, passives, promoters; for stars one to five. Empty where there are no steps, and where there are too few answers.</summary>
    public IReadOnlyList<long> Steps { get; init; } = [];

    /// <summary>A score that is not shown.</summary>
    public static FeedbackScore TooFew(long n) => new(n, null, null);
}

/// <summary>The scores of a group. Immutable.</summary>
/// <param name="Key">The group: <c>2026-03</c>, a source, a kind; empty for what has none.</param>
/// <param name="N">How much feedback, with a rating or without.</param>
/// <param name="Scores">The scores that anybody gave an answer for.</param>
public sealed record FeedbackScoreGroup(string Key, long N, IReadOnlyDictionary<FeedbackScoreKind, FeedbackScore> Scores);

/// <summary>How a score changed from before a moment to after it. Immutable.</summary>
/// <param name="Score">Which.</param>
/// <param name="Before">Before the moment.</param>
/// <param name="After">From the moment on.</param>
/// <param name="Difference">After less before; null where either has too few answers.</param>
/// <param name="Interval">Its 95 % interval; null as well.</param>
public sealed record FeedbackChange(
    FeedbackScoreKind Score,
    FeedbackScore Before,
    FeedbackScore After,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Difference,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval)
{
    /// <summary>Whether it is clearly one: the interval does not span zero.</summary>
    public bool IsClear => Interval is { } i && !i.Contains(0);
}

/// <summary>What became of a plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanVerdict>))]
public enum PlanVerdict
{
    /// <summary>Too few answers to say.</summary>
    [JsonStringEnumMemberName("too few")]
    TooFew,

    /// <summary>The whole interval lies at or above the target.</summary>
    [JsonStringEnumMemberName("reached")]
    Reached,

    /// <summary>The whole interval lies below the target.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    /// <summary>The interval spans the target.</summary>
    [JsonStringEnumMemberName("unclear")]
    Unclear,
}

/// <summary>A plan beside what came. Immutable.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Fact">What came.</param>
/// <param name="Verdict">What to say of it.</param>
public sealed record FeedbackPlanFact(FeedbackPlan Plan, FeedbackScore Fact, PlanVerdict Verdict);

/// <summary>The scores of satisfaction. Immutable.</summary>
public sealed record FeedbackScoresAnswer
{
    /// <summary>How much feedback was looked at.</summary>
    public required long N { get; init; }

    /// <summary>All of it as one group.</summary>
    public required FeedbackScoreGroup Whole { get; init; }

    /// <summary>The groups: by time, else the largest first.</summary>
    public required IReadOnlyList<FeedbackScoreGroup> Groups { get; init; }

    /// <summary>The changes, where a moment was given.</summary>
    public IReadOnlyList<FeedbackChange> Changes { get; init; } = [];

    /// <summary>The plans beside what came.</summary>
    public IReadOnlyList<FeedbackPlanFact> Plans { get; init; } = [];

    /// <summary>How the numbers were made.</summary>
    public required IReadOnlyList<PolicyLine> Policy { get; init; }
}
