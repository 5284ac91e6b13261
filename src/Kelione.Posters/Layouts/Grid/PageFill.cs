namespace Kelione.Posters.Layouts.Grid;

/// <summary>Shares a page's height out among rows.</summary>
internal static class PageFill
{
    // A row of words that gets more than this above what it needs looks forgotten.
    private const double MostAir = 26;

    /// <summary>The height of each row: what it needs, then more for those that are eager, then the same air for all, up to a limit. What is left stays empty.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="height">The height that there is.</param>
    public static double[] Share(IReadOnlyList<GridRow> rows, double height)
    {
        var heights = rows.Select(Needed).ToArray();
        var left = height - heights.Sum();
        for (var round = 0; round < 4 && left > 0.5; round++)
        {
            var open = Enumerable.Range(0, rows.Count).Where(i => rows[i].Eagerness > 0 && heights[i] < rows[i].Most - 0.01).ToArray();
            var eagerness = open.Sum(i => rows[i].Eagerness);
            var share = left * 0.8;
            foreach (var i in open)
            {
                var more = Math.Min(rows[i].Most - heights[i], share * rows[i].Eagerness / eagerness);
                heights[i] += more;
                left -= more;
            }
        }

        var air = Math.Min(MostAir, Math.Max(0, left) / Math.Max(1, rows.Count));
        return [.. heights.Select(h => h + air)];
    }

    /// <summary>The height that rows need together.</summary>
    public static double Needed(IEnumerable<GridRow> rows) => rows.Sum(Needed);

    private static double Needed(GridRow row) => Math.Max(row.Least, row.NameHeight);
}
