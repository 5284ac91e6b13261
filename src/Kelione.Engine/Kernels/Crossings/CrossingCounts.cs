using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Counts values and the crossings between them. One for each thread; then added up.</summary>
internal sealed class CrossingCounts(int values)
{
    /// <summary>Up to so many values the crossings are counted in a table, beyond in a dictionary.</summary>
    private const int TableLimit = 512;

    private readonly long[] _events = new long[values];
    private readonly long[] _customers = new long[values];
    private readonly int[] _lastJourney = new int[values];
    private readonly Crossing[] _table = values <= TableLimit ? new Crossing[values * values] : [];
    private readonly Dictionary<long, Crossing> _dictionary = [];
    private readonly long[] _spread = new long[values + 1];
    private int _journeys;

    public long Crossed { get; private set; }

    public void Add(JourneyRange range, TextField.Codes codes)
    {
        var offsets = range.Segment.Offsets;
        for (var j = range.First; j < range.End; j++)
        {
            Journey(offsets[j], offsets[j + 1], codes);
        }
    }

    public void Add(CrossingCounts other)
    {
        Crossed += other.Crossed;
        _spread[0] += other._spread[0];
        for (var v = 0; v < values; v++)
        {
            _events[v] += other._events[v];
            _customers[v] += other._customers[v];
            _spread[v + 1] += other._spread[v + 1];
        }

        foreach (var (from, to, crossing) in other.All())
        {
            ref var mine = ref At(from, to);
            mine.Count += crossing.Count;
            mine.Customers += crossing.Customers;
        }
    }

    public CrossingsAnswer Answer(string field, Func<int, string> nameOf)
    {
        var all = All().ToList();
        var (exits, entries) = (new long[values], new long[values]);
        foreach (var (from, to, crossing) in all)
        {
            exits[from] += crossing.Count;
            entries[to] += crossing.Count;
        }

        return new CrossingsAnswer
        {
            Field = field,
            Customers = _spread.Skip(1).Sum(),
            Crossed = Crossed,
            Values = [.. Enumerable.Range(0, values).Where(v => _events[v] > 0).Select(v => new ActivityCount(nameOf(v), _events[v], _customers[v]))
                .OrderByDescending(v => v.Count).ThenBy(v => v.Activity, StringComparer.Ordinal)],
            Spread = [.. Enumerable.Range(1, values).Where(n => _spread[n] > 0).Select(n => new ValueSpread(n, _spread[n]))],
            Edges = [.. all.Select(e => new FlowEdge
                {
                    From = nameOf(e.From), To = nameOf(e.To), Count = e.Crossing.Count, Customers = e.Crossing.Customers,
                    ShareOfExits = e.Crossing.Count / (double)exits[e.From], ShareOfEntries = e.Crossing.Count / (double)entries[e.To],
                }).OrderByDescending(e => e.Count).ThenBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal)],
        };
    }

    private void Journey(long row, long end, TextField.Codes codes)
    {
        _journeys++;
        var (previous, distinct, crossed) = (-1, 0, false);
        for (; row < end; row++)
        {
            var value = codes[row];
            if (value < 0)
            {
                continue;
            }

            _events[value]++;
            if (value == previous)
            {
                continue;
            }

            if (_lastJourney[value] != _journeys)
            {
                _lastJourney[value] = _journeys;
                _customers[value]++;
                distinct++;
            }

            if (previous >= 0)
            {
                crossed = true;
                ref var crossing = ref At(previous, value);
                crossing.Count++;
                if (crossing.LastJourney != _journeys)
                {
                    crossing.LastJourney = _journeys;
                    crossing.Customers++;
                }
            }

            previous = value;
        }

        _spread[distinct]++;
        Crossed += crossed ? 1 : 0;
    }

    private ref Crossing At(int from, int to)
    {
        if (_table.Length > 0)
        {
            return ref _table[from * values + to];
        }

        return ref CollectionsMarshal.GetValueRefOrAddDefault(_dictionary, (long)from * values + to, out _);
    }

    private IEnumerable<(int From, int To, Crossing Crossing)> All() =>
        _table.Select((crossing, i) => (Key: (long)i, Crossing: crossing)).Where(c => c.Crossing.Count > 0)
            .Concat(_dictionary.Select(c => (c.Key, Crossing: c.Value)))
            .Select(c => ((int)(c.Key / values), (int)(c.Key % values), c.Crossing));

    private struct Crossing
    {
        public long Count;
        public long Customers;
        public int LastJourney;
    }
}
