using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>
/// A map measured: what the events of a period say of every step. This is the content of a snapshot and, in JSON, what <c>kelione map measure --json</c> writes. A number that could not be measured is null, never 0.
/// All definitions: docs/semantics.md.
/// </summary>
public sealed record MapMeasurement
{
    /// <summary>The id of the map.</summary>
    public required string Map { get; init; }

    /// <summary>The version of the map (its revision in the history) that was measured.</summary>
    public required int MapVersion { get; init; }

    /// <summary>The snapshot's id; empty where it was not kept.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>What was looked at.</summary>
    public required MeasuredPeriod Period { get; init; }

    /// <summary>Filters and segment in words; empty for none.</summary>
    public string Filters { get; init; } = "";

    /// <summary>Customers with at least one event that a step of the map means.</summary>
    public required long Customers { get; init; }

    /// <summary>Customers with any event in the scope.</summary>
    public required long CustomersInScope { get; init; }

    /// <summary>Customers of <see cref="Customers"/> who reached the last bound required step; null where fewer than two steps are bound.</summary>
    public long? Finished { get; init; }

    /// <summary>Share of <see cref="CustomersInScope"/> whose journey the map explains (see <see cref="MapConformance"/>), 0–1; null where nobody is in the scope.</summary>
    public double? Coverage { get; init; }

    /// <summary>How the real journeys keep to the drawn one; null where no step is bound.</summary>
    public MapConformance? Conformance { get; init; }

    /// <summary>One for each step of the map, in its order, unbound ones too.</summary>
    public required ValueList<StepMeasure> Steps { get; init; }

    /// <summary>Moves between steps that do not follow one another, by falling customers.</summary>
    public ValueList<MoveMeasure> Moves { get; init; } = [];

    /// <summary>Activities that no step means and after or before which many leave the drawn way, by falling customers.</summary>
    public ValueList<OffMapActivity> OffMap { get; init; } = [];

    /// <summary>The barriers that the data shows, the most critical first.</summary>
    public ValueList<BarrierMeasure> Barriers { get; init; } = [];

    /// <summary>Activities that go together with coming back, at the step they belong to, the clearest first.</summary>
    public ValueList<AhaMeasure> Aha { get; init; } = [];

    /// <summary>How many customers the personas that are bound to a segment have.</summary>
    public ValueList<PersonaMeasure> Personas { get; init; } = [];

    /// <summary>The values of cards that are bound to a question.</summary>
    public ValueList<CardMeasure> Cards { get; init; } = [];

    /// <summary>The same measures for segments or personas asked for beside the whole.</summary>
    public ValueList<SegmentMeasure> Segments { get; init; } = [];

    /// <summary>The measured ways through channels and devices: moves from (step, channel, device) to (step, channel, device).</summary>
    public ValueList<CrossingMeasure> Crossings { get; init; } = [];

    /// <summary>Retention since the first event of the map: points of the curve; empty where not measured (product-use kind).</summary>
    public ValueList<RetentionMeasure> Retention { get; init; } = [];

    /// <summary>How the numbers were made, line by line.</summary>
    public ValueList<PolicyNote> Policy { get; init; } = [];
}

/// <summary>The period of a measurement.</summary>
/// <param name="From">The first moment looked at; null for the data's first.</param>
/// <param name="To">The first moment no longer looked at; null for the data's last.</param>
/// <param name="DataFrom">The first event seen; null where there was none.</param>
/// <param name="DataTo">The last event seen; null where there was none.</param>
public sealed record MeasuredPeriod(DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? DataFrom, DateTimeOffset? DataTo)
{
    /// <summary>The first moment that can have counted: the data's, else what was asked for; null where both are open.</summary>
    [JsonIgnore]
    public DateTimeOffset? First => DataFrom ?? From;

    /// <summary>The last moment that can have counted: the data's, else what was asked for; null where both are open.</summary>
    [JsonIgnore]
    public DateTimeOffset? Last => DataTo ?? To;

    /// <summary>Whether no event of this period is as late as any event of the other. The end that was asked for is itself outside, so that August follows July.</summary>
    /// <param name="other">The period that may be later.</param>
    public bool EndsBefore(MeasuredPeriod other) => other.First is { } first && (To <= first || To <= other.From || Last < first);

    /// <summary>Whether the two may share events.</summary>
    /// <param name="other">The other period.</param>
    public bool Overlaps(MeasuredPeriod other) => !EndsBefore(other) && !other.EndsBefore(this);
}

/// <summary>One line that says how numbers were made.</summary>
/// <param name="Name">What is stated.</param>
/// <param name="Value">The statement.</param>
public sealed record PolicyNote(string Name, string Value);

/// <summary>The two ends of an interval (95 %), both included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Bounds(double Low, double High);

/// <summary>A barrier that the data shows.</summary>
public sealed record BarrierMeasure
{
    /// <summary>The step at which it stands.</summary>
    public required string Step { get; init; }

    /// <summary>The step that is harder to reach than it should be; null where the barrier is at the step itself.</summary>
    public string? To { get; init; }

    /// <summary>What sort of barrier it is.</summary>
    public required BarrierKind Kind { get; init; }

    /// <summary>Against what it stands out: others (the map's other transitions), past, segment, or self.</summary>
    public required string Against { get; init; }

    /// <summary>The value that stands out (a share 0–1, or seconds).</summary>
    public required double Value { get; init; }

    /// <summary>Its interval; null where none is stated.</summary>
    public Bounds? Interval { get; init; }

    /// <summary>What it is compared with.</summary>
    public required double Expected { get; init; }

    /// <summary>The interval of the difference, which does not span 0; null where none is stated.</summary>
    public Bounds? Difference { get; init; }

    /// <summary>How many customers stand behind it.</summary>
    public required long N { get; init; }

    /// <summary>The step's criticality, 0–10.</summary>
    public double? Criticality { get; init; }

    /// <summary>The evidence in one English sentence with its numbers.</summary>
    public required string Evidence { get; init; }
}

/// <summary>How a step feels, by feedback.</summary>
/// <param name="Mean">The weighted mean, −5 to +5.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="N">How many pieces of feedback.</param>
/// <param name="Face">The face that fits; null to choose it by the mean.</param>
/// <param name="Quote">A quote that stands for it; empty for none.</param>
public sealed record EmotionMeasure(double Mean, Bounds Interval, long N, Emotion? Face = null, string Quote = "");

/// <summary>How the customers with any event of the map keep to it. The first four are exclusive and add up to the map's customers.</summary>
/// <param name="Followed">Did all required steps in the drawn order (drawn jumps allowed).</param>
/// <param name="Left">In the drawn order from the start, and stopped before the end.</param>
/// <param name="Skipped">In the drawn order, but passed by a required step (and no drawn jump allows it) or did not begin at the beginning.</param>
/// <param name="OutOfOrder">First came to an earlier step after a later one (and no drawn return allows it).</param>
/// <param name="Looped">Of all of them: went back to a step already done after a later one, without a drawn return.</param>
/// <param name="Explained">Followed or left without an undrawn loop: what <see cref="MapMeasurement.Coverage"/> counts.</param>
/// <param name="NotOnMap">Customers in the scope without any event of the map.</param>
/// <param name="Commonest">The commonest ways through the steps, by falling customers.</param>
public sealed record MapConformance(long Followed, long Left, long Skipped, long OutOfOrder, long Looped, long Explained, long NotOnMap, ValueList<WayMeasure> Commonest);

/// <summary>A way that customers took through the steps; a step straight after itself counts once.</summary>
/// <param name="Steps">The ids of the steps.</param>
/// <param name="Customers">How many took it.</param>
public sealed record WayMeasure(ValueList<string> Steps, long Customers);

/// <summary>A move from one step to another that does not follow it.</summary>
/// <param name="From">The step left.</param>
/// <param name="To">The step come to.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Count">How often.</param>
public sealed record MoveMeasure(string From, string To, long Customers, long Count);

/// <summary>An activity that no step means, done between two steps.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="After">The step after which it comes.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Leave">How many of them did no step of the map afterwards.</param>
public sealed record OffMapActivity(string Activity, string After, long Customers, long Leave);

/// <summary>An activity that goes together with coming back; never a cause.</summary>
/// <param name="Step">The step that means the activity; null where none does.</param>
/// <param name="Activity">The activity.</param>
/// <param name="AtLeast">How many times.</param>
/// <param name="WithinDays">Within how many days from the start.</param>
/// <param name="Customers">How many did it.</param>
/// <param name="ShareOfAudience">Their share of the base, 0–1.</param>
/// <param name="RetainedWith">Retention of those who did, 0–1.</param>
/// <param name="RetainedWithout">Retention of those who did not, 0–1.</param>
/// <param name="Difference">The interval of the difference.</param>
/// <param name="Clear">Whether it is clear after the correction for all candidates tried.</param>
/// <param name="OutcomeFromDays">Where the window begins in which coming back counts as retained, days from the start.</param>
/// <param name="OutcomeToDays">Where it ends (not included), days from the start.</param>
public sealed record AhaMeasure(
    string? Step, string Activity, int AtLeast, int WithinDays, long Customers, double ShareOfAudience, double RetainedWith, double RetainedWithout, Bounds Difference, bool Clear,
    double OutcomeFromDays = 7, double OutcomeToDays = 14);

/// <summary>A persona's audience.</summary>
/// <param name="Persona">The persona's id.</param>
/// <param name="Customers">Customers of the map in its segment.</param>
/// <param name="Share">Their share of the map's customers, 0–1; null where the map has none.</param>
/// <param name="Interval">Its Wilson interval; null with it.</param>
public sealed record PersonaMeasure(string Persona, long Customers, double? Share, Bounds? Interval);

/// <summary>The value of a card that is bound to a question.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Value">The number; null where it could not be measured.</param>
/// <param name="Unit">share, count, seconds or amount.</param>
/// <param name="N">How many customers the question looked at.</param>
/// <param name="Problem">Why there is no number; empty where there is one.</param>
/// <param name="Handle">The handle of the answer, under which its customers open; null where none is known.</param>
public sealed record CardMeasure(string Card, double? Value, string Unit, long N, string Problem = "", string? Handle = null);

/// <summary>The steps measured for one segment or persona beside the whole.</summary>
/// <param name="Name">The name.</param>
/// <param name="Persona">The persona's id; null for a segment.</param>
/// <param name="Customers">Its customers on the map.</param>
/// <param name="Coverage">As in <see cref="MapMeasurement.Coverage"/>.</param>
/// <param name="Steps">As in <see cref="MapMeasurement.Steps"/>.</param>
public sealed record SegmentMeasure(string Name, string? Persona, long Customers, double? Coverage, ValueList<StepMeasure> Steps);

/// <summary>A move between two places of the map, a place being a step in a channel on a device.</summary>
/// <param name="FromStep">The step left.</param>
/// <param name="FromChannel">Its channel as events name it; null where they name none.</param>
/// <param name="FromDevice">Its device as events name it; null where they name none.</param>
/// <param name="ToStep">The step come to.</param>
/// <param name="ToChannel">Its channel.</param>
/// <param name="ToDevice">Its device.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="MedianSeconds">Median time between, seconds.</param>
public sealed record CrossingMeasure(
    string FromStep, string? FromChannel, string? FromDevice, string ToStep, string? ToChannel, string? ToDevice, long Customers, double? MedianSeconds);

/// <summary>A point of the unbounded retention curve.</summary>
/// <param name="Day">Days after the start.</param>
/// <param name="Of">Customers for whom the data is long enough.</param>
/// <param name="Share">Share of them active on that day or later, 0–1.</param>
public sealed record RetentionMeasure(int Day, long Of, double Share);
