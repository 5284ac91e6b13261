namespace Kelione.Engine.Kernels;

/// <summary>How many customers have pairs of codes: few codes in a square table, many by number. One for each thread, joined at the end: no customer is with two.</summary>
internal sealed class PairCustomers
{
    /// <summary>The most codes for which a square table is kept: one megabyte.</summary>
    private const int MostDense = 256;

    private readonly int _codes;
    private readonly PairIndex? _pairs;
    private Cell[] _cells;

    /// <param name="codes">Codes are below this.</param>
    public PairCustomers(int codes)
    {
        _codes = codes;
        _pairs = codes <= MostDense ? null : new PairIndex(codes);
        _cells = new Cell[_pairs is null ? codes * codes : 16];
    }

    /// <param name="first">The pair's one code.</param>
    /// <param name="second">The pair's other code.</param>
    /// <param name="journey">A number from 1 that rises with each customer.</param>
    public void See(int first, int second, int journey)
    {
        ref var cell = ref CellOf(first, second);
        if (cell.SeenIn != journey)
        {
            cell.SeenIn = journey;
            cell.Customers++;
        }
    }

    public void Add(PairCustomers other)
    {
        foreach (var (first, second, customers) in other.All())
        {
            CellOf(first, second).Customers += (int)customers;
        }
    }

    /// <summary>All pairs met, in no particular order.</summary>
    public IEnumerable<(int First, int Second, long Customers)> All()
    {
        for (var cell = 0; cell < (_pairs?.Count ?? _cells.Length); cell++)
        {
            if (_cells[cell].Customers != 0)
            {
                var (first, second) = _pairs?[cell] ?? (cell / _codes, cell % _codes);
                yield return (first, second, _cells[cell].Customers);
            }
        }
    }

    /// <summary>0 for a pair that was not met.</summary>
    public long Of(int first, int second) => _pairs is null ? _cells[first * _codes + second].Customers : _pairs.Find(first, second) is >= 0 and var pair ? _cells[pair].Customers : 0;

    private ref Cell CellOf(int first, int second) => ref (_pairs is null ? ref _cells[first * _codes + second] : ref Numbered(_pairs.Number(first, second)));

    private ref Cell Numbered(int pair)
    {
        if (pair >= _cells.Length)
        {
            Array.Resize(ref _cells, 2 * pair);
        }

        return ref _cells[pair];
    }

    private struct Cell
    {
        public int SeenIn;
        public int Customers;
    }
}
