namespace Kelione.Sources;

/// <summary>How much a column's values look like names of activities: words, few different ones, on every row.</summary>
internal static class ActivityLikeness
{
    private static readonly string[] OtherThings =
    [
        "country", "city", "region", "gender", "sex", "age", "platform", "browser", "os", "language", "lang", "currency", "status", "resource", "employee", "agent", "device", "channel",
        "campaign", "medium", "source", "group", "cohort", "variant", "version", "lifecycle", "type", "category", "segment",
    ];

    /// <summary>The likeness; 0 where the column cannot be it.</summary>
    public static double Of(ColumnValues column, int rows)
    {
        if (rows < 3 || column.Texts.Count < rows * 0.9 || column.Distinct < 2 || column.Distinct > Math.Max(50, rows / 20) || column.Distinct == rows || column.AllNumbers)
        {
            return 0;
        }

        var letters = column.Texts.Average(t => t.Length == 0 ? 0 : t.Count(char.IsLetter) / (double)t.Length);
        var length = Math.Min(20, column.Texts.Average(t => t.Length));
        var other = Array.Exists(OtherThings, o => column.Name.Contains(o, StringComparison.OrdinalIgnoreCase)) ? 0.1 : 1;
        return letters < 0.5 || length < 2.5 ? 0 : letters * length * other * (column.Distinct < 3 ? 0.3 : 1);
    }
}
