using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Sees journeys event by event, as a question about flows cuts and collapses them.</summary>
internal interface IFlowVisitor
{
    /// <summary>A journey begins with this activity.</summary>
    void Start(int activity, int person);

    /// <summary>The journey goes on.</summary>
    void Step(int from, int to, long micros);

    /// <summary>The journey ends with this activity.</summary>
    void End(int activity);
}

/// <summary>Walks journeys as a <see cref="FlowsQuestion"/> cuts them: from its first event that matches From to the next that matches To, repeats counted once if asked.</summary>
internal sealed class FlowWalk
{
    private readonly SegmentMatcher[]? _from;
    private readonly SegmentMatcher[]? _to;
    private readonly bool _collapse;

    public FlowWalk(FlowsQuestion question, KernelRun run)
    {
        _from = question.From is { } from ? StepMatcher.Compile(run.Snapshot, from).Bind(run.View.Segments) : null;
        _to = question.To is { } to ? StepMatcher.Compile(run.Snapshot, to).Bind(run.View.Segments) : null;
        _collapse = question.CollapseRepeats;
    }

    /// <summary>Shows each journey that is counted to the visitor.</summary>
    public void Walk<TVisitor>(JourneyRange range, TVisitor visitor)
        where TVisitor : struct, IFlowVisitor
    {
        var segment = range.Segment;
        var (offsets, times, activities) = (segment.Offsets, segment.Times, segment.Activities);
        for (var j = range.First; j < range.End; j++)
        {
            var person = segment.Persons[j];
            var (first, end) = Cut(range.SegmentIndex, offsets[j], offsets[j + 1], person);
            if (first >= end)
            {
                continue;
            }

            var previous = activities[first];
            var previousMicros = times[first];
            visitor.Start(previous, person);
            for (var row = first + 1; row < end; row++)
            {
                var activity = activities[row];
                if (_collapse && activity == previous)
                {
                    continue;
                }

                visitor.Step(previous, activity, times[row] - previousMicros);
                (previous, previousMicros) = (activity, times[row]);
            }

            visitor.End(previous);
        }
    }

    /// <summary>The rows of a journey that count; none where it lacks what it should begin or end with.</summary>
    private (long First, long End) Cut(int segment, long first, long end, int person)
    {
        if (_from is not null)
        {
            first = _from[segment].First(first, end, person);
        }

        if (_to is null || first >= end)
        {
            return (first, end);
        }

        var last = _to[segment].First(_from is null ? first : first + 1, end, person);
        return last < end ? (first, last + 1) : (end, end);
    }
}
