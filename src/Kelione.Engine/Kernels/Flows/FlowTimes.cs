using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Median and p90 time of each transition, exactly. The times of a group of transitions are gathered side by side in one array and selected from; as many groups as memory asks for.
/// </summary>
internal static class FlowTimes
{
    /// <summary>Times held at once: 256 MB.</summary>
    private const long MostTimes = 32L << 20;

    /// <summary>Transitions measured at once: each thread keeps a small buffer for each.</summary>
    private const int MostPairs = 1 << 16;

    /// <summary>By the pair's number in <paramref name="counts"/>, in seconds.</summary>
    public static (double Median, double P90)[] Of(FlowWalk walk, FlowCounts counts, KernelRun run)
    {
        var seconds = new (double, double)[counts.Pairs.Count];
        for (int first = 0, end; first < seconds.Length; first = end)
        {
            var total = 0L;
            for (end = first; end < seconds.Length && end - first < MostPairs && (end == first || total + counts.PairCounts[end] <= MostTimes); end++)
            {
                total += counts.PairCounts[end];
            }

            Measure(walk, counts, run, first, end, total, seconds);
        }

        return seconds;
    }

    private static void Measure(FlowWalk walk, FlowCounts counts, KernelRun run, int first, int end, long total, (double, double)[] seconds)
    {
        // One pair alone may have more times than an array holds only beyond 2^31 of them.
        var times = GC.AllocateUninitializedArray<long>(checked((int)total));
        var starts = new long[end - first + 1];
        for (var pair = first; pair < end; pair++)
        {
            starts[pair - first + 1] = starts[pair - first] + counts.PairCounts[pair];
        }

        var cursors = starts.AsSpan(0, end - first).ToArray();
        foreach (var buffer in JourneyChunks.Walk(run, () => new Buffers(counts.Pairs, first, end, times, cursors), (range, buffer) => walk.Walk(range, new Visitor(buffer))))
        {
            buffer.FlushAll();
        }

        Parallel.For(first, end, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, pair =>
        {
            var (from, to) = ((int)starts[pair - first], (int)starts[pair - first + 1]);
            var (median, p90) = Selection.Seconds(times.AsSpan(from, to - from));
            seconds[pair] = (median!.Value, p90!.Value);
        });
    }

    /// <summary>A thread's times on their way into the shared array: some for each pair, so that threads meet at a cursor seldom.</summary>
    private sealed class Buffers(PairIndex pairs, int first, int end, long[] times, long[] cursors)
    {
        private const int Size = 8;

        private readonly long[] _waiting = new long[(end - first) * Size];
        private readonly byte[] _filled = new byte[end - first];

        public void Add(int from, int to, long micros)
        {
            var pair = pairs.Find(from, to) - first;
            if ((uint)pair >= (uint)_filled.Length)
            {
                return;
            }

            _waiting[pair * Size + _filled[pair]] = micros;
            if (++_filled[pair] == Size)
            {
                Flush(pair);
            }
        }

        public void FlushAll()
        {
            for (var pair = 0; pair < _filled.Length; pair++)
            {
                Flush(pair);
            }
        }

        private void Flush(int pair)
        {
            var filled = _filled[pair];
            var at = Interlocked.Add(ref cursors[pair], filled) - filled;
            _waiting.AsSpan(pair * Size, filled).CopyTo(times.AsSpan((int)at));
            _filled[pair] = 0;
        }
    }

    private readonly struct Visitor(Buffers buffers) : IFlowVisitor
    {
        public void Start(int activity, int person)
        {
        }

        public void Step(int from, int to, long micros) => buffers.Add(from, to, micros);

        public void End(int activity)
        {
        }
    }
}
