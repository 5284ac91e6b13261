using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>Collects the rows of a poster and leaves out those that have nothing to show.</summary>
internal sealed class RowList
{
    private readonly ImmutableArray<GridRow>.Builder _rows = ImmutableArray.CreateBuilder<GridRow>();

    /// <summary>Adds a row.</summary>
    public void Add(GridRow row) => _rows.Add(row);

    /// <summary>Adds a row unless it is empty.</summary>
    public void Add<T>(T row, Func<T, bool> isEmpty)
        where T : GridRow
    {
        if (!isEmpty(row))
        {
            _rows.Add(row);
        }
    }

    /// <summary>The rows from top to bottom.</summary>
    public ImmutableArray<GridRow> ToImmutable() => _rows.ToImmutable();
}

/// <summary>Columns of steps that keep to a least width.</summary>
internal static class SteadyColumns
{
    /// <summary>Even columns; where they are wide, a stage that is narrower than its name borrows as in other kinds, where they are narrow none gives anything away.</summary>
    /// <param name="page">The page.</param>
    /// <param name="least">The width that a column must keep.</param>
    public static StageColumns Of(PosterPage page, double least)
    {
        var counts = page.Reading.Stages.Select(s => Math.Max(1, s.Count)).ToList();
        var lends = page.Sheet.GridWidth / Math.Max(1, counts.Sum()) >= least * 1.5;
        return StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, counts, [.. page.Reading.Stages.Select(s => lends ? page.Scene.Measure(s.Stage.Name, PosterType.StageName) + 12 : 0)]);
    }
}
