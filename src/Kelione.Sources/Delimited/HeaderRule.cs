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

    /// <summary>Whether the row below the names belongs to them: a survey's answers under its questions. It says nothing of who answered and when, which every row below it does. Looked for only where the rows are of respondents: elsewhere a row that begins blank is a row.</summary>
    public static bool IsSecondOf(IReadOnlyList<string> top, string[] second, IEnumerable<string[]> below) =>
        second.Length > 4 && RoleNames.Normalise(top[0]).Contains("respondent", StringComparison.Ordinal) && second.Take(2).All(string.IsNullOrWhiteSpace) && second.Any(c => !string.IsNullOrWhiteSpace(c)) 
        && second.Count(string.IsNullOrWhiteSpace) >= 3 && !second.Any(IsDatumButChoice) && below.Take(50).All(r => !string.IsNullOrWhiteSpace(r[0]));

    /// <summary>The names of two rows as one: <c>question</c> where the second says only that there is an answer, else <c>question [option]</c>; a question over several columns is written over the first alone.</summary>
    public static IReadOnlyList<string> Joined(IReadOnlyList<string> top, string[] second)
    {
        var (names, question) = (new List<string>(), "");
        for (var column = 0; column < top.Count; column++)
        {
            question = top[column].Trim().Length > 0 ? top[column].Trim() : question;
            var option = column < second.Length ? second[column].Trim() : "";
            names.Add(option is "" or "Response" or "Open-Ended Response" ? question : $"{question} [{option}]");
        }

        return names;
    }

    // An option may be a number: 1, 2, 3 over the columns of a scale.
    private static bool IsDatumButChoice(string cell) => cell.Length > 3 && IsDatum(cell);

    private static bool IsDatum(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || TimeParser.TryParse(TimeFormat.YearFirst, cell, out _)
        || CalendarText.TryYearLast(cell.AsSpan().Trim(), dayFirst: true, out _)
        || CalendarText.TryYearLast(cell.AsSpan().Trim(), dayFirst: false, out _);
}
