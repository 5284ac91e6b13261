namespace Kelione.Journeys;

/// <summary>Where customers go round: repeats (a a), returns (a b a) and longer loops that come back to where they began without passing it in between.</summary>
public sealed record LoopsQuestion : Question<LoopsAnswer>
{
    /// <summary>The longest loop looked for, in transitions, from 1 (a repeat) to 6. A loop a b c a has three.</summary>
    public int MaxLength { get; init; } = 3;

    /// <summary>At most this many loops are given, the most frequent first.</summary>
    public int Top { get; init; } = 20;

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => MaxLength is < 1 or > 6 || Top < 1 ? ["maxLength must lie between 1 and 6, top must be at least 1."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("loop", FormattableString.Invariant($"an activity that comes again after at most {MaxLength} transitions, without itself in between; one occurrence for each such return")),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>Where customers go round. Address: <c>loop:A:B:…:A</c>.</summary>
public sealed record LoopsAnswer : Answer
{
    /// <summary>Loops by falling count, then by names.</summary>
    public required IReadOnlyList<Loop> Loops { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        Loops.Select(l => Measure.Share(Handles.Address(["loop", .. l.Activities]), l.Customers, N));
}

/// <summary>One loop.</summary>
/// <param name="Activities">The activities in order, the first again at the end.</param>
/// <param name="Count">How often it was gone round.</param>
/// <param name="Customers">By how many customers.</param>
/// <param name="MedianSeconds">Median time once round, seconds.</param>
public sealed record Loop(IReadOnlyList<string> Activities, long Count, long Customers, double MedianSeconds);
