namespace Kelione.Sources;

/// <summary>
/// Words by which exports say that an id is missing. Some of them may be ids too (a real hospital log numbers its cases A, B … NA … and so on):
/// these count as missing only in a column where they are common.
/// </summary>
internal static class NoneWords
{
    private const double CommonShare = 0.05;

    private static readonly HashSet<string> Always = ["NULL", "null", "Null", "NaN", "nan", "undefined", "<null>", "(null)", "NaT", "(not set)"];

    private static readonly HashSet<string> Sometimes = ["NA", "N/A", "n/a", "None", "none", "-"];

    /// <summary>Whether a text is any of the words.</summary>
    public static bool MayBeNone(string text) => Always.Contains(text) || Sometimes.Contains(text);

    /// <summary>The words that mean "no customer" in a column, by what its sample shows.</summary>
    public static IReadOnlyList<string> In(ColumnValues column) =>
        [.. Always, .. Sometimes.Where(word => column.Texts.Count(t => t == word) > column.Texts.Count * CommonShare)];
}
