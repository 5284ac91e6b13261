namespace Kelione.Journeys;

/// <summary>Which share of journeys does what at its k-th event; anchored: k events after (or before) the first event that matches.</summary>
public sealed record StepMatrixQuestion : Question<StepMatrixAnswer>
{
    /// <summary>The event that is column 0; journeys without it leave the denominator. Null: columns count from the journey's first event, which is column 1.</summary>
    public StepPattern? Anchor { get; init; }

    /// <summary>How many columns after the anchor (or from the start), from 1 to 100.</summary>
    public int After { get; init; } = 10;

    /// <summary>How many columns before the anchor, from 0 to 100; only with an anchor.</summary>
    public int Before { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (After is < 1 or > 100 || Before is < 0 or > 100)
        {
            yield return "after must lie between 1 and 100, before between 0 and 100.";
        }

        if (Before > 0 && Anchor is null)
        {
            yield return "before needs an anchor.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("anchor", Anchor is null ? "the journey's first event is column 1" : $"the first {Anchor} is column 0; journeys without it leave the denominator"),
        new("finished journeys", "stay in (end); before the anchor, journeys not yet begun stand in (start); each column sums to 1"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>The step matrix. Address: <c>cell:COLUMN:ACTIVITY</c>.</summary>
public sealed record StepMatrixAnswer : Answer
{
    /// <summary>The row of finished journeys.</summary>
    public const string End = "(end)";

    /// <summary>The row of journeys that have not begun (columns before the anchor).</summary>
    public const string Start = "(start)";

    /// <summary>The column numbers, in order.</summary>
    public required IReadOnlyList<int> Columns { get; init; }

    /// <summary>One row an activity, by falling sum of counts, then by name; the start row, then the end row, last, where they have any.</summary>
    public required IReadOnlyList<StepMatrixRow> Rows { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        from row in Rows
        from cell in Columns.Select((column, i) => (column, i))
        select Measure.Share(Handles.Address("cell", Handles.Part(cell.column), row.Activity), row.Customers[cell.i], N);
}

/// <summary>One activity's way through the columns.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="Customers">How many journeys do it at each column.</param>
/// <param name="Shares">The same as shares of all journeys counted.</param>
public sealed record StepMatrixRow(string Activity, IReadOnlyList<long> Customers, IReadOnlyList<double> Shares);
