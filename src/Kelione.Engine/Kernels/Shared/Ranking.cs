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

    /// <summary>The first few of some things in an order, without sorting them all.</summary>
    /// <param name="items">The things.</param>
    /// <param name="count">How many are wanted, from 1.</param>
    /// <param name="compare">Below zero where the left one comes first; no two are equal.</param>
    public static List<T> Top<T>(IEnumerable<T> items, int count, Comparison<T> compare)
    {
        // The last of those kept so far is at the head.
        var kept = new PriorityQueue<T, T>(Comparer<T>.Create((left, right) => compare(right, left)));
        foreach (var item in items)
        {
            if (kept.Count < count)
            {
                kept.Enqueue(item, item);
            }
            else if (compare(item, kept.Peek()) < 0)
            {
                kept.EnqueueDequeue(item, item);
            }
        }

        var first = new List<T>(kept.Count);
        while (kept.Count > 0)
        {
            first.Add(kept.Dequeue());
        }

        first.Reverse();
        return first;
    }
}
