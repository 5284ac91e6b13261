using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// How far customers get. Addresses, steps counted from 1: <c>step:K</c> (reached it), <c>lost:K</c> (reached required step K, not the next required one);
/// for a breakdown <c>by:VALUE:step:K</c>; for the previous period <c>previous:step:K</c>.
/// </summary>
public sealed record FunnelAnswer : Answer
{
    /// <summary>The breakdown value of customers without one.</summary>
    public const string NoValue = "(none)";

    /// <summary>The breakdown value of all that are not named.</summary>
    public const string OtherValues = "(other)";

    /// <summary>The window.</summary>
    public required Duration Within { get; init; }

    /// <summary>The order policy.</summary>
    public required FunnelOrder Order { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<FunnelStep> Steps { get; init; }

    /// <summary>From the first event of the counted chain to the last step's, for those who reached it; null where times were not asked for or nobody did.</summary>
    public TimeToConvert? TimeToConvert { get; init; }

    /// <summary>The same steps for each breakdown value among the customers who reached step 1; by falling customers at step 1, then by value; "(other)", then "(none)", last, where they have any. Null where none was asked for.</summary>
    public IReadOnlyList<FunnelBreakdown>? Breakdown { get; init; }

    /// <summary>The same steps in the previous period; null where not asked for.</summary>
    public FunnelPrevious? Previous { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        Steps.Select((s, i) => Measure.Share(Handles.Address("step", Handles.Part(i + 1)), s.Customers, i == 0 ? N : Steps[0].Customers));
}

/// <summary>One step of a funnel.</summary>
public sealed record FunnelStep
{
    /// <summary>The step's text form.</summary>
    public required string Step { get; init; }

    /// <summary>How many customers reached it.</summary>
    public required long Customers { get; init; }

    /// <summary>Share of those who reached step 1, 0–1; 0 where nobody did.</summary>
    public required double ShareOfFirst { get; init; }

    /// <summary>Share of those who reached the required step before, 0–1; for the first step 1 (0 where nobody reached it).</summary>
    public required double ShareOfPrevious { get; init; }

    /// <summary>The Wilson interval (95 %) of <see cref="ShareOfPrevious"/>; null for the first step and where nobody reached the one before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Interval? Interval { get; init; }

    /// <summary>Median time since the event of the counted chain before this step's, seconds (any order: since the k−1st of the k events in time order); null for the first step, where nobody reached it, or times were not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? MedianSeconds { get; init; }

    /// <summary>The same time that 90 % do not exceed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? P90Seconds { get; init; }

    /// <summary>Median time since the first event of the counted chain, seconds; null as above.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? MedianSecondsFromFirst { get; init; }

    /// <summary>Whether the step may be passed by.</summary>
    public bool Optional { get; init; }
}

/// <summary>How long the whole way took.</summary>
/// <param name="MedianSeconds">Median, seconds.</param>
/// <param name="P90Seconds">The time that 90 % do not exceed, seconds.</param>
/// <param name="Histogram">How many took how long; the bounds are 1 min, 5 min, 15 min, 1 h, 6 h, 1 d, 3 d, 7 d, 14 d, 30 d, 90 d, then without end; given up to the one with the longest time, empty ones too.</param>
public sealed record TimeToConvert(double MedianSeconds, double P90Seconds, IReadOnlyList<HistogramBin> Histogram);

/// <summary>One bar of a histogram of times.</summary>
/// <param name="FromSeconds">The least time, included.</param>
/// <param name="ToSeconds">The time no longer included; null for no end.</param>
/// <param name="Customers">How many.</param>
public sealed record HistogramBin(
    double FromSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? ToSeconds,
    long Customers);

/// <summary>The steps for one breakdown value.</summary>
public sealed record FunnelBreakdown(string Value, IReadOnlyList<FunnelStep> Steps);

/// <summary>The steps in the period before.</summary>
public sealed record FunnelPrevious(Period Period, IReadOnlyList<FunnelStep> Steps);
