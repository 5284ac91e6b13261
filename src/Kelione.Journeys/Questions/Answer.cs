using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// The answer to a question: numbers, the policy they were made with, n, and a handle. Each number has an address (stated by each answer, such as <c>step:3</c>), under which
/// <see cref="IJourneyEngine.OpenAsync"/> gives the customers behind it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "answer")]
[JsonDerivedType(typeof(StatusAnswer), "status")]
[JsonDerivedType(typeof(FlowsAnswer), "flows")]
[JsonDerivedType(typeof(StepMeasuresAnswer), "stepMeasures")]
[JsonDerivedType(typeof(SankeyAnswer), "sankey")]
[JsonDerivedType(typeof(StepMatrixAnswer), "stepMatrix")]
[JsonDerivedType(typeof(LoopsAnswer), "loops")]
[JsonDerivedType(typeof(VariantsAnswer), "variants")]
[JsonDerivedType(typeof(FunnelAnswer), "funnel")]
[JsonDerivedType(typeof(RetentionAnswer), "retention")]
[JsonDerivedType(typeof(AhaAnswer), "aha")]
[JsonDerivedType(typeof(DropOffsAnswer), "dropOffs")]
[JsonDerivedType(typeof(CrossingsAnswer), "crossings")]
[JsonDerivedType(typeof(AttributionAnswer), "attribution")]
[JsonDerivedType(typeof(SegmentOverlapAnswer), "segmentOverlap")]
[JsonDerivedType(typeof(SegmentDiscoveryAnswer), "segmentDiscovery")]
[JsonDerivedType(typeof(ParetoAnswer), "pareto")]
[JsonDerivedType(typeof(SessionsAnswer), "sessions")]
[JsonDerivedType(typeof(TimelineAnswer), "timeline")]
[JsonDerivedType(typeof(CustomersAnswer), "customers")]
[JsonDerivedType(typeof(ComparisonAnswer), "comparison")]
public abstract record Answer
{
    /// <summary>The version of the JSON form.</summary>
    [JsonPropertyOrder(90)]
    public int Version { get; init; } = Question.CurrentVersion;

    /// <summary>How many customers the question looked at, after all filters: those with an event in the scope; where the question has an anchor (Sankey, step matrix), only those who have it too.</summary>
    [JsonPropertyOrder(91)]
    public long N { get; init; }

    /// <summary>How the numbers were made.</summary>
    [JsonPropertyOrder(92)]
    public IReadOnlyList<PolicyLine> Policy { get; init; } = [];

    /// <summary>A short name of the question (see <see cref="Handles"/>); with a number's address it opens to the customers behind the number.</summary>
    [JsonPropertyOrder(93)]
    public string Handle { get; init; } = "";

    /// <summary>The answer's numbers by address, so that two answers to the same question over different customers can be compared.</summary>
    public abstract IEnumerable<Measure> Measures();
}

/// <summary>One line of a policy: <c>window = 30d</c>.</summary>
/// <param name="Name">What is stated, a stable English word or two: window, order, ties, period, filters…</param>
/// <param name="Value">The statement.</param>
public sealed record PolicyLine(string Name, string Value)
{
    /// <summary>The name of the line by which an engine tells how it came by an answer; the one line in which two engines may differ. An engine to which there is but one way leaves it out.</summary>
    public const string AnsweredBy = "answered by";
}

/// <summary>What kind of number a <see cref="Measure"/> is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureKind>))]
public enum MeasureKind
{
    /// <summary>A share: <see cref="Measure.Count"/> of <see cref="Measure.Of"/> customers.</summary>
    [JsonStringEnumMemberName("share")]
    Share,

    /// <summary>A plain count.</summary>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>A length of time in seconds.</summary>
    [JsonStringEnumMemberName("seconds")]
    Seconds,

    /// <summary>Money or another amount.</summary>
    [JsonStringEnumMemberName("amount")]
    Amount,
}

/// <summary>One number of an answer.</summary>
/// <param name="Address">Its address within the answer.</param>
/// <param name="Kind">What kind of number it is.</param>
/// <param name="Value">The number; for a share between 0 and 1, NaN where nothing could be measured.</param>
/// <param name="Count">For a share: how many customers.</param>
/// <param name="Of">For a share: out of how many.</param>
public sealed record Measure(string Address, MeasureKind Kind, double Value, long Count = 0, long Of = 0)
{
    /// <summary>A share of customers.</summary>
    public static Measure Share(string address, long count, long of) => new(address, MeasureKind.Share, of > 0 ? count / (double)of : double.NaN, count, of);
}
