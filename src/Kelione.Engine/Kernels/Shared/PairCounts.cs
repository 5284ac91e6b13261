namespace Kelione.Engine.Kernels;

/// <summary>Counts pairs of codes: few codes in a square table, many by number. Not safe for several threads.</summary>
internal sealed class PairCounts
{
    /// <summary>The most codes for which a square table is kept: half a megabyte.</summary>
    private const int MostDense = 256;

    private readonly int _codes;
    private readonly long[]? _table;
    private readonly PairIndex? _pairs;
    private readonly List<long> _counts = [];

    /// <param name="codes">Codes are below this.</param>
    public PairCounts(int codes)
    {
        _codes = codes;
        if (codes <= MostDense)
        {
            _table = new long[codes * codes];
        }
        else
        {
            _pairs = new PairIndex(codes);
        }
    }

    public void Add(int first, int second, long count = 1)
    {
        if (_table is { } table)
        {
            table[first * _codes + second] += count;
            return;
        }

        var pair = _pairs!.Number(first, second);
        if (pair == _counts.Count)
        {
            _counts.Add(0);
        }

        _counts[pair] += count;
    }

    public void Add(PairCounts other)
    {
        foreach (var (first, second, count) in other.All())
        {
            Add(first, second, count);
        }
    }

    /// <summary>All pairs that were counted, in no particular order.</summary>
    public IEnumerable<(int First, int Second, long Count)> All()
    {
        for (var cell = 0; cell < _table?.Length; cell++)
        {
            if (_table[cell] != 0)
            {
                yield return (cell / _codes, cell % _codes, _table[cell]);
            }
        }

        for (var pair = 0; pair < _counts.Count; pair++)
        {
            yield return (_pairs![pair].First, _pairs[pair].Second, _counts[pair]);
        }
    }
}
