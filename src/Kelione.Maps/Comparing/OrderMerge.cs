namespace Kelione.Maps;

/// <summary>
/// Merges the orders of two versions of a list. What nobody moved is the skeleton and keeps the ancestor's order; whatever somebody added or moved comes into the gap of the skeleton in which that person has it.
/// Where both fill the same gap, one run follows the other in an order that does not depend on who is who, so that merging is symmetric.
/// </summary>
internal static class OrderMerge
{
    /// <summary>The kept items in their merged order.</summary>
    /// <typeparam name="T">What is in the lists; each item at most once in each.</typeparam>
    /// <param name="ancestor">The list before.</param>
    /// <param name="mine">My list.</param>
    /// <param name="theirs">Their list.</param>
    /// <param name="kept">The items of the merged list; each is in mine or theirs.</param>
    /// <param name="name">What decides which of two runs comes first.</param>
    /// <param name="conflict">Told of an item that both moved into different gaps, with the items before it in mine and in theirs (default for the first place); mine counts.</param>
    public static List<T> Merge<T>(IReadOnlyList<T> ancestor, IReadOnlyList<T> mine, IReadOnlyList<T> theirs, HashSet<T> kept, Func<T, string> name, Action<T, T?, T?> conflict)
        where T : notnull
    {
        var (stayMine, stayTheirs) = (Staying(ancestor, mine), Staying(ancestor, theirs));
        var (inMine, inTheirs) = (mine.ToHashSet(), theirs.ToHashSet());
        var skeleton = ancestor.Where(i => kept.Contains(i) && (inMine.Contains(i) || inTheirs.Contains(i)) && (stayMine.Contains(i) || !inMine.Contains(i)) && (stayTheirs.Contains(i) || !inTheirs.Contains(i))).ToList();
        var places = skeleton.Select((item, index) => (item, index)).ToDictionary(s => s.item, s => s.index + 1);
        var myRuns = Runs(mine, kept, places, i => !stayMine.Contains(i) || !inTheirs.Contains(i), out var myGaps);
        var theirRuns = Runs(theirs, kept, places, i => !stayTheirs.Contains(i) || !inMine.Contains(i), out var theirGaps);
        foreach (var item in theirGaps.Keys.Where(myGaps.ContainsKey).ToList())
        {
            if (myGaps[item] != theirGaps[item])
            {
                conflict(item, Before(mine, item), Before(theirs, item));
                theirRuns[theirGaps[item]].Remove(item);
            }
        }

        var merged = new List<T>();
        for (var gap = 0; gap <= skeleton.Count; gap++)
        {
            if (gap > 0)
            {
                merged.Add(skeleton[gap - 1]);
            }

            merged.AddRange(Join(myRuns[gap], theirRuns[gap], name, item => conflict(item, Before(mine, item), Before(theirs, item))));
        }

        return merged;
    }

    /// <summary>Two runs that fill the same gap as one: what both have keeps its order, and between two such items one part follows the other.</summary>
    private static List<T> Join<T>(List<T> mine, List<T> theirs, Func<T, string> name, Action<T> conflict)
        where T : notnull
    {
        var common = Staying(theirs, mine);
        foreach (var item in mine.Where(i => !common.Contains(i) && theirs.Contains(i)).ToList())
        {
            conflict(item);
            theirs.Remove(item);
        }

        var joined = new List<T>();
        for (var (m, t) = (0, 0); m < mine.Count || t < theirs.Count; m++, t++)
        {
            var first = mine.Skip(m).TakeWhile(i => !common.Contains(i)).ToList();
            var second = theirs.Skip(t).TakeWhile(i => !common.Contains(i)).ToList();
            (m, t) = (m + first.Count, t + second.Count);
            var mineFirst = first.Count == 0 || second.Count == 0 || string.CompareOrdinal(name(first[0]), name(second[0])) <= 0;
            joined.AddRange(mineFirst ? first.Concat(second) : second.Concat(first));
            joined.AddRange(mine.Skip(m).Take(1));
        }

        return joined;
    }

    /// <summary>The items that a list holds in the ancestor's order: the longest such part of it.</summary>
    private static HashSet<T> Staying<T>(IReadOnlyList<T> ancestor, IReadOnlyList<T> list)
        where T : notnull
    {
        var index = ancestor.Select((item, i) => (item, i)).ToDictionary(s => s.item, s => s.i);
        var common = list.Where(index.ContainsKey).ToList();
        return LongestRun.Of(common.Select(i => index[i]).ToList()).Select(i => common[i]).ToHashSet();
    }

    /// <summary>For each gap of the skeleton the items that a list has there by its own doing.</summary>
    private static List<T>[] Runs<T>(IReadOnlyList<T> list, HashSet<T> kept, Dictionary<T, int> skeleton, Func<T, bool> own, out Dictionary<T, int> gaps)
        where T : notnull
    {
        var runs = Enumerable.Range(0, skeleton.Count + 1).Select(_ => new List<T>()).ToArray();
        gaps = [];
        var gap = 0;
        foreach (var item in list)
        {
            if (skeleton.TryGetValue(item, out var place))
            {
                gap = place;
            }
            else if (kept.Contains(item) && own(item))
            {
                runs[gap].Add(item);
                gaps.Add(item, gap);
            }
        }

        return runs;
    }

    private static T? Before<T>(IReadOnlyList<T> list, T item)
    {
        var before = list.TakeWhile(i => !Equals(i, item)).ToList();
        return before.Count == 0 ? default : before[^1];
    }
}
