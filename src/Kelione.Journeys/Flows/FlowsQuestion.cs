using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// How customers move: for every consecutive pair of activities its count, customers and times; where journeys start and end.
/// With <see cref="From"/> a journey begins at its first event that matches, with <see cref="To"/> it ends at the first later (or the same, where there is no From) event that matches;
/// journeys without that event are left out. Journeys are cut first, then repeats are collapsed.
/// </summary>
public sealed record FlowsQuestion : Question<FlowsAnswer>
{
    /// <summary>Where journeys are cut to begin; null for their own start.</summary>
    public StepPattern? From { get; init; }

    /// <summary>Where journeys are cut to end; null for their own end.</summary>
    public StepPattern? To { get; init; }

    /// <summary>Whether repeats of an activity straight after itself count once (aaab → ab). The first of the repeats stands for all of them.</summary>
    public bool CollapseRepeats { get; init; }

    /// <summary>Whether to count distinct customers and measure times too; counts alone are several times faster.</summary>
    public bool Details { get; init; } = true;

    /// <summary>At most this many edges are given (the most frequent); null for all.</summary>
    public int? Top { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => Top < 1 ? ["top must be at least 1."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines()
    {
        if (From is { } from)
        {
            yield return new PolicyLine("from", $"journeys begin at their first {from}; those without it are left out");
        }

        if (To is { } to)
        {
            yield return new PolicyLine("to", $"journeys end at their first {to}{(From is null ? "" : " after that")}; those without it are left out");
        }

        yield return new PolicyLine("repeats", CollapseRepeats ? "an activity straight after itself counts once" : "all kept");
        yield return new PolicyLine("times", "from one event to the next; median and p90 by linear interpolation between order statistics");
        foreach (var line in PolicyText.Scope(Scope))
        {
            yield return line;
        }
    }
}

/// <summary>
/// How customers move. Addresses: <c>edge:FROM:TO</c> (customers with that transition), <c>start:ACTIVITY</c>, <c>end:ACTIVITY</c>, <c>activity:ACTIVITY</c>.
/// </summary>
public sealed record FlowsAnswer : Answer
{
    /// <summary>Journeys counted.</summary>
    public required long Customers { get; init; }

    /// <summary>Transitions counted: the sum over all edges, those beyond <see cref="FlowsQuestion.Top"/> too.</summary>
    public required long Transitions { get; init; }

    /// <summary>How many different edges there are, given or not.</summary>
    public required int EdgeCount { get; init; }

    /// <summary>Edges by falling count, then by name of from, then of to (ordinal).</summary>
    public required IReadOnlyList<FlowEdge> Edges { get; init; }

    /// <summary>First activities by falling count, then by name.</summary>
    public required IReadOnlyList<FlowEnd> Starts { get; init; }

    /// <summary>Last activities by falling count, then by name.</summary>
    public required IReadOnlyList<FlowEnd> Ends { get; init; }

    /// <summary>Each activity by falling count, then by name.</summary>
    public required IReadOnlyList<ActivityCount> Activities { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
    [
        .. Edges.Where(e => e.Customers is not null).Select(e => Measure.Share(Handles.Address("edge", e.From, e.To), e.Customers!.Value, Customers)),
        .. Starts.Select(s => Measure.Share(Handles.Address("start", s.Activity), s.Count, Customers)),
        .. Ends.Select(s => Measure.Share(Handles.Address("end", s.Activity), s.Count, Customers)),
    ];
}

/// <summary>One transition of the graph.</summary>
public sealed record FlowEdge
{
    /// <summary>The activity left.</summary>
    public required string From { get; init; }

    /// <summary>The activity come to.</summary>
    public required string To { get; init; }

    /// <summary>How often.</summary>
    public required long Count { get; init; }

    /// <summary>By how many customers; null where details were not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Customers { get; init; }

    /// <summary>Share of all transitions out of <see cref="From"/>, 0–1.</summary>
    public required double ShareOfExits { get; init; }

    /// <summary>Share of all transitions into <see cref="To"/>, 0–1.</summary>
    public required double ShareOfEntries { get; init; }

    /// <summary>Median time between the two events, seconds; null where details were not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? MedianSeconds { get; init; }

    /// <summary>The time that 90 % do not exceed, seconds; null where details were not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? P90Seconds { get; init; }
}

/// <summary>An activity with which journeys start or end.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="Count">How many journeys.</param>
/// <param name="Share">Share of all journeys counted, 0–1.</param>
public sealed record FlowEnd(string Activity, long Count, double Share);
