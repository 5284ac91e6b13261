using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// Any question asked of two segments, and where they clearly differ. Shares get a Newcombe interval (95 %) of the difference, and Benjamini–Hochberg over all shares compared (those that both sides have, of at least one customer each); other numbers are shown side by side.
/// The two segments may overlap; customers in both count on both sides, and the answer says how many they are.
/// </summary>
public sealed record ComparisonQuestion : Question<ComparisonAnswer>
{
    /// <summary>What to ask; its own scope's segment must be null. The comparison's scope is ignored: it is that of this question.</summary>
    public required Question Of { get; init; }

    /// <summary>One segment.</summary>
    public required NamedSegment Left { get; init; }

    /// <summary>The other.</summary>
    public required NamedSegment Right { get; init; }

    /// <summary>The period that the right side looks at; null for that of the question.</summary>
    public Period? RightPeriod { get; init; }

    /// <summary>The question for the left segment.</summary>
    public Question OfLeft() => Of with { Scope = Of.Scope with { Segment = Left } };

    /// <summary>The question for the right segment.</summary>
    public Question OfRight() => Of with { Scope = Of.Scope with { Segment = Right, Period = RightPeriod ?? Of.Scope.Period } };

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Of is ComparisonQuestion or TimelineQuestion)
        {
            yield return "A comparison or one customer's journey cannot be compared.";
            yield break;
        }

        if (Of.Scope.Segment is not null)
        {
            yield return "The question compared cannot have a segment of its own.";
        }

        foreach (var problem in Of.Problems())
        {
            yield return problem;
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("left", $"{Left.Name}: {Left.Rule}"),
        new("right", $"{Right.Name}: {Right.Rule}"),
        .. RightPeriod is { } other ? [new PolicyLine("rightPeriod", other.ToString())] : Array.Empty<PolicyLine>(),
        new("interval", "difference of shares left − right, Newcombe, 95 %"),
        new("correction", "Benjamini–Hochberg over all shares compared"),
        .. Of.PolicyLines(),
    ];
}

/// <summary>Two answers side by side; n counts the customers of either segment. Addresses: <c>left:ADDRESS</c> and <c>right:ADDRESS</c>, with the addresses of the question compared.</summary>
public sealed record ComparisonAnswer : Answer
{
    /// <summary>The answer for the left segment.</summary>
    public required Answer Left { get; init; }

    /// <summary>The answer for the right segment.</summary>
    public required Answer Right { get; init; }

    /// <summary>Customers in both segments.</summary>
    public required long InBoth { get; init; }

    /// <summary>Every number that either side has: shares by falling size of the difference (those without one last), then by address; other numbers after them, by address.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => [];
}

/// <summary>One number on both sides.</summary>
/// <param name="Address">Its address in the question compared.</param>
/// <param name="Kind">What kind of number.</param>
/// <param name="Left">Left; null where that side has no such number or nothing to measure it from.</param>
/// <param name="Right">Right; null likewise.</param>
/// <param name="Value">Left − right; null where a side has none.</param>
/// <param name="Interval">For shares: the interval of the difference; null otherwise.</param>
/// <param name="Q">For shares: p (pooled two-proportion z) after the correction; null otherwise.</param>
/// <param name="Clear">For shares: whether the interval leaves out 0 and q ≤ 0.05; false otherwise: "no clear change".</param>
public sealed record Difference(
    string Address,
    MeasureKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Right,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Q,
    bool Clear);
