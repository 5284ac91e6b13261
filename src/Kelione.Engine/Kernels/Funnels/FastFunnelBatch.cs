using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>
/// How far many customers get in a fast funnel, one thread's share. The work is done in passes over a batch, each without branches that depend on the data: the events of each step by journey; from these,
/// eight journeys at once, the earliest chain regardless of time, and of all chains that end where it ends the one that starts latest; then whether that one fits the window. The few
/// journeys where it does not are looked at event by event. Times lie far apart and are not in the cache: each pass asks for what the next one reads.
/// </summary>
internal sealed unsafe class FastFunnelBatch 
{
    /// <summary>Journeys looked at together: what is kept of them fits the first cache.</summary>
    public const int Size = 512;

    /// <summary>The longest journey whose events fit a word with a bit to spare.</summary>
    private const int Longest = 63;

    private const int Alignment = 64;

    private readonly FastFunnel _funnel;

    // Pinned, so that the pointers into it stay good.
    private readonly byte[] _buffer;
    private readonly ulong* _matches;
    private readonly long* _firsts;
    private readonly long* _lasts;
    private readonly long* _starts;
    private readonly int* _left;
    private readonly byte* _reached;

    public FastFunnelBatch(FastFunnel funnel)
    {
        _funnel = funnel;
        _buffer = GC.AllocateArray<byte>(Alignment + Size * ((funnel.Count + 2) * sizeof(long) + sizeof(int) + 1) + (funnel.Count + 1) * sizeof(long), pinned: true);
        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_buffer));
        _matches = (ulong*)(start + Alignment - (nint)start % Alignment);
        _firsts = (long*)(_matches + Size * funnel.Count);
        _lasts = _firsts + Size;
        _left = (int*)(_lasts + Size);
        _reached = (byte*)(_left + Size);
        _starts = (long*)(_reached + Size);
    }

    /// <summary>Whether this machine has the 512-bit vectors that are needed.</summary>
    public static bool IsWideSupported => Avx512CD.IsSupported && Avx512BW.IsSupported;

    /// <summary>How many steps the longest chain of each of some journeys has.</summary>
    /// <param name="segment">Where they lie; columns are readable 64 bytes past their end.</param>
    /// <param name="firstJourney">The first of them.</param>
    /// <param name="journeys">How many; at most <see cref="Size"/>.</param>
    /// <returns>Good until the next call.</returns>
    public ReadOnlySpan<byte> Reached(JourneySegment segment, int firstJourney, int journeys)
    {
        var offsets = segment.Offsets.Pointer + firstJourney;
        var activities = segment.Activities.Pointer;
        var times = segment.Times.Pointer;
        if (_funnel.Wide)
        {
            for (var step = 0; step < _funnel.Count; step++)
            {
                _funnel.Matches(activities, offsets, journeys, step, _matches + step * Size);
            }

            for (var i = 0; i < journeys; i += 8)
            {
                if (ChainsOfEight(offsets, i))
                {
                    ChainsOneByOne(activities, offsets, i, Math.Min(i + 8, journeys), Longest + 1);
                }

                Prefetch(times, i, i + 8);
            }
        }
        else
        {
            ChainsOneByOne(activities, offsets, 0, journeys, shortest: 0);
            Prefetch(times, 0, journeys);
        }

        var left = TooLong(times, journeys);
        for (var l = 0; l < left; l++)
        {
            var i = _left[l];
            _funnel.PrefetchTimes(activities + offsets[i], times + offsets[i], offsets[i + 1] - offsets[i], _reached[i]);
        }

        for (var l = 0; l < left; l++)
        {
            var i = _left[l];
            _reached[i] = (byte)_funnel.InWindow(activities + offsets[i], times + offsets[i], offsets[i + 1] - offsets[i], _reached[i], _starts);
        }

        return new ReadOnlySpan<byte>(_reached, journeys);
    }

    /// <summary>The chains of eight journeys that are short enough; the others get none. Where there are fewer than eight left, those behind them get what nobody looks at.</summary>
    /// <returns>Whether any is too long.</returns>
    private bool ChainsOfEight(long* offsets, int at)
    {
        var none = Vector512<ulong>.Zero;
        var allBut1 = Vector512.Create(ulong.MaxValue >> 1);
        var first = Vector512.Load(offsets + at);
        var events = Vector512.Load(offsets + at + 1) - first;

        // Shifted by more than there are, nothing is left: a journey that is too long has no events here.
        var later = Avx512F.ShiftRightLogicalVariable(allBut1, (Vector512.Create((long)Longest) - events).AsUInt64());
        var chain = none;
        var missed = none;
        var matches = _matches + at;
        for (var step = 0; step < _funnel.Count; step++, matches += Size)
        {
            var found = Vector512.Load(matches) & later;
            found.Store(matches);
            var earliest = found & (none - found);
            chain |= earliest;
            missed -= Vector512.Equals(found, none);

            // Nothing found leaves no later events at all, so that no later step is found either.
            later &= none - (earliest + earliest);
        }

        // Back from the chain's end: of each step the latest event before that of the next one.
        var zeros = Avx512CD.LeadingZeroCount(chain);
        var before = Avx512F.ShiftRightLogicalVariable(Vector512<ulong>.AllBitsSet, zeros);
        for (var step = 0; step < _funnel.Count; step++)
        {
            matches -= Size;
            var found = Vector512.Load(matches) & before;
            before = Vector512.ConditionalSelect(
                Vector512.Equals(found, none), before, Avx512F.ShiftRightLogicalVariable(allBut1, Avx512CD.LeadingZeroCount(found)));
        }

        var steps = Vector512.Create((ulong)_funnel.Count) - missed;
        var needsTimes = Vector512.GreaterThan(steps, Vector512<ulong>.One).AsInt64();
        var anywhere = Vector512.Create(offsets[0]);
        Vector512.ConditionalSelect(needsTimes, first + Vector512.Create(64L) - Avx512CD.LeadingZeroCount(before).AsInt64(), anywhere).Store(_firsts + at);
        Vector512.ConditionalSelect(needsTimes, first + Vector512.Create(63L) - zeros.AsInt64(), anywhere).Store(_lasts + at);
        *(ulong*)(_reached + at) = Avx512F.ConvertToVector128Byte(steps).AsUInt64().ToScalar();
        return Vector512.GreaterThanAny(events, Vector512.Create((long)Longest));
    }

    private void ChainsOneByOne(byte* activities, long* offsets, int from, int end, long shortest)
    {
        for (var i = from; i < end; i++)
        {
            var events = offsets[i + 1] - offsets[i];
            if (events >= shortest)
            {
                var (steps, first, last) = _funnel.InOrder(activities + offsets[i], events);
                _reached[i] = (byte)steps;
                _firsts[i] = steps > 1 ? offsets[i] + first : offsets[0];
                _lasts[i] = steps > 1 ? offsets[i] + last : offsets[0];
            }
        }
    }

    private void Prefetch(long* times, int from, int end)
    {
        for (var i = from; i < end && Sse.IsSupported; i++)
        {
            Sse.Prefetch0(times + _firsts[i]);
            Sse.Prefetch0(times + _lasts[i]);
        }
    }

    /// <summary>Lists the journeys whose chain is longer than the window.</summary>
    private int TooLong(long* times, int journeys)
    {
        var firsts = _firsts;
        var lasts = _lasts;
        var left = _left;
        var within = _funnel.WithinMicros;
        var count = 0;
        for (var i = 0; i < journeys; i++)
        {
            left[count] = i;
            count += (int)((ulong)(within - (times[lasts[i]] - times[firsts[i]])) >> 63);
        }

        return count;
    }
}
