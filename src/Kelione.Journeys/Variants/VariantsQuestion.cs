namespace Kelione.Journeys;

/// <summary>Which sequences of activities whole journeys follow, and how often.</summary>
public sealed record VariantsQuestion : Question<VariantsAnswer>
{
    /// <summary>At most this many variants are given, the most frequent; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>Whether repeats of an activity straight after itself count once (aaab → ab).</summary>
    public bool CollapseRepeats { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => Top < 1 ? ["top must be at least 1."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
        [new("repeats", CollapseRepeats ? "an activity straight after itself counts once" : "all kept"), .. PolicyText.Scope(Scope)];
}

/// <summary>The variants. Address: <c>variant:A:B:C</c> (its activities).</summary>
public sealed record VariantsAnswer : Answer
{
    /// <summary>How many different variants there are, given or not.</summary>
    public required long Variants { get; init; }

    /// <summary>Variants by falling count, then by activities in ordinal order (a shorter one before a longer that it begins).</summary>
    public required IReadOnlyList<Variant> Items { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        Items.Select(v => Measure.Share(Handles.Address(["variant", .. v.Activities]), v.Count, N));
}

/// <summary>A sequence of activities that whole journeys follow.</summary>
/// <param name="Count">How many journeys.</param>
/// <param name="Share">Share of all journeys counted, 0–1.</param>
/// <param name="Activities">The activities in order.</param>
/// <param name="MedianSeconds">Median time from first to last event of these journeys (repeats that were collapsed counted too), seconds.</param>
public sealed record Variant(long Count, double Share, IReadOnlyList<string> Activities, double MedianSeconds);
