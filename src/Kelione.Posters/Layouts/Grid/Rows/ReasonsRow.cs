using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>Where those who were lost went, in words beneath a dense grid: the larger losses, and those who pass a step by.</summary>
internal sealed class ReasonsRow : GridRow
{
    private const double RowHeight = 14.5;
    private const double Telling = 0.03;
    private const double LeastGap = 22;

    private sealed record Item(string Way, string Words, bool InFocus, double Width);

    private readonly ImmutableArray<ImmutableArray<Item>> _rows;

    public ReasonsRow(GridPlan plan)
        : base(plan)
    {
        var flow = FlowColumns.Of(plan);
        var largest = flow.Select(f => f.Audience).DefaultIfEmpty(0).Max();
        _rows = Rows([.. flow.Where(f => f.Next is not null && f.Lost > 0 && (f.Lost >= Telling * largest || f.Column == plan.FocusFrom)).Select(Set).OfType<Item>()]);
    }

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => _rows.IsEmpty;

    public override string Name => Plan.Words["Reasons"];

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => (_rows.Length * RowHeight) + 8;

    public override void Draw(double y, double height)
    {
        for (var r = 0; r < _rows.Length; r++)
        {
            var (row, x) = (_rows[r], Plan.Sheet.GridLeft);
            var gap = row.Length < 2 ? 0 : Math.Min(70, (Plan.Sheet.GridWidth - row.Sum(i => i.Width)) / (row.Length - 1));
            foreach (var item in row)
            {
                var width = Plan.Scene.Text(x, y + 16 + (r * RowHeight), item.Way, WayStyle(item.InFocus));
                Plan.Scene.Text(x + width + 6, y + 16 + (r * RowHeight), item.Words, WordsStyle(item.InFocus));
                x += item.Width + gap;
            }
        }
    }

    private static TextStyle WayStyle(bool inFocus) => new(9, 700, inFocus ? Ink.Barrier : Ink.Route);

    private static TextStyle WordsStyle(bool inFocus) => new(9.2, 400, inFocus ? Ink.Barrier : Ink.Secondary);

    private Item? Set(FlowColumn column)
    {
        if (column.Measure.LeftTo.MaxBy(l => l.Customers) is not { Customers: > 0 } most)
        {
            return null;
        }

        var way = string.Create(CultureInfo.InvariantCulture, $"{Plan.Steps[column.Column]!.Number} → {Plan.Steps[column.Next!.Value]!.Number}");
        var count = Plan.Page.Numbers.Count(most.Customers);
        var words = most.Activity is null ? Plan.Words.Of("Flow.LeftNone", count) : Plan.Words.Of("Flow.LeftTo", count, most.Activity.Replace('_', ' '));
        var inFocus = column.Column == Plan.FocusFrom;
        return new Item(way, words, inFocus, Plan.Scene.Measure(way, WayStyle(inFocus)) + 6 + Plan.Scene.Measure(words, WordsStyle(inFocus)));
    }

    private ImmutableArray<ImmutableArray<Item>> Rows(ImmutableArray<Item> items)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Item>>();
        var row = ImmutableArray.CreateBuilder<Item>();
        foreach (var item in items)
        {
            if (row.Count > 0 && row.Sum(i => i.Width + LeastGap) + item.Width > Plan.Sheet.GridWidth)
            {
                rows.Add(row.ToImmutable());
                row.Clear();
            }

            row.Add(item);
        }

        if (row.Count > 0)
        {
            rows.Add(row.ToImmutable());
        }

        return rows.ToImmutable();
    }
}
