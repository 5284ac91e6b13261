using System.Globalization;

namespace Kelione.Web.Frame;

/// <summary>Finds entries by what somebody types: every word must occur, letter case and accents aside; what begins with it comes first.</summary>
internal static class PaletteSearch
{
    /// <summary>How many entries a group shows.</summary>
    public const int MostInGroup = 6;

    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth;

    /// <summary>The entries that fit, in the order shown: groups in the order in which they first occur, in each the best first.</summary>
    public static IReadOnlyList<PaletteEntry> Find(IReadOnlyList<PaletteEntry> entries, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. entries.Select((e, i) => (Entry: e, At: i, Rank: Rank(e, words))).Where(e => e.Rank < int.MaxValue)
                .GroupBy(e => e.Entry.Group, StringComparer.Ordinal)
                .SelectMany(g => g.OrderBy(e => e.Rank).ThenBy(e => e.At).Take(words.Length == 0 ? MostInGroup : MostInGroup * 2))
                .Select(e => e.Entry),
        ];
    }

    /// <summary>Where a word stands in a text, for marking it: -1 where it does not occur.</summary>
    public static (int Start, int Length) Where(string text, string word)
    {
        if (word.Length == 0)
        {
            return (-1, 0);
        }

        var at = CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, Loose, out var length);
        return (at, length);
    }

    // 0 for a beginning, 1 for a word's beginning, 2 inside, 3 in the note only; the worst word counts.
    private static int Rank(PaletteEntry entry, string[] words)
    {
        var worst = 0;
        foreach (var word in words)
        {
            var (at, _) = Where(entry.Text, word);
            var rank = at == 0 ? 0 : at > 0 ? char.IsLetterOrDigit(entry.Text[at - 1]) ? 2 : 1 : Where(entry.Note, word).Start >= 0 ? 3 : int.MaxValue;
            worst = Math.Max(worst, rank);
        }

        return worst;
    }
}
