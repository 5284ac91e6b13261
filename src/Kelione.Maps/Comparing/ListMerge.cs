namespace Kelione.Maps;

/// <summary>Merges two versions of a list of values that are all different.</summary>
internal static class ListMerge
{
    /// <summary>The merged list: what either added is in, what either removed is out. Null where the values are no lists that can be merged so.</summary>
    public static object? Merge(object? ancestor, object? mine, object? theirs) => (mine, theirs) switch
    {
        (ValueList<string> m, ValueList<string> t) => Merge(ancestor as ValueList<string> ?? [], m, t),
        (ValueList<Stop> m, ValueList<Stop> t) => Merge(ancestor as ValueList<Stop> ?? [], m, t),
        _ => null,
    };

    private static ValueList<T>? Merge<T>(ValueList<T> ancestor, ValueList<T> mine, ValueList<T> theirs)
        where T : notnull
    {
        if (new[] { ancestor, mine, theirs }.Any(list => list.Distinct().Count() < list.Count))
        {
            return null;
        }

        var kept = mine.Union(theirs).Where(item => !ancestor.Contains(item) || (mine.Contains(item) && theirs.Contains(item))).ToHashSet();
        return OrderMerge.Merge(ancestor, mine, theirs, kept, item => item.ToString()!, static (_, _, _) => { }).ToValueList();
    }
}
