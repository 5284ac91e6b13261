namespace Kelione.Engine.Kernels;

/// <summary>How many customers have pairs of codes. One for each thread, joined at the end: no customer is with two.</summary>
/// <param name="codes">Codes are below this.</param>
internal sealed class PairCustomers(int codes)
{
    private readonly PairIndex _pairs = new(codes);
    private long[] _customers = new long[16];
    private int[] _seenIn = new int[16];

    /// <param name="first">The pair's one code.</param>
    /// <param name="second">The pair's other code.</param>
    /// <param name="journey">A number from 1 that rises with each customer.</param>
    public void See(int first, int second, int journey)
    {
        var pair = Number(first, second);
        if (_seenIn[pair] != journey)
        {
            _seenIn[pair] = journey;
            _customers[pair]++;
        }
    }

    public void Add(PairCustomers other)
    {
        foreach (var (first, second, customers) in other.All())
        {
            // Numbering may replace the array: it must come first.
            var pair = Number(first, second);
            _customers[pair] += customers;
        }
    }

    /// <summary>All pairs met, in no particular order.</summary>
    public IEnumerable<(int First, int Second, long Customers)> All()
    {
        for (var pair = 0; pair < _pairs.Count; pair++)
        {
            yield return (_pairs[pair].First, _pairs[pair].Second, _customers[pair]);
        }
    }

    /// <summary>0 for a pair that was not met.</summary>
    public long Of(int first, int second) => _pairs.Find(first, second) is >= 0 and var pair ? _customers[pair] : 0;

    private int Number(int first, int second)
    {
        var pair = _pairs.Number(first, second);
        if (pair >= _customers.Length)
        {
            Array.Resize(ref _customers, 2 * pair);
            Array.Resize(ref _seenIn, 2 * pair);
        }

        return pair;
    }
}
