using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What becomes of each customer of the base.</summary>
internal interface IAhaSink
{
    /// <param name="person">The customer.</param>
    /// <param name="exposure">The activities of the exposure window.</param>
    /// <param name="retained">Whether the customer stayed.</param>
    void Customer(int person, ReadOnlySpan<int> exposure, bool retained);
}

/// <summary>Walks journeys: finds the start, the activities of the exposure window, and whether the customer was there in the outcome window.</summary>
internal sealed class AhaWalk(AhaQuestion question, KernelRun run)
{
    private readonly StepMatcher? _start = question.Start is { IsAny: false } start ? StepMatcher.Compile(run.Snapshot, start) : null;
    private readonly StepMatcher? _retained = question.Retained is { IsAny: false } retained ? StepMatcher.Compile(run.Snapshot, retained) : null;

    public IReadOnlyList<TSink> Run<TSink>(Func<TSink> newSink)
        where TSink : class, IAhaSink
    {
        var starts = _start?.Bind(run.View.Segments);
        var retained = _retained?.Bind(run.View.Segments);
        return JourneyChunks.Walk(run, () => new State<TSink>(newSink()), (range, state) =>
        {
            for (var j = range.First; j < range.End; j++)
            {
                Journey(range.Segment, j, starts?[range.SegmentIndex], retained?[range.SegmentIndex], state);
            }
        }).Select(s => s.Sink).ToList();
    }

    private void Journey<TSink>(JourneySegment segment, int journey, SegmentMatcher? starts, SegmentMatcher? retained, State<TSink> state)
        where TSink : class, IAhaSink
    {
        var (first, end, person, times) = (segment.Offsets[journey], segment.Offsets[journey + 1], segment.Persons[journey], segment.Times);
        var row = starts?.First(first, end, person) ?? first;
        if (row == end || run.View.ObservedUntilMicros - times[row] < question.OutcomeTo.Micros)
        {
            return;
        }

        // The window is one of time: what happened at the start's own moment belongs to it, also where it comes before in order.
        var start = times[row];
        while (row > first && times[row - 1] == start)
        {
            row--;
        }

        state.Exposure.Clear();
        for (; row < end && times[row] - start < question.Exposure.Micros; row++)
        {
            state.Exposure.Add(segment.Activities[row]);
        }

        while (row < end && times[row] - start < question.OutcomeFrom.Micros)
        {
            row++;
        }

        var stayed = false;
        for (; row < end && !stayed && times[row] - start < question.OutcomeTo.Micros; row++)
        {
            stayed = retained is null || retained.Match(row, person) != 0;
        }

        state.Sink.Customer(person, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(state.Exposure), stayed);
    }

    private sealed record State<TSink>(TSink Sink)
    {
        public List<int> Exposure { get; } = [];
    }
}
