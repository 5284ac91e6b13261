namespace Kelione.Sources;

/// <summary>The columns of a source in order of appearance; formats without a header let it grow while they read. Names are distinct.</summary>
internal sealed class ColumnSet
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private readonly int _most;

    public ColumnSet(IEnumerable<string>? names = null, int most = int.MaxValue)
    {
        _most = most;
        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in names ?? [])
        {
            IndexOrAdd(name);
        }
    }

    public int Count => _names.Count;

    public string this[int column] => _names[column];

    public IReadOnlyList<string> Names => _names;

    /// <summary>The column's number, or -1.</summary>
    public int IndexOf(string name) => _indexes.GetValueOrDefault(name, -1);

    /// <summary>The column's number, adding it at the end where it is new; -1 where there may be no more columns.</summary>
    public int IndexOrAdd(ReadOnlySpan<char> name)
    {
        if (!_lookup.TryGetValue(name, out var index))
        {
            index = _names.Count;
            if (index >= _most)
            {
                return -1;
            }

            var copy = name.ToString();
            _names.Add(copy);
            _indexes.Add(copy, index);
        }

        return index;
    }

    /// <summary>Header cells as distinct names: trimmed, the nameless called by their number, the repeated numbered.</summary>
    public static IReadOnlyList<string> DistinctNames(IEnumerable<string> cells)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var cell in cells)
        {
            var name = cell.Trim();
            name = name.Length == 0 ? Invariant($"column {names.Count + 1}") : name;
            var distinct = name;
            for (var n = 2; !taken.Add(distinct); n++)
            {
                distinct = Invariant($"{name}_{n}");
            }

            names.Add(distinct);
        }

        return names;
    }
}
