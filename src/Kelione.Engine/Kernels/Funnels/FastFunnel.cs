using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>
/// How far a customer gets in a plain ordered funnel over one-byte activities, 64 events at a time. Comparing 64 codes with a step's code gives a word with a bit for each event; the earliest chain
/// regardless of the window is then a few operations on words, without a branch. Only where that chain is longer than the window are the step's events looked at one by one: the latest start
/// of a chain to each step is kept, from the last step down, and no start is ever worth going back to. <see cref="FastFunnelBatch"/> does this for many customers together.
/// The plain twin is <see cref="OrderedChains"/> over every event.
/// </summary>
internal sealed unsafe class FastFunnel
{
    /// <summary>The most activities in all steps together; beyond that a table look-up for each event is as fast.</summary>
    private const int MostCodes = 32;

    private const long NoStart = long.MinValue / 2;

    /// <summary>More than all times that can be stored lie apart, and less than any lies from <see cref="NoStart"/>.</summary>
    private const long WholeTime = 1_000_000_000_000_000_000;

    private readonly FunnelPlan _plan;
    private readonly Vector512<byte>[] _codes;
    private readonly int[] _firstCode;
    private readonly bool _oneCodeEach;
    private readonly uint[] _masks;
    private readonly long _withinMicros;

    private FastFunnel(FunnelPlan plan, byte[][] codes, bool wide)
    {
        _plan = plan;
        Wide = wide;
        _codes = [.. codes.SelectMany(c => c).Select(Vector512.Create)];
        _firstCode = [0, .. codes.Select((_, k) => codes.Take(k + 1).Sum(c => c.Length))];
        _oneCodeEach = codes.All(c => c.Length == 1);
        _masks = plan.Matcher.MasksByActivity;
        _withinMicros = Math.Min(plan.WithinMicros, WholeTime);
    }

    public int Count => _plan.Count;

    public long WithinMicros => _withinMicros;

    /// <summary>Whether 512-bit vectors are to be used.</summary>
    public bool Wide { get; }

    /// <summary>null where the question or the columns do not suit.</summary>
    public static FastFunnel? For(FunnelPlan plan, KernelRun run)
    {
        if (run.Scalar || !plan.IsPlain || run.View.Segments.Any(s => s.Activities.Width != 1))
        {
            return null;
        }

        var codes = Enumerable.Range(0, plan.Count)
            .Select(k => Enumerable.Range(0, 256).Where(code => (plan.Matcher.MasksByActivity[code] >> k & 1) != 0).Select(code => (byte)code).ToArray())
            .ToArray();
        return codes.Sum(c => c.Length) <= MostCodes ? new FastFunnel(plan, codes, run.Wide && FastFunnelBatch.IsWideSupported) : null;
    }

    /// <summary>The events of some journeys that serve a step, among the first 64 of each.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="offsets">Where each journey begins.</param>
    /// <param name="journeys">How many.</param>
    /// <param name="step">Which step.</param>
    /// <param name="matches">Gets a word for each, a bit for each event; events of later journeys are in it.</param>
    public void Matches(byte* activities, long* offsets, int journeys, int step, ulong* matches)
    {
        var (first, end) = (_firstCode[step], _firstCode[step + 1]);
        if (first == end)
        {
            // An activity that nobody has.
            new Span<ulong>(matches, journeys).Clear();
            return;
        }

        var code = _codes[first];
        for (var i = 0; i < journeys; i++)
        {
            matches[i] = new Block(activities + offsets[i]).Equal(code);
        }

        for (var c = first + 1; c < end; c++)
        {
            code = _codes[c];
            for (var i = 0; i < journeys; i++)
            {
                matches[i] |= new Block(activities + offsets[i]).Equal(code);
            }
        }
    }

    /// <summary>The events of a journey that serve a step.</summary>
    /// <param name="segment">Where it lies.</param>
    /// <param name="journey">Which one.</param>
    /// <param name="hits">Filled from the start; made longer where needed.</param>
    public ReadOnlySpan<Hit> Hits(JourneySegment segment, int journey, ref Hit[] hits)
    {
        var (first, end) = (segment.Offsets[journey], segment.Offsets[journey + 1]);
        var activities = segment.Activities.Pointer;
        var times = segment.Times.Pointer;
        if (hits.Length < end - first)
        {
            hits = new Hit[checked((int)(end - first) * 2)];
        }

        var count = 0;
        for (var at = first; at < end; at += 64)
        {
            for (var found = AnyStep(activities + at, end - at, _plan.Count); found != 0; found &= found - 1)
            {
                var row = at + BitOperations.TrailingZeroCount(found);
                hits[count++] = new Hit(row, times[row], _masks[activities[row]]);
            }
        }

        return hits.AsSpan(0, count);
    }

    /// <summary>The earliest chain of a journey regardless of time: its length, its first event and its last.</summary>
    public (int Steps, long First, long Last) InOrder(byte* activities, long count) => count <= 64 ? InOrderWithin64(activities, (int)count) : InOrderOver64(activities, count);

    /// <summary>Asks for the times of a journey's events that serve a step, which lie far apart and are not in the cache.</summary>
    public void PrefetchTimes(byte* activities, long* times, long count, int steps)
    {
        for (long at = 0; at < count && Sse.IsSupported; at += 64)
        {
            for (var hits = AnyStep(activities + at, count - at, steps); hits != 0; hits &= hits - 1)
            {
                Sse.Prefetch0(times + at + BitOperations.TrailingZeroCount(hits));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Steps, long First, long Last) InOrderWithin64(byte* activities, int count)
    {
        var block = new Block(activities);
        var later = count == 64 ? ulong.MaxValue : (1UL << count) - 1;
        var chain = 0UL;
        for (var k = 0; k < _plan.Count; k++)
        {
            var found = Matches(block, k) & later;
            var earliest = found & (0 - found);
            chain |= earliest;

            // Nothing found leaves no later events at all, so that no later step is found either.
            later &= 0 - (earliest << 1);
        }

        return (BitOperations.PopCount(chain), BitOperations.TrailingZeroCount(chain), BitOperations.Log2(chain));
    }

    private (int Steps, long First, long Last) InOrderOver64(byte* activities, long count)
    {
        long first = 0, last = 0;
        var steps = 0;
        for (long at = 0; at < count && steps < _plan.Count; at += 64)
        {
            var block = new Block(activities + at);
            var later = count - at >= 64 ? ulong.MaxValue : (1UL << (int)(count - at)) - 1;
            while (steps < _plan.Count && (Matches(block, steps) & later) is var found && found != 0)
            {
                last = at + BitOperations.TrailingZeroCount(found);
                first = steps == 0 ? last : first;
                later &= 0 - ((found & (0 - found)) << 1);
                steps++;
            }
        }

        return (steps, first, last);
    }

    /// <summary>How many steps the longest chain that fits the window has; at most as many as there are regardless of time, so that later steps need no look.</summary>
    /// <param name="activities">The journey's.</param>
    /// <param name="times">The journey's.</param>
    /// <param name="count">How many events it has.</param>
    /// <param name="steps">How many steps it reaches regardless of time.</param>
    /// <param name="starts">Room for one more number than there are steps.</param>
    public int InWindow(byte* activities, long* times, long count, int steps, long* starts)
    {
        var wanted = (uint)((1UL << steps) - 1);
        new Span<long>(starts, steps + 1).Fill(NoStart);
        for (long at = 0; at < count && starts[steps] == NoStart; at += 64)
        {
            for (var hits = AnyStep(activities + at, count - at, steps); hits != 0; hits &= hits - 1)
            {
                var row = at + BitOperations.TrailingZeroCount(hits);
                var time = times[row];
                starts[0] = time;

                // From the last step down: the event serves one step of a chain.
                for (var serves = _masks[activities[row]] & wanted; serves != 0;)
                {
                    var k = BitOperations.Log2(serves);
                    serves &= ~(1u << k);

                    // All ones where the start lies in the window: whether it does cannot be foretold, so that a branch would cost more than the work.
                    var inWindow = (time - starts[k] - _withinMicros - 1) >> 63;
                    starts[k + 1] ^= (starts[k + 1] ^ starts[k]) & inWindow;
                }
            }
        }

        while (steps > 0 && starts[steps] == NoStart)
        {
            steps--;
        }

        return steps;
    }

    /// <summary>The events of a block that serve any of the first steps, a bit each; only so many of the 64 are the journey's.</summary>
    private ulong AnyStep(byte* activities, long count, int steps)
    {
        var block = new Block(activities);
        var found = 0UL;
        for (var k = 0; k < steps; k++)
        {
            found |= Matches(block, k);
        }

        return count >= 64 ? found : found & ((1UL << (int)count) - 1);
    }

    /// <summary>The events of a block that serve a step, a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Matches(in Block block, int step)
    {
        ref var codes = ref MemoryMarshal.GetArrayDataReference(_codes);
        if (_oneCodeEach)
        {
            return block.Equal(Unsafe.Add(ref codes, step));
        }

        var matches = 0UL;
        for (var c = _firstCode[step]; c < _firstCode[step + 1]; c++)
        {
            matches |= block.Equal(Unsafe.Add(ref codes, c));
        }

        return matches;
    }

    /// <summary>64 activities.</summary>
    private readonly struct Block
    {
        private readonly Vector512<byte> _all;
        private readonly Vector256<byte> _low;
        private readonly Vector256<byte> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Block(byte* at)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                _all = Vector512.Load(at);
            }
            else
            {
                _low = Vector256.Load(at);
                _high = Vector256.Load(at + 32);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Equal(in Vector512<byte> code) => Vector512.IsHardwareAccelerated
            ? Vector512.Equals(_all, code).ExtractMostSignificantBits()
            : Vector256.Equals(_low, code.GetLower()).ExtractMostSignificantBits() | (ulong)Vector256.Equals(_high, code.GetLower()).ExtractMostSignificantBits() << 32;
    }
}
