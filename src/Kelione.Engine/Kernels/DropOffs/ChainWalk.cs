using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What becomes of each counted chain that a walk meets.</summary>
internal interface IChainSink
{
    /// <param name="segment">Where the journey lies.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="rows">The chain's rows: step by step, as far as it gets; at least one.</param>
    void Chain(JourneySegment segment, int journey, ReadOnlySpan<long> rows);
}

/// <summary>
/// Finds each customer's counted chain of an ordered funnel of required steps: the longest within the window; among those the one whose rows come earliest.
/// The chain from the first event that matches step 1, always taking the next match, is that chain unless the window cuts it short; only then two more walks, each linear, look for a later start.
/// </summary>
internal sealed class ChainWalk(IReadOnlyList<StepPattern> steps, long withinMicros, KernelRun run)
{
    private readonly StepMatcher _matcher = StepMatcher.Compile(run.Snapshot, steps);

    public IReadOnlyList<TSink> Run<TSink>(Func<TSink> newSink)
        where TSink : class, IChainSink
    {
        var matchers = _matcher.Bind(run.View.Segments);
        return JourneyChunks.Walk(run, newSink, (range, sink) =>
        {
            var scalar = run.Scalar;
            Span<long> scratch = stackalloc long[StepMatcher.MaxSteps];
            Span<long> rows = stackalloc long[StepMatcher.MaxSteps];
            var (segment, matcher) = (range.Segment, matchers[range.SegmentIndex]);
            for (var j = range.First; j < range.End; j++)
            {
                var (first, end, person) = (segment.Offsets[j], segment.Offsets[j + 1], segment.Persons[j]);
                var length = scalar ? -1 : FromFirst(matcher, segment.Times, first, end, person, rows);
                if (length < 0)
                {
                    length = Searched(matcher, segment.Times, first, end, person, scratch, rows);
                }

                if (length > 0)
                {
                    sink.Chain(segment, j, rows[..length]);
                }
            }
        });
    }

    /// <summary>
    /// The chain from the first match of step 1. Where the journey ends before the window cuts it, no chain gets further and none has earlier rows.
    /// </summary>
    /// <returns>Its length; −1 where the window cuts it short.</returns>
    private int FromFirst(SegmentMatcher matcher, Column<long> times, long first, long end, int person, Span<long> rows)
    {
        var length = 0;
        for (var row = first; row < end; row++)
        {
            if ((matcher.Match(row, person) & 1u << length) == 0)
            {
                continue;
            }

            if (length > 0 && times[row] - times[rows[0]] > withinMicros)
            {
                return -1;
            }

            rows[length++] = row;
            if (length == steps.Count)
            {
                break;
            }
        }

        return length;
    }

    private int Searched(SegmentMatcher matcher, Column<long> times, long first, long end, int person, Span<long> scratch, Span<long> rows)
    {
        var length = Longest(matcher, times, first, end, person, scratch);
        if (length > 0)
        {
            Trace(matcher, EarliestStart(matcher, times, first, end, person, length, scratch), person, rows[..length]);
        }

        return length;
    }

    /// <summary>
    /// How many steps the longest chain has. For each step the latest start is kept of a chain that has come so far; steps are looked at from the last down, so that each row serves one step.
    /// </summary>
    private int Longest(SegmentMatcher matcher, Column<long> times, long first, long end, int person, Span<long> started)
    {
        var length = 0;
        for (var row = matcher.First(first, end, person); row < end && length < steps.Count; row = matcher.First(row + 1, end, person))
        {
            var mask = matcher.Match(row, person);
            for (var step = length; step >= 0; step--)
            {
                if ((mask & 1u << step) == 0 || (step > 0 && times[row] - started[step - 1] > withinMicros))
                {
                    continue;
                }

                started[step] = step == 0 ? times[row] : started[step - 1];
                length = Math.Max(length, step + 1);
            }
        }

        return length;
    }

    /// <summary>
    /// The earliest row from which a chain of that length fits into the window. Walks backwards and keeps, for each step, where the quickest chain from that step to the last would end.
    /// </summary>
    private long EarliestStart(SegmentMatcher matcher, Column<long> times, long first, long end, int person, int length, Span<long> ends)
    {
        ends[..length].Fill(-1);
        var start = -1L;
        for (var row = end - 1; row >= first; row--)
        {
            var mask = matcher.Match(row, person);
            for (var step = 0; step < length && mask != 0; step++)
            {
                if ((mask & 1u << step) == 0)
                {
                    continue;
                }

                // The end of the step after is still that of later rows: steps rise, and this row may serve one step only.
                var chainEnd = step == length - 1 ? row : ends[step + 1];
                if (chainEnd < 0)
                {
                    continue;
                }

                ends[step] = chainEnd;
                if (step == 0 && times[chainEnd] - times[row] <= withinMicros)
                {
                    start = row;
                }
            }
        }

        return start;
    }

    /// <summary>From a start, each step's first match after the step before: the earliest rows, and the earliest end.</summary>
    private static void Trace(SegmentMatcher matcher, long start, int person, Span<long> rows)
    {
        rows[0] = start;
        for (var step = 1; step < rows.Length; step++)
        {
            var row = rows[step - 1] + 1;
            while ((matcher.Match(row, person) & 1u << step) == 0)
            {
                row++;
            }

            rows[step] = row;
        }
    }
}
