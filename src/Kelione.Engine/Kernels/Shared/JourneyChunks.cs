using System.Collections;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>Visible journeys that follow one another in a segment: <c>First .. End</c>, the end not included. Every one is to be counted.</summary>
/// <param name="Segment">Where they lie.</param>
/// <param name="SegmentIndex">The segment's place in the view, so that what was bound to segments beforehand is found.</param>
/// <param name="First">The first journey.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct JourneyRange(JourneySegment Segment, int SegmentIndex, int First, int End);

/// <summary>
/// Deals journeys out to threads in pieces of about equal events. Each thread has a state of its own, so that nothing is shared while walking; the states are merged by the caller.
/// Which thread gets which piece differs from run to run: merging must not depend on it.
/// </summary>
internal static class JourneyChunks
{
    /// <summary>Walks all visible journeys of the run's view.</summary>
    /// <param name="run">Gives view, threads and cancellation.</param>
    /// <param name="newState">Makes a thread's state; called once for each thread that takes part.</param>
    /// <param name="work">Called for each range of visible journeys with the state of the thread that took it.</param>
    /// <returns>The states of all threads that took part; one at least.</returns>
    public static IReadOnlyList<TState> Walk<TState>(KernelRun run, Func<TState> newState, Action<JourneyRange, TState> work)
        where TState : class => Walk(run.View.Segments, run.Threads, run.EventsPerChunk, newState, work, run.Cancellation);

    /// <summary>Walks all visible journeys of some segments.</summary>
    public static IReadOnlyList<TState> Walk<TState>(
        IReadOnlyList<JourneySegment> segments, int threads, int eventsPerChunk, Func<TState> newState, Action<JourneyRange, TState> work, CancellationToken cancellation)
        where TState : class => WalkWhole(segments, threads, eventsPerChunk, newState, (chunk, state) => WalkVisible(chunk, state, work), cancellation);

    /// <summary>Walks all journeys of some segments, hidden ones too: for work that keeps something for each piece and must not be handed a thousand small ones.</summary>
    public static IReadOnlyList<TState> WalkWhole<TState>(
        IReadOnlyList<JourneySegment> segments, int threads, int eventsPerChunk, Func<TState> newState, Action<JourneyRange, TState> work, CancellationToken cancellation)
        where TState : class
    {
        var chunks = Split(segments, eventsPerChunk);
        var states = new TState?[Math.Clamp(threads, 1, Math.Max(1, chunks.Count))];
        var next = -1;
        void Take(int thread)
        {
            for (var c = Interlocked.Increment(ref next); c < chunks.Count; c = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                work(chunks[c], states[thread] ??= newState());
            }
        }

        if (states.Length == 1)
        {
            Take(0);
        }
        else
        {
            Parallel.For(0, states.Length, new ParallelOptions { MaxDegreeOfParallelism = states.Length, CancellationToken = cancellation }, Take);
        }

        states[0] ??= newState();
        return [.. states.OfType<TState>()];
    }

    /// <summary>The pieces, hidden journeys still in them: whole journeys, cut where their events fill a piece.</summary>
    public static List<JourneyRange> Split(IReadOnlyList<JourneySegment> segments, int eventsPerChunk)
    {
        var chunks = new List<JourneyRange>();
        for (var s = 0; s < segments.Count; s++)
        {
            var segment = segments[s];
            var offsets = segment.Offsets;
            for (int first = 0, end; first < segment.JourneyCount; first = end)
            {
                end = FirstAtOrAbove(offsets, first + 1, segment.JourneyCount, offsets[first] + eventsPerChunk);
                chunks.Add(new JourneyRange(segment, s, first, end));
            }
        }

        return chunks;
    }

    private static void WalkVisible<TState>(JourneyRange chunk, TState state, Action<JourneyRange, TState> work)
    {
        if (chunk.Segment.Hidden is not { } hidden)
        {
            work(chunk, state);
            return;
        }

        for (int first = NextWhere(hidden, false, chunk.First, chunk.End), end; first < chunk.End; first = NextWhere(hidden, false, end, chunk.End))
        {
            end = NextWhere(hidden, true, first, chunk.End);
            work(chunk with { First = first, End = end }, state);
        }
    }

    private static int NextWhere(BitArray bits, bool wanted, int from, int end)
    {
        while (from < end && bits[from] != wanted)
        {
            from++;
        }

        return from;
    }

    private static int FirstAtOrAbove(Column<long> rising, int from, int end, long bound)
    {
        while (from < end)
        {
            var middle = from + (end - from) / 2;
            if (rising[middle] < bound)
            {
                from = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return from;
    }
}
