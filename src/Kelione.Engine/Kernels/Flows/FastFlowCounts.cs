using System.Numerics;
using System.Runtime.CompilerServices;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Counts transitions of whole journeys with one-byte activities, without a branch for each event: every pair of neighbouring bytes is counted straight through, the pairs that straddle
/// two journeys are taken back afterwards. Four tables take turns, so that the same pair twice in a row does not wait for itself. Which customers did what comes from one 64-bit set a journey,
/// added up bit by bit; so there may be 64 activities at the most. The plain twin is <see cref="FlowCounts.Visitor"/>.
/// </summary>
internal sealed unsafe class FastFlowCounts
{
    /// <summary>The most activities that fit a journey's set.</summary>
    public const int MostActivities = 64;

    private const int Tables = 4;

    // A pair as it lies in memory: the first activity in the low byte, the second in the high one. The odd size keeps the tables from falling on the same cache sets.
    private const int TableLength = (MostActivities << 8) + 16 * 5;

    private readonly uint[] _pairs = GC.AllocateArray<uint>(Tables * TableLength, pinned: true);
    private readonly long[] _totals = new long[MostActivities << 8];
    private readonly long[] _starts = new long[256];
    private readonly long[] _ends = new long[256];
    private readonly BitCounts _customers = new();
    private long _sinceFlush;

    /// <summary>Whether a question over some segments can be counted this way.</summary>
    public static bool Suits(FlowsQuestion question, KernelRun run) =>
        !run.Scalar && !question.Details && question.From is null && question.To is null && !question.CollapseRepeats
        && BitConverter.IsLittleEndian && run.Snapshot.Activities.Count <= MostActivities && run.View.Segments.All(s => s.Activities.Width == 1);

    public static FlowCounts Count(KernelRun run)
    {
        var counts = new FlowCounts(run.Snapshot.Activities.Count);
        foreach (var state in JourneyChunks.Walk(run, () => new FastFlowCounts(), (range, state) => state.Walk(range)))
        {
            state.AddTo(counts);
        }

        return counts;
    }

    private void Walk(JourneyRange range)
    {
        var offsets = range.Segment.Offsets.Pointer;
        var activities = range.Segment.Activities.Pointer;
        var events = offsets[range.End] - offsets[range.First];
        if ((_sinceFlush += events) > uint.MaxValue)
        {
            Flush();
            _sinceFlush = events;
        }

        fixed (uint* pairs = _pairs)
        {
            CountPairs(activities + offsets[range.First], events - 1, pairs);
            for (var j = range.First; j < range.End; j++)
            {
                var first = activities + offsets[j];
                var end = activities + offsets[j + 1];
                if (first == end)
                {
                    continue;
                }

                _starts[*first]++;
                _ends[end[-1]]++;
                if (first > activities + offsets[range.First])
                {
                    pairs[Unsafe.ReadUnaligned<ushort>(first - 1)]--;
                }

                _customers.Add(SetOf(first, end));
            }
        }
    }

    private static void CountPairs(byte* at, long count, uint* pairs)
    {
        var one = pairs;
        var two = one + TableLength;
        var three = two + TableLength;
        var four = three + TableLength;
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

    private static ulong SetOf(byte* at, byte* end)
    {
        ulong even = 0, odd = 0;
        for (; at + 1 < end; at += 2)
        {
            even |= 1UL << at[0];
            odd |= 1UL << at[1];
        }

        return at < end ? even | odd | 1UL << *at : even | odd;
    }

    private void Flush()
    {
        for (var table = 0; table < Tables; table++)
        {
            for (var pair = 0; pair < _totals.Length; pair++)
            {
                // A pair taken back from another table than it was counted in leaves a number below zero here, and as much too many there.
                _totals[pair] += (int)_pairs[table * TableLength + pair];
            }
        }

        Array.Clear(_pairs);
    }

    private void AddTo(FlowCounts counts)
    {
        Flush();
        for (var pair = 0; pair < _totals.Length; pair++)
        {
            if (_totals[pair] != 0)
            {
                counts.AddPair(pair & 255, pair >> 8, _totals[pair], 0);
            }
        }

        for (var a = 0; a < counts.Starts.Length; a++)
        {
            counts.Starts[a] += _starts[a];
            counts.Ends[a] += _ends[a];
            counts.Customers[a] += _customers[a];
        }
    }
}

/// <summary>Adds up how many of some 64-bit sets have each bit.</summary>
internal sealed class BitCounts
{
    private static readonly ulong[] Spread = [.. Enumerable.Range(0, 256).Select(SpreadBits)];

    private readonly long[] _counts = new long[64];
    private readonly ulong[] _waiting = new ulong[8];
    private int _added;

    /// <summary>How many sets had the bit.</summary>
    public long this[int bit]
    {
        get
        {
            Flush();
            return _counts[bit];
        }
    }

    public void Add(ulong set)
    {
        for (var i = 0; i < 8; i++)
        {
            _waiting[i] += Spread[(byte)(set >> (8 * i))];
        }

        // Each count waits in a byte.
        if (++_added == byte.MaxValue)
        {
            Flush();
        }
    }

    private void Flush()
    {
        for (var bit = 0; bit < 64; bit++)
        {
            _counts[bit] += (byte)(_waiting[bit >> 3] >> (8 * (bit & 7)));
        }

        Array.Clear(_waiting);
        _added = 0;
    }

    private static ulong SpreadBits(int bits)
    {
        var spread = 0UL;
        for (var rest = (uint)bits; rest != 0; rest &= rest - 1)
        {
            spread |= 1UL << (8 * BitOperations.TrailingZeroCount(rest));
        }

        return spread;
    }
}
