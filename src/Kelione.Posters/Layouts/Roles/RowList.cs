using System.Collections.Immutable;
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
