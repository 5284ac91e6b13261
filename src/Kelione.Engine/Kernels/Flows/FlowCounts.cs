namespace Kelione.Engine.Kernels;

/// <summary>What flows add up to: transitions, starts, ends, and who did what. One for each thread, joined at the end.</summary>
/// <param name="activities">How many activities there are.</param>
internal sealed class FlowCounts(int activities)
{
    private readonly int[] _seen = new int[activities];
    private readonly List<long> _counts = [];
    private readonly List<long> _customers = [];
    private readonly List<int> _seenPair = [];
    private int _journey;

    public PairIndex Pairs { get; } = new(activities);

    public long[] Starts { get; } = new long[activities];

    public long[] Ends { get; } = new long[activities];

    public long[] Customers { get; } = new long[activities];

    /// <summary>How often a pair was met, by its number.</summary>
    public IReadOnlyList<long> PairCounts => _counts;

    /// <summary>By how many customers.</summary>
    public IReadOnlyList<long> PairCustomers => _customers;

    /// <summary>How often each activity was met: on the way or at the end.</summary>
    public long[] Events()
    {
        var events = (long[])Ends.Clone();
        for (var pair = 0; pair < Pairs.Count; pair++)
        {
            events[Pairs[pair].First] += _counts[pair];
        }

        return events;
    }

    /// <summary>Adds what is known of a pair.</summary>
    public void AddPair(int from, int to, long count, long customers)
    {
        var pair = NumberOf(from, to);
        _counts[pair] += count;
        _customers[pair] += customers;
    }

    /// <summary>Adds what another thread counted; no journey is in both.</summary>
    public void Add(FlowCounts other)
    {
        for (var a = 0; a < activities; a++)
        {
            Starts[a] += other.Starts[a];
            Ends[a] += other.Ends[a];
            Customers[a] += other.Customers[a];
        }

        for (var pair = 0; pair < other.Pairs.Count; pair++)
        {
            AddPair(other.Pairs[pair].First, other.Pairs[pair].Second, other._counts[pair], other._customers[pair]);
        }
    }

    private int NumberOf(int from, int to)
    {
        var pair = Pairs.Number(from, to);
        if (pair == _counts.Count)
        {
            _counts.Add(0);
            _customers.Add(0);
            _seenPair.Add(0);
        }

        return pair;
    }

    private void See(int activity)
    {
        if (_seen[activity] != _journey)
        {
            _seen[activity] = _journey;
            Customers[activity]++;
        }
    }

    /// <summary>Counts what it is shown.</summary>
    public readonly struct Visitor(FlowCounts counts) : IFlowVisitor
    {
        public void Start(int activity, int person)
        {
            counts._journey++;
            counts.Starts[activity]++;
            counts.See(activity);
        }

        public void Step(int from, int to, long micros)
        {
            var pair = counts.NumberOf(from, to);
            counts._counts[pair]++;
            if (counts._seenPair[pair] != counts._journey)
            {
                counts._seenPair[pair] = counts._journey;
                counts._customers[pair]++;
            }

            counts.See(to);
        }

        public void End(int activity) => counts.Ends[activity]++;
    }
}
