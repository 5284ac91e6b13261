using System.Runtime.InteropServices;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What becomes of each path that a walk meets.</summary>
internal interface IPathSink
{
    /// <param name="person">Whose path it is.</param>
    /// <param name="channels">The touches' channels by code, in order of time; empty for a conversion without touches.</param>
    /// <param name="agesMicros">The touches' ages at the conversion; empty for a path without conversion.</param>
    /// <param name="converted">Whether the path ends in a conversion.</param>
    /// <param name="value">The conversion's amount; 0 where it has none.</param>
    void Path(int person, ReadOnlySpan<int> channels, ReadOnlySpan<long> agesMicros, bool converted, double value);
}

/// <summary>Walks journeys and cuts them into paths: the touches before each conversion, and those after the last.</summary>
internal sealed class PathWalk(AttributionQuestion question, TextField field, KernelRun run)
{
    private const uint IsConversion = 1;
    private const uint IsTouch = 2;

    private readonly StepMatcher _matcher = StepMatcher.Compile(run.Snapshot, [question.Conversion, question.Touch ?? StepPattern.Any]);

    public IReadOnlyList<TSink> Run<TSink>(Func<TSink> newSink)
        where TSink : class, IPathSink
    {
        var matchers = _matcher.Bind(run.View.Segments);
        return JourneyChunks.Walk(run, () => new State<TSink>(newSink()), (range, state) =>
        {
            Column<double>? values = range.Segment.TryValues(out var column) ? column : null;
            for (var j = range.First; j < range.End; j++)
            {
                Journey(range.Segment, j, matchers[range.SegmentIndex], field.In(range), values, state);
            }
        }).Select(s => s.Sink).ToList();
    }

    private void Journey<TSink>(JourneySegment segment, int journey, SegmentMatcher matcher, TextField.Codes channels, Column<double>? values, State<TSink> state)
        where TSink : class, IPathSink
    {
        var (end, person, times) = (segment.Offsets[journey + 1], segment.Persons[journey], segment.Times);
        state.Channels.Clear();
        state.Times.Clear();
        for (var row = segment.Offsets[journey]; row < end; row++)
        {
            var mask = matcher.Match(row, person);
            if ((mask & IsConversion) != 0)
            {
                Conversion(state, person, times[row], values is { } column && column[row] is var value && !double.IsNaN(value) ? value : 0);
            }
            else if ((mask & IsTouch) != 0 && channels[row] is >= 0 and var channel)
            {
                state.Channels.Add(channel);
                state.Times.Add(times[row]);
            }
        }

        if (state.Channels.Count > 0)
        {
            state.Sink.Path(person, CollectionsMarshal.AsSpan(state.Channels), [], converted: false, 0);
        }
    }

    private void Conversion<TSink>(State<TSink> state, int person, long time, double value)
        where TSink : class, IPathSink
    {
        var ages = CollectionsMarshal.AsSpan(state.Times);
        var old = 0;
        for (var i = 0; i < ages.Length; i++)
        {
            ages[i] = time - ages[i];
            old += ages[i] > question.Lookback.Micros ? 1 : 0;
        }

        // Ages fall along the path, so those beyond the look-back come first.
        state.Sink.Path(person, CollectionsMarshal.AsSpan(state.Channels)[old..], ages[old..], converted: true, value);
        state.Channels.Clear();
        state.Times.Clear();
    }

    private sealed record State<TSink>(TSink Sink)
    {
        public List<int> Channels { get; } = [];

        public List<long> Times { get; } = [];
    }
}
