using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>The order in which lists of names are given: what is counted most first, equal ones by name.</summary>
internal static class Ranking
{
    /// <summary>Each code's place when the names are put in ordinal order, so that names are compared once and not at each step of a sort.</summary>
    public static int[] OrdinalRanks(ITextDictionary names)
    {
        var codes = new int[names.Count];
        var texts = new string[names.Count];
        for (var code = 0; code < codes.Length; code++)
        {
            codes[code] = code;
            texts[code] = names[code];
        }

        Array.Sort(texts, codes, StringComparer.Ordinal);
        var ranks = new int[codes.Length];
        for (var place = 0; place < codes.Length; place++)
        {
            ranks[codes[place]] = place;
        }

        return ranks;
    }

    /// <summary>The codes that were counted at all, by falling count, then by name.</summary>
    public static List<int> ByCount(IReadOnlyList<long> counts, ITextDictionary names) =>
        [.. Enumerable.Range(0, names.Count).Where(c => counts[c] > 0).OrderByDescending(c => counts[c]).ThenBy(c => names[c], StringComparer.Ordinal)];
}
