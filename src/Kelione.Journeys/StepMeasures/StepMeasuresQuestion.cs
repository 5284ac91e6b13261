using System.Text.Json.Serialization;

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
/// A visit to the same step as the visit before is no new one. A <b>move</b> is a pair of visits that follow one another.</item>
/// <item><b>Allowed</b> moves u → v to a step not visited before: let m be the greatest step visited so far. v &gt; m is allowed where all steps between m and v are optional, or <see cref="Arcs"/> has (u, v); v &lt; m only where <see cref="Arcs"/> has it. Otherwise the first is a <b>skip</b>, the second is
/// <b>out of order</b>. A move back (v &lt; u) to a step visited before is a <b>loop</b> unless <see cref="Arcs"/> has it. A journey whose first visit has a required step before it skipped too.</item>
/// <item><b>Classes</b> of the customers with a visit: out of order where any move is; else skipped where any is or the beginning is; else followed where the last required step was visited; else left. Explained: followed or left, without a loop.</item>
/// <item><b>Returned</b> to i: a visit to i after a visit to a later step, with i visited before that.</item>
/// <item><b>Off the map</b> (activity a, step i): an event of activity a that is at no step, while the latest visit before it is to i. Of its customers, those leave who have no visit after the last such event.</item>
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

/// <summary>
/// The measures of steps. Addresses (ID is a step's id): <c>step:ID</c>, <c>succeeded:ID</c>, <c>on:ID</c>, <c>passed:ID</c>, <c>exits:ID</c>, <c>left:ID:ACTIVITY</c> and <c>left:ID</c> (nothing after), <c>retained:ID</c>,
/// <c>returned:ID</c>, <c>errors:ID</c>, <c>channel:ID:VALUE</c>, <c>device:ID:VALUE</c>, <c>move:ID:ID</c>, <c>class:followed|left|skipped|outOfOrder|looped|explained</c>, <c>offmap:ACTIVITY:ID</c>.
/// </summary>
public sealed record StepMeasuresAnswer : Answer
{
    /// <summary>Customers with at least one visit.</summary>
    public required long Customers { get; init; }

    /// <summary>One for each step asked, in order.</summary>
    public required IReadOnlyList<StepFigures> Steps { get; init; }

    /// <summary>All moves, by falling customers, then by place of from, then of to.</summary>
    public required IReadOnlyList<StepMove> Moves { get; init; }

    /// <summary>How the journeys keep to the order.</summary>
    public required StepConformance Conformance { get; init; }

    /// <summary>The commonest sequences of visits, by falling customers, then by the places of the steps (lexicographic, the shorter first).</summary>
    public required IReadOnlyList<StepWay> Ways { get; init; }

    /// <summary>Activities at no step, by falling customers, then by activity (ordinal), then by place of the step.</summary>
    public required IReadOnlyList<OffMapFigures> OffMap { get; init; }

    /// <summary>Moves by channel and device, by falling customers, then by places, then by channels and devices (ordinal, none first); empty where not asked for.</summary>
    public required IReadOnlyList<StepCrossing> Crossings { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures()
    {
        foreach (var step in Steps)
        {
            yield return Measure.Share(Handles.Address("step", step.Id), step.Customers, Customers);
            if (step.WentOn is { } on)
            {
                yield return Measure.Share(Handles.Address("on", step.Id), on, step.Customers);
                yield return Measure.Share(Handles.Address("exits", step.Id), step.Exits ?? 0, step.Customers);
            }

            yield return Measure.Share(Handles.Address("retained", step.Id), step.Retained, step.RetainedOf);
        }

        yield return Measure.Share(Handles.Address("class", "explained"), Conformance.Explained, N);
    }
}

/// <summary>The figures of one step.</summary>
public sealed record StepFigures
{
    /// <summary>The step's id.</summary>
    public required string Id { get; init; }

    /// <summary>Customers with an event at it.</summary>
    public required long Customers { get; init; }

    /// <summary>Events at it.</summary>
    public required long Events { get; init; }

    /// <summary>Customers who succeeded.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Customers who went on to the next step; null for the last.</summary>
    public required long? WentOn { get; init; }

    /// <summary>Customers who passed the next step by; null for the last.</summary>
    public required long? PassedBy { get; init; }

    /// <summary>Customers who left; null for the last.</summary>
    public required long? Exits { get; init; }

    /// <summary>Wilson interval of went on of customers; null for the last and where nobody was at the step.</summary>
    public required Interval? ConversionInterval { get; init; }

    /// <summary>Median time to the next step, seconds; null where nobody went on.</summary>
    public required double? MedianSecondsToNext { get; init; }

    /// <summary>The time that 90 % do not exceed, seconds; null where nobody went on.</summary>
    public required double? P90SecondsToNext { get; init; }

    /// <summary>What those who left did then, by falling customers, then by activity (ordinal), none last; at most 20, the rest is in <see cref="LeftToOthers"/>.</summary>
    public required IReadOnlyList<StepLeftTo> LeftTo { get; init; }

    /// <summary>Those who left to activities that are not listed.</summary>
    public required long LeftToOthers { get; init; }

    /// <summary>Customers who were retained, of <see cref="RetainedOf"/>.</summary>
    public required long Retained { get; init; }

    /// <summary>Customers who succeeded and for whom the data is long enough.</summary>
    public required long RetainedOf { get; init; }

    /// <summary>Customers who came back to it after a later step.</summary>
    public required long Returned { get; init; }

    /// <summary>Customers whose first visit it is.</summary>
    public required long Starts { get; init; }

    /// <summary>Customers whose last visit it is.</summary>
    public required long Ends { get; init; }

    /// <summary>Customers with an error at it; null where no error events were stated.</summary>
    public required long? Errors { get; init; }

    /// <summary>Of those, customers who went on; null where no error events were stated or for the last step.</summary>
    public required long? ErrorsWentOn { get; init; }

    /// <summary>The sum of the values of its events; null where none has one.</summary>
    public required double? Value { get; init; }

    /// <summary>Customers by channel of their events at it, by falling customers, then by value (ordinal), none last; a customer may stand in several.</summary>
    public required IReadOnlyList<StepMix> Channels { get; init; }

    /// <summary>The same by device.</summary>
    public required IReadOnlyList<StepMix> Devices { get; init; }

    /// <summary>Median time from the customer's first visit to the first event at this step, seconds; null where nobody was there.</summary>
    public required double? MedianSecondsFromStart { get; init; }

    /// <summary>The quarter and three-quarter points of that time, seconds; null where nobody was there.</summary>
    public required Interval? MiddleHalfSecondsFromStart { get; init; }
}

/// <summary>What those who left did then.</summary>
/// <param name="Activity">The activity; null where nothing came after.</param>
/// <param name="Customers">How many.</param>
public sealed record StepLeftTo([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Activity, long Customers);

/// <summary>Customers by a value of channel or device.</summary>
/// <param name="Value">The value; null where events have none.</param>
/// <param name="Customers">How many.</param>
public sealed record StepMix([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, long Customers);

/// <summary>A move between steps.</summary>
/// <param name="From">The id of the step left.</param>
/// <param name="To">The id of the step come to.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Count">How often.</param>
public sealed record StepMove(string From, string To, long Customers, long Count);

/// <summary>How journeys keep to the order of the steps; the first four add up to the customers with a visit.</summary>
/// <param name="Followed">All the way in order.</param>
/// <param name="Left">In order as far as they went.</param>
/// <param name="Skipped">In order, with a required step passed by.</param>
/// <param name="OutOfOrder">An earlier step first done after a later one.</param>
/// <param name="Looped">Of all of them, those with a move back that is not drawn.</param>
/// <param name="Explained">Followed or left, without a loop.</param>
public sealed record StepConformance(long Followed, long Left, long Skipped, long OutOfOrder, long Looped, long Explained);

/// <summary>A sequence of visits.</summary>
/// <param name="Steps">The ids of the steps; at most the first 64 visits, which count as the sequence.</param>
/// <param name="Customers">How many customers took it.</param>
public sealed record StepWay(IReadOnlyList<string> Steps, long Customers);

/// <summary>An activity at no step.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="After">The id of the step visited last before it.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Leave">How many of them visit no step afterwards.</param>
public sealed record OffMapFigures(string Activity, string After, long Customers, long Leave);

/// <summary>A move by channel and device. The values are those of the last event of the visit left and of the first event of the visit come to.</summary>
/// <param name="From">The id of the step left.</param>
/// <param name="FromChannel">The channel there; null where none.</param>
/// <param name="FromDevice">The device there; null where none.</param>
/// <param name="To">The id of the step come to.</param>
/// <param name="ToChannel">The channel there.</param>
/// <param name="ToDevice">The device there.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="MedianSeconds">Median time between the two events over all such moves, seconds.</param>
public sealed record StepCrossing(
    string From, string? FromChannel, string? FromDevice, string To, string? ToChannel, string? ToDevice, long Customers, double MedianSeconds);
