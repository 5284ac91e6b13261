using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// The measures of steps. Addresses (ID is a step's id): <c>step:ID</c>, <c>succeeded:ID</c>, <c>on:ID</c>, <c>passed:ID</c>, <c>exits:ID</c>, <c>left:ID:ACTIVITY</c> and <c>left:ID</c> (nothing after), <c>retained:ID</c>,
/// <c>returned:ID</c>, <c>start:ID</c>, <c>end:ID</c>, <c>errors:ID</c>, <c>errorsOn:ID</c>, <c>channel:ID:VALUE</c> and <c>channel:ID</c> (none), <c>device:ID:VALUE</c> and <c>device:ID</c>, <c>move:ID:ID</c>,
/// <c>class:all|followed|left|skipped|outOfOrder|looped|explained</c> (all: everybody with a visit), <c>way:ID:ID…</c>, <c>offmap:ACTIVITY:ID</c> and <c>leave:ACTIVITY:ID</c> (those of them who leave). What nobody did has no address, save those of a step, an end or a class.
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

    /// <summary>Moves by channel and device, by falling customers, then by places, then by channel and device there, then by those come to (ordinal, none first); empty where not asked for.</summary>
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
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? WentOn { get; init; }

    /// <summary>Customers who passed the next step by; null for the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? PassedBy { get; init; }

    /// <summary>Customers who left; null for the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? Exits { get; init; }

    /// <summary>Wilson interval of went on of customers; null for the last and where nobody was at the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Interval? ConversionInterval { get; init; }

    /// <summary>Median time to the next step, seconds; null where nobody went on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? MedianSecondsToNext { get; init; }

    /// <summary>The time that 90 % do not exceed, seconds; null where nobody went on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? P90SecondsToNext { get; init; }

    /// <summary>What those who left did then, by falling customers, then by activity (ordinal, none last among equals); at most 20, the rest is in <see cref="LeftToOthers"/>.</summary>
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
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? Errors { get; init; }

    /// <summary>Of those, customers who went on; null where no error events were stated or for the last step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? ErrorsWentOn { get; init; }

    /// <summary>The sum of the values of its events; null where none has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? Value { get; init; }

    /// <summary>Customers by channel of their events at it, by falling customers, then by value (ordinal, none last among equals); a customer may stand in several.</summary>
    public required IReadOnlyList<StepMix> Channels { get; init; }

    /// <summary>The same by device.</summary>
    public required IReadOnlyList<StepMix> Devices { get; init; }

    /// <summary>Median time from the customer's first visit to the first event at this step, seconds; null where nobody was there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? MedianSecondsFromStart { get; init; }

    /// <summary>The quarter and three-quarter points of that time, seconds; null where nobody was there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
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
/// <param name="Looped">Of all of them, those with a loop: a move back to a step visited before that is not drawn.</param>
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
/// <param name="Leave">How many of them have no event at any step afterwards.</param>
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
    string From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? FromChannel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? FromDevice,
    string To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ToChannel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ToDevice,
    long Customers,
    double MedianSeconds);
