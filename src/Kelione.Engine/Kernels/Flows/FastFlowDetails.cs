using System.Buffers;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Counts transitions of whole journeys with one-byte activities, with the customers of each and how its times are spread over <see cref="TimeBuckets"/>, in one pass over the columns; a second pass looks at the few times around the
/// quantiles alone (<see cref="FastFlowTimes"/>), instead of gathering all of them. At most 64 activities, so that the tables stay small. The plain twins are <see cref="FlowCounts.Visitor"/> and <see cref="FlowTimes"/>.
/// </summary>
internal sealed unsafe class FastFlowDetails
{
    private readonly int _activities;
    private readonly int[] _seenIn;
    private readonly long[] _customers;
    private readonly uint[] _buckets;
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly ActivitySets _sets;
    private int _journey;

    private FastFlowDetails(int activities, bool wide)
    {
        var pairs = activities * activities;
        _activities = activities;
        _seenIn = new int[pairs];
        _customers = new long[pairs];
        _buckets = ArrayPool<uint>.Shared.Rent(pairs * TimeBuckets.Count);
        _buckets.AsSpan(0, pairs * TimeBuckets.Count).Clear();
        _starts = new long[activities];
        _ends = new long[activities];
        _sets = new ActivitySets(activities, wide);
    }

    /// <summary>Whether a question over some segments can be counted this way.</summary>
    public static bool Suits(FlowsQuestion question, KernelRun run) =>
        !run.Scalar && question.Details && question.From is null && question.To is null && !question.CollapseRepeats
        && run.Snapshot.Activities.Count <= FastFlowCounts.MostActivities && run.View.EventCount <= uint.MaxValue && run.View.Segments.All(s => s.Activities.Width == 1);

    /// <summary>The counts, and by pair median and p90 in seconds.</summary>
    public static (FlowCounts Counts, (double Median, double P90)[] Seconds) Count(KernelRun run)
    {
        var activities = run.Snapshot.Activities.Count;
        var counts = new FlowCounts(activities);
        var parts = JourneyChunks.Walk(run, () => new FastFlowDetails(activities, run.Wide), (range, part) => part.Walk(range));
        var all = parts[0];
        foreach (var other in parts.Skip(1))
        {
            all.Add(other);
        }

        all.AddTo(counts);
        var seconds = FastFlowTimes.Of(counts, pair => all.Buckets(counts.Pairs[pair].First, counts.Pairs[pair].Second), run);
        foreach (var part in parts)
        {
            ArrayPool<uint>.Shared.Return(part._buckets);
        }

        return (counts, seconds);
    }

    private ReadOnlySpan<uint> Buckets(int from, int to) => _buckets.AsSpan((from * _activities + to) * TimeBuckets.Count, TimeBuckets.Count);

    private void Walk(JourneyRange range)
    {
        var offsets = range.Segment.Offsets.Pointer;
        var activities = range.Segment.Activities.Pointer;
        var times = range.Segment.Times.Pointer;
        fixed (int* seenIn = _seenIn)
        fixed (long* customers = _customers)
        fixed (uint* buckets = _buckets)
        {
            for (var j = range.First; j < range.End; j++)
            {
                var (row, end) = (offsets[j], offsets[j + 1]);
                if (row == end)
                {
                    continue;
                }

                var journey = ++_journey;
                var from = activities[row];
                var began = times[row];
                _starts[from]++;
                while (++row < end)
                {
                    var (to, micros) = (activities[row], times[row]);
                    var pair = from * _activities + to;
                    customers[pair] += seenIn[pair] == journey ? 0 : 1;
                    seenIn[pair] = journey;
                    buckets[pair * TimeBuckets.Count + TimeBuckets.Of(micros - began)]++;
                    (from, began) = (to, micros);
                }

                _ends[from]++;
            }
        }

        _sets.Add(activities, offsets + range.First, range.End - range.First);
    }

    /// <summary>Adds what another thread counted; no journey is in both.</summary>
    private void Add(FastFlowDetails other)
    {
        for (var pair = 0; pair < _customers.Length; pair++)
        {
            if (other._customers[pair] == 0)
            {
                continue;
            }

            _customers[pair] += other._customers[pair];
            for (var bucket = pair * TimeBuckets.Count; bucket < (pair + 1) * TimeBuckets.Count; bucket++)
            {
                _buckets[bucket] += other._buckets[bucket];
            }
        }

        for (var a = 0; a < _activities; a++)
        {
            _starts[a] += other._starts[a];
            _ends[a] += other._ends[a];
            _sets.Add(a, other._sets[a]);
        }
    }

    private void AddTo(FlowCounts counts)
    {
        for (var from = 0; from < _activities; from++)
        {
            for (var to = 0; to < _activities; to++)
            {
                if (_customers[from * _activities + to] is var customers and not 0)
                {
                    var count = 0L;
                    foreach (var some in Buckets(from, to))
                    {
                        count += some;
                    }

                    counts.AddPair(from, to, count, customers);
                }
            }

            counts.Starts[from] += _starts[from];
            counts.Ends[from] += _ends[from];
            counts.Customers[from] += _sets[from];
        }
    }
}
