namespace Kelione.Engine.Kernels;

/// <summary>Counts pairs of codes. Not safe for several threads.</summary>
/// <param name="codes">Codes are below this.</param>
internal sealed class PairCounts(int codes)
{
    private readonly PairIndex _pairs = new(codes);
    private readonly List<long> _counts = [];

    public void Add(int first, int second, long count = 1)
    {
        var pair = _pairs.Number(first, second);
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
        for (var pair = 0; pair < _counts.Count; pair++)
        {
            yield return (_pairs[pair].First, _pairs[pair].Second, _counts[pair]);
        }
    }
}
