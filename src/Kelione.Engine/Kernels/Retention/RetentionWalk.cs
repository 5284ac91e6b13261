using System.Numerics;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What becomes of each start that a walk meets.</summary>
internal interface IRetentionSink
{
    /// <param name="person">Who started.</param>
    /// <param name="cohort">The first day of the start's cohort, since 1970-01-01.</param>
    /// <param name="lived">The last day that lies wholly inside the data; −1 for none.</param>
    /// <param name="returns">On which days the customer returned.</param>
    void Started(int person, long cohort, long lived, in ReturnDays returns);
}

/// <summary>The days of returns: each one up to the last asked for, and the last of all where only that is needed.</summary>
/// <param name="days">Bit d for day d.</param>
/// <param name="last">The last day with a return, for unbounded; −1 for none.</param>
internal readonly ref struct ReturnDays(ReadOnlySpan<ulong> days, long last)
{
    private readonly ReadOnlySpan<ulong> _days = days;

    public long Last { get; } = last;

    public bool this[int day] => (_days[day >> 6] & 1UL << day) != 0;

    /// <summary>Adds one for each day with a return, up to a last day.</summary>
    public void CountDays(long[] counts, int last)
    {
        for (var w = 0; w < _days.Length; w++)
        {
            for (var word = _days[w]; word != 0; word &= word - 1)
            {
                var day = (w << 6) + BitOperations.TrailingZeroCount(word);
                if (day > last)
                {
                    return;
                }

                counts[day]++;
            }
        }
    }

    /// <summary>Whether the customer returned in a period, as the kind has it.</summary>
    public bool In(DayBracket period, RetentionKind kind)
    {
        if (kind == RetentionKind.Unbounded)
        {
            return Last >= period.FromDay;
        }

        for (var day = period.FromDay; day <= period.ToDay; day++)
        {
            if (this[day])
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Walks journeys: finds the starts, and for each start the days of the returns after it.</summary>
/// <param name="plan">The question.</param>
/// <param name="earlier">Customers who started before the period, for first-ever; null for none.</param>
internal sealed class RetentionWalk(RetentionPlan plan, PersonSet? earlier)
{
    public IReadOnlyList<TSink> Run<TSink>(KernelRun run, Func<TSink> newSink)
        where TSink : class, IRetentionSink
    {
        var starts = plan.Start?.Bind(run.View.Segments);
        var returns = plan.Return?.Bind(run.View.Segments);
        return JourneyChunks.Walk(run, newSink, (range, sink) =>
        {
            Span<ulong> days = stackalloc ulong[plan.MaxDay / 64 + 1];
            var (start, back) = (starts?[range.SegmentIndex], returns?[range.SegmentIndex]);
            for (var j = range.First; j < range.End; j++)
            {
                Journey(range.Segment, j, start, back, days, sink);
            }
        });
    }

    private void Journey<TSink>(JourneySegment segment, int journey, SegmentMatcher? starts, SegmentMatcher? returns, Span<ulong> days, TSink sink)
        where TSink : class, IRetentionSink
    {
        var (first, end, person) = (segment.Offsets[journey], segment.Offsets[journey + 1], segment.Persons[journey]);
        var day = long.MinValue;
        for (var row = First(starts, first, end, person); row < end; row = First(starts, row + 1, end, person))
        {
            var startDay = plan.Zone.DayOf(segment.Times[row]);
            if (startDay != day)
            {
                day = startDay;
                if (earlier?[person] != true)
                {
                    Start(segment.Times, row, end, startDay, returns, person, days, sink);
                }
            }

            if (plan.Question.Entry != CohortEntry.Recurring)
            {
                return;
            }
        }
    }

    private void Start<TSink>(Column<long> times, long row, long end, long startDay, SegmentMatcher? returns, int person, Span<ulong> days, TSink sink)
        where TSink : class, IRetentionSink
    {
        var lived = plan.Question.Clock == RetentionClock.Calendar ? plan.UntilDay - startDay - 1 : (plan.UntilMicros - times[row]) / UtcTime.MicrosPerDay - 1;
        var cohort = plan.CohortOf(startDay);
        if (plan.Question.Kind == RetentionKind.Unbounded)
        {
            var last = Last(returns, row + 1, end, person);
            sink.Started(person, cohort, lived, new ReturnDays([], last > row ? DayOf(times[last], times[row], startDay) : -1));
            return;
        }

        days.Clear();
        var dayEnds = long.MinValue;
        for (var next = First(returns, row + 1, end, person); next < end; next = First(returns, next + 1, end, person))
        {
            // Most returns fall on a day that is marked already.
            if (times[next] < dayEnds)
            {
                continue;
            }

            var day = DayOf(times[next], times[row], startDay);
            if (day > plan.MaxDay)
            {
                break;
            }

            days[(int)(day >> 6)] |= 1UL << (int)day;
            dayEnds = plan.Question.Clock == RetentionClock.FromStart ? times[row] + (day + 1) * UtcTime.MicrosPerDay : dayEnds;
        }

        sink.Started(person, cohort, lived, new ReturnDays(days, -1));
    }

    private long DayOf(long time, long start, long startDay) =>
        plan.Question.Clock == RetentionClock.Calendar ? Math.Max(0, plan.Zone.DayOf(time) - startDay) : (time - start) / UtcTime.MicrosPerDay;

    private static long First(SegmentMatcher? matcher, long from, long end, int person) => matcher?.First(from, end, person) ?? from;

    private static long Last(SegmentMatcher? matcher, long from, long end, int person)
    {
        var row = end - 1;
        while (matcher is not null && row >= from && matcher.Match(row, person) == 0)
        {
            row--;
        }

        return row >= from ? row : -1;
    }
}
