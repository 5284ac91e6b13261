using System.Globalization;

namespace Kelione.Sources;

/// <summary>Tells a row of column names from a row of data.</summary>
internal static class HeaderRule
{
    /// <summary>Whether the top row names the columns of the rows below it.</summary>
    public static bool LooksLikeHeader(IReadOnlyList<string> top, IReadOnlyList<string[]> below)
    {
        if (top.Count == 0 || top.All(string.IsNullOrWhiteSpace))
        {
            return false;
        }

        // No column is called by a moment to the second, whatever words stand beside it.
        if (top.Any(c => c.Contains(':', StringComparison.Ordinal) && TimeParser.TryParse(TimeFormat.YearFirst, c, out _)))
        {
            return false;
        }

        if (top.Any(c => RoleNames.IsKnown(c)))
        {
            return true;
        }

        // Names are words; a row with numbers, moments or repeated words is one of data.
        if (top.Any(IsDatum) || top.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Count() < top.Count(c => c.Length > 0))
        {
            return false;
        }

        // All words: a name does not come again as a value of its own column.
        for (var column = 0; column < top.Count; column++)
        {
            if (top[column].Length > 0 && below.Any(r => column < r.Length && r[column] == top[column]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDatum(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || TimeParser.TryParse(TimeFormat.YearFirst, cell, out _)
        || CalendarText.TryYearLast(cell.AsSpan().Trim(), dayFirst: true, out _)
        || CalendarText.TryYearLast(cell.AsSpan().Trim(), dayFirst: false, out _);
}
