namespace Kelione.Journeys;

/// <summary>
/// What the events say of the steps of a drawn journey, all in one pass. Definitions, exact for every engine:
/// <list type="bullet">
/// <item><b>At a step</b>: an event is at step i when it matches <see cref="MeasuredStep.Events"/> of it; it may be at several. Steps are numbered in the order given; the <b>next</b> of step i is i + 1.</item>
/// <item><b>Went on</b> from i: some event at i is followed, later in journey order and at most <see cref="Within"/> after it (end included), by an event at i + 1. Which two events: the earliest such first one, then the earliest second one —
/// exactly a funnel of the two steps. <b>Passed by</b>: did not go on, but some event at i is so followed by one at a step beyond i + 1. <b>Left</b> (exits): neither. The last step has none of the three.</item>
/// <item><b>Left to</b>: of those who left, the activity of the event right after their last event at i in the filtered journey; none where it was their last event.</item>
/// <item><b>Succeeded</b>: has an event matching <see cref="MeasuredStep.Success"/>, or where none is stated <see cref="MeasuredStep.Events"/>. <b>Retained</b>: unbounded retention on day <see cref="RetentionDays"/> of a
/// <see cref="RetentionQuestion"/> whose start is that pattern (24-hour days from the first such event in the scope, any later event is a return).</item>
/// <item><b>Visits</b>: each event that is at some step is a visit to one step: the step of the visit before it if the event is at that one; else the least step greater than it that the event is at; else the greatest step below; the first visit: the least.
/// Where that is the step of the visit before, the event belongs to that visit and is no new one. A <b>move</b> is a pair of visits that follow one another.</item>
/// <item><b>Allowed</b> moves u → v to a step not visited before: let m be the greatest step visited so far. v &gt; m is allowed where all steps between m and v are optional, or <see cref="Arcs"/> has (u, v); v &lt; m only where <see cref="Arcs"/> has it. Otherwise the first is a <b>skip</b>, the second is
/// <b>out of order</b>. A move back (v &lt; u) to a step visited before is a <b>loop</b> unless <see cref="Arcs"/> has it. A journey whose first visit has a required step before it skipped too.</item>
/// <item><b>Classes</b> of the customers with a visit: out of order where any move is; else skipped where any is or the beginning is; else followed where the last required step was visited (where no step is required: all of them); else left. Explained: followed or left, without a loop.</item>
/// <item><b>Returned</b> to i: a visit to i after a visit to a later step, with i visited before that.</item>
/// <item><b>Off the map</b> (activity a, step i): an event of activity a that is at no step, while the latest visit before it is to i. Of its customers, those leave who have no event at any step after the last such event.</item>
/// <item><b>Errors</b> at i: an event that matches <see cref="Errors"/> and comes while the latest visit is to i (an error event that is itself at step i included).</item>
/// </list>
/// </summary>
public sealed record StepMeasuresQuestion : Question<StepMeasuresAnswer>
{
    /// <summary>The steps in order, 1 to 64, with different ids.</summary>
    public required IReadOnlyList<MeasuredStep> Steps { get; init; }

    /// <summary>The longest time from an event at a step to one at a later step that still counts as going on.</summary>
    public Duration Within { get; init; } = Duration.FromDays(30);

    /// <summary>On which day after success, or later, somebody must come back to count as retained; 1–400.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>Moves that the drawn journey allows beside its order.</summary>
    public IReadOnlyList<MeasuredArc> Arcs { get; init; } = [];

    /// <summary>Which events are errors; null for none.</summary>
    public StepPattern? Errors { get; init; }

    /// <summary>How many of the commonest ways are given; 0 for none, at most 50.</summary>
    public int Ways { get; init; } = 10;

    /// <summary>How many activities off the map are given; 0 for none, at most 200.</summary>
    public int OffMap { get; init; } = 20;

    /// <summary>Whether moves are given by channel and device too.</summary>
    public bool Crossings { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Steps.Count is < 1 or > 64)
        {
            yield return "Between 1 and 64 steps can be measured.";
        }

        foreach (var twice in Steps.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"Two steps have the id '{twice.Key}'; each needs its own.";
        }

        if (Within.Micros < 0)
        {
            yield return "within cannot be negative.";
        }

        if (RetentionDays is < 1 or > 400)
        {
            yield return "retentionDays must lie between 1 and 400.";
        }

        if (Ways is < 0 or > 50 || OffMap is < 0 or > 200)
        {
            yield return "ways must lie between 0 and 50, offMap between 0 and 200.";
        }

        var ids = Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var arc in Arcs.Where(a => !ids.Contains(a.From) || !ids.Contains(a.To)))
        {
            yield return $"The arc from '{arc.From}' to '{arc.To}' names a step that is not measured.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines()
    {
        yield return new PolicyLine("window", $"{Within} from an event at a step to one at a later step, ends included");
        yield return new PolicyLine("conversion", "an ordered funnel of the step and the next one: any occurrence may begin, the earliest pair counts");
        yield return new PolicyLine("exits", "customers of the step without an event at any later step within the window; what they did right after their last event at the step");
        yield return new PolicyLine("retention", FormattableString.Invariant($"back on day {RetentionDays} or later (24-hour days from the first success), of those for whom the data is long enough"));
        yield return new PolicyLine("order", "an event at several steps is a visit to one: staying, else forward, else back; a step straight after itself counts once");
        if (Errors is { } errors)
        {
            yield return new PolicyLine("errors", errors.ToString());
        }

        foreach (var line in PolicyText.Scope(Scope))
        {
            yield return line;
        }
    }
}

/// <summary>A step to be measured.</summary>
/// <param name="Id">Its id, by which answer and addresses name it.</param>
/// <param name="Events">The events that are at it.</param>
/// <param name="Success">The events that are its success; null for any event at it.</param>
/// <param name="Optional">Whether it may be passed by.</param>
public sealed record MeasuredStep(string Id, StepPattern Events, StepPattern? Success = null, bool Optional = false);

/// <summary>A move that the drawn journey allows.</summary>
/// <param name="From">The id of the step left.</param>
/// <param name="To">The id of the step come to.</param>
public sealed record MeasuredArc(string From, string To);
