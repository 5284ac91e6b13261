using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>Whether a whole journey of one segment satisfies something. Safe for several threads.</summary>
internal abstract class JourneyTest
{
    /// <param name="first">The journey's first row.</param>
    /// <param name="end">One past its last; above <paramref name="first"/>.</param>
    /// <param name="person">Whose it is.</param>
    public abstract bool Holds(long first, long end, int person);
}

/// <summary>Some row satisfies the condition, or none does.</summary>
internal sealed class AnyRowTest(RowTest test, bool wanted) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        for (var row = first; row < end; row++)
        {
            if (test.Holds(row, person))
            {
                return wanted;
            }
        }

        return !wanted;
    }
}

internal sealed class NotTest(JourneyTest inner) : JourneyTest
{
    public override bool Holds(long first, long end, int person) => !inner.Holds(first, end, person);
}

/// <summary>All tests hold (<paramref name="all"/>), or any.</summary>
internal sealed class ManyTest(JourneyTest[] tests, bool all) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        foreach (var test in tests)
        {
            if (test.Holds(first, end, person) != all)
            {
                return !all;
            }
        }

        return all;
    }
}

/// <summary>Enough and not too many rows match, wherever they lie.</summary>
internal sealed class CountTest(SegmentMatcher matcher, long atLeast, long atMost) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        // The count is settled as soon as it passes the upper bound, or reaches the lower one where there is no upper.
        var enough = atMost == long.MaxValue ? atLeast : atMost + 1;
        var count = 0L;
        for (var row = matcher.First(first, end, person); row < end && count < enough; row = matcher.First(row + 1, end, person))
        {
            count++;
        }

        return count >= atLeast && count <= atMost;
    }
}

/// <summary>Enough and not too many rows match between two moments, of which the later may be counted from the journey's start.</summary>
internal sealed class CountInTimeTest(SegmentMatcher matcher, Column<long> times, TimeLimits limits, long atLeast, long atMost) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        (first, end) = limits.Cut(times, first, end);
        return new CountTest(matcher, atLeast, atMost).Holds(first, end, person);
    }
}

/// <summary>Enough matching rows lie within a stretch of time, both ends included.</summary>
internal sealed class CountWithinTest(SegmentMatcher matcher, Column<long> times, TimeLimits limits, long atLeast, long withinMicros) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        (first, end) = limits.Cut(times, first, end);
        var count = 0L;
        var oldest = matcher.First(first, end, person);
        for (var row = oldest; row < end; row = matcher.First(row + 1, end, person))
        {
            if (++count > atLeast)
            {
                oldest = matcher.First(oldest + 1, end, person);
            }

            if (count >= atLeast && times[row] - times[oldest] <= withinMicros)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The rows of a journey in a stretch of time.</summary>
/// <param name="FromMicros">The first moment inside.</param>
/// <param name="ToMicros">The first moment no longer inside; null for open.</param>
/// <param name="InFirstMicros">Only rows earlier than this long after the journey's first; null for all.</param>
internal readonly record struct TimeLimits(long FromMicros, long? ToMicros, long? InFirstMicros)
{
    public (long First, long End) Cut(Column<long> times, long first, long end)
    {
        var start = times[first];
        while (end > first && (times[end - 1] >= ToMicros || times[end - 1] - start >= InFirstMicros))
        {
            end--;
        }

        while (first < end && times[first] < FromMicros)
        {
            first++;
        }

        return (first, end);
    }
}

/// <summary>
/// The steps were done in this order, the last within a length of time of the first. For each step the latest moment is kept at which a chain that has come so far began;
/// steps are looked at from the last down, so that each row serves one step of a chain.
/// </summary>
internal sealed class SequenceTest(SegmentMatcher matcher, Column<long> times, int steps, long withinMicros) : JourneyTest
{
    public override bool Holds(long first, long end, int person)
    {
        Span<long> began = stackalloc long[steps];
        var come = 0;
        for (var row = first; row < end; row++)
        {
            var mask = matcher.Match(row, person);
            for (var step = Math.Min(come, steps - 1); mask != 0 && step >= 0; step--)
            {
                if ((mask & 1u << step) == 0)
                {
                    continue;
                }

                if (step == 0)
                {
                    began[0] = times[row];
                }
                else if (times[row] - began[step - 1] <= withinMicros)
                {
                    began[step] = began[step - 1];
                }
                else
                {
                    continue;
                }

                come = Math.Max(come, step + 1);
            }

            if (come == steps)
            {
                return true;
            }
        }

        return false;
    }
}
