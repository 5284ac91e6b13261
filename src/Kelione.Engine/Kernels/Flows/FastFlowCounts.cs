using System.Buffers;
using System.Runtime.CompilerServices;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Counts transitions of whole journeys with one-byte activities, without a branch for each event: every pair of neighbouring bytes is counted straight through, and the pairs that straddle
/// two journeys, which also say how journeys end and start, are taken back afterwards. Four tables take turns, so that the same pair twice in a row does not wait for itself. Which customers did
/// what comes from one 64-bit set a journey (<see cref="ActivitySets"/>); so there may be 64 activities at the most. The plain twin is <see cref="FlowCounts.Visitor"/>.
/// </summary>
internal sealed unsafe class FastFlowCounts
{
    /// <summary>The most activities that fit a journey's set.</summary>
    public const int MostActivities = 64;

    private const int Tables = 4;

    private readonly int _activities;

    // A pair as it lies in memory: the first activity in the low byte, the second in the high one. The odd size keeps the tables from falling on the same cache sets.
    private readonly int _tableLength;
    private readonly uint[] _pairs;
    private readonly long[] _totals;
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly ActivitySets _sets;
    private long _sinceFlush;

    private FastFlowCounts(int activities, bool wide)
    {
        _activities = activities;
        _tableLength = (activities << 8) + 16 * 5;
        _pairs = ArrayPool<uint>.Shared.Rent((Tables + 1) * _tableLength);
        _pairs.AsSpan().Clear();
        _totals = new long[activities * activities];
        _starts = new long[activities];
        _ends = new long[activities];
        _sets = new ActivitySets(activities, wide);
    }

    /// <summary>Whether a question over some segments can be counted this way.</summary>
    public static bool Suits(FlowsQuestion question, KernelRun run) => !question.Details && question.From is null && question.To is null && !question.CollapseRepeats && Suits(run);

    /// <summary>Whether whole journeys can be counted this way.</summary>
    public static bool Suits(KernelRun run) =>
        !run.Scalar && BitConverter.IsLittleEndian && run.Snapshot.Activities.Count <= MostActivities && run.View.Segments.All(s => s.Activities.Width == 1);

    public static FlowCounts Count(KernelRun run)
    {
        var activities = run.Snapshot.Activities.Count;
        var counts = new FlowCounts(activities);
        foreach (var state in JourneyChunks.Walk(run, () => new FastFlowCounts(activities, run.Wide), (range, state) => state.Walk(range)))
        {
            state.AddTo(counts);
        }

        return counts;
    }

    private void Walk(JourneyRange range)
    {
        var offsets = range.Segment.Offsets.Pointer;
        var activities = range.Segment.Activities.Pointer;
        var (from, end) = (offsets[range.First], offsets[range.End]);
        if (from == end)
        {
            return;
        }

        if ((_sinceFlush += end - from) > uint.MaxValue)
        {
            Flush();
            _sinceFlush = end - from;
        }

        fixed (uint* pairs = _pairs)
        {
            CountPairs(activities + from, end - from - 1, pairs);

            // The first journey with events starts no pair that straddles.
            var journey = range.First;
            while (offsets[journey] == from)
            {
                journey++;
            }

            CountStraddling(activities, offsets + journey, range.End - journey, pairs + Tables * _tableLength);
        }

        _starts[activities[from]]++;
        _ends[activities[end - 1]]++;
        _sets.Add(activities, offsets + range.First, range.End - range.First);
    }

    private void CountPairs(byte* at, long count, uint* pairs)
    {
        var one = pairs;
        var two = one + _tableLength;
        var three = two + _tableLength;
        var four = three + _tableLength;
        var end = at + count;
        for (; at + 7 < end; at += 4)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(at);
            one[(ushort)eight]++;
            two[(ushort)(eight >> 8)]++;
            three[(ushort)(eight >> 16)]++;
            four[(ushort)(eight >> 24)]++;
        }

        for (; at < end; at++)
        {
            one[Unsafe.ReadUnaligned<ushort>(at)]++;
        }
    }

    /// <summary>Counts the pairs of a journey's last activity and the next one's first; each but the first of the range has one, unless it has no events.</summary>
    private static void CountStraddling(byte* activities, long* offsets, int journeys, uint* pairs)
    {
        for (var j = 0; j < journeys; j++)
        {
            pairs[Unsafe.ReadUnaligned<ushort>(activities + offsets[j] - 1)] += offsets[j + 1] > offsets[j] ? 1u : 0u;
        }
    }

    private void Flush()
    {
        for (var to = 0; to < _activities; to++)
        {
            for (var from = 0; from < _activities; from++)
            {
                var pair = to << 8 | from;
                long straddling = _pairs[Tables * _tableLength + pair];
                var count = -straddling;
                for (var table = 0; table < Tables; table++)
                {
                    count += _pairs[table * _tableLength + pair];
                }

                _totals[from * _activities + to] += count;
                _ends[from] += straddling;
                _starts[to] += straddling;
            }
        }

        _pairs.AsSpan().Clear();
    }

    /// <summary>Hands over what was counted; the end of this object.</summary>
    private void AddTo(FlowCounts counts)
    {
        Flush();
        ArrayPool<uint>.Shared.Return(_pairs);
        for (var from = 0; from < _activities; from++)
        {
            for (var to = 0; to < _activities; to++)
            {
                if (_totals[from * _activities + to] is var count and not 0)
                {
                    counts.AddPair(from, to, count, 0);
                }
            }

            counts.Starts[from] += _starts[from];
            counts.Ends[from] += _ends[from];
            counts.Customers[from] += _sets[from];
        }
    }
}
