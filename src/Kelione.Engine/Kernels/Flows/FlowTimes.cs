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

            Measure(walk, counts, run, first, end, seconds);
        }

        return seconds;
    }

    private static void Measure(FlowWalk walk, FlowCounts counts, KernelRun run, int first, int end, (double, double)[] seconds)
    {
        // One pair alone may have more times than an array holds only beyond 2^31 of them.
        var slots = new TimeSlots([.. Enumerable.Range(first, end - first).Select(pair => counts.PairCounts[pair])]);
        foreach (var buffer in JourneyChunks.Walk(run, () => new Buffer(counts.Pairs, first, end, slots.NewWriter()), (range, buffer) => walk.Walk(range, new Visitor(buffer))))
        {
            buffer.Writer.End();
        }

        Parallel.For(first, end, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, pair =>
        {
            var (median, p90) = Selection.Seconds(slots[pair - first]);
            seconds[pair] = (median!.Value, p90!.Value);
        });
    }

    /// <summary>A thread's way into the slots of the pairs that are measured.</summary>
    private sealed class Buffer(PairIndex pairs, int first, int end, TimeSlots.Writer writer)
    {
        public TimeSlots.Writer Writer => writer;

        public void Add(int from, int to, long micros)
        {
            var slot = pairs.Find(from, to) - first;
            if ((uint)slot < (uint)(end - first))
            {
                writer.Add(slot, micros);
            }
        }
    }

    private readonly struct Visitor(Buffer buffer) : IFlowVisitor
    {
        public void Start(int activity, int person)
        {
        }

        public void Step(int from, int to, long micros) => buffer.Add(from, to, micros);

        public void End(int activity)
        {
        }
    }
}
