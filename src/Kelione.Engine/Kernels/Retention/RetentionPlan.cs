using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>A retention question made ready for a snapshot.</summary>
internal sealed class RetentionPlan
{
    private RetentionPlan(RetentionQuestion question, JourneySnapshot? snapshot, long until, ZoneDays zone)
    {
        Question = question;
        Periods = question.PeriodsAsked();
        MaxDay = Periods.Max(p => p.ToDay);
        UntilMicros = until;
        Zone = zone;
        UntilDay = zone.DayOf(until);
        Start = snapshot is not null && question.Start is { IsAny: false } start ? StepMatcher.Compile(snapshot, start) : null;
        Return = snapshot is not null && question.Return is { IsAny: false } back ? StepMatcher.Compile(snapshot, back) : null;
    }

    public RetentionQuestion Question { get; }

    /// <summary>The periods, rising for all kinds but brackets.</summary>
    public IReadOnlyList<DayBracket> Periods { get; }

    /// <summary>The last day of any period.</summary>
    public int MaxDay { get; }

    /// <summary>How far the data reaches.</summary>
    public long UntilMicros { get; }

    /// <summary>The calendar day on which the data ends; the days before it are whole.</summary>
    public long UntilDay { get; }

    /// <summary>The calendar of cohorts, and of days where asked.</summary>
    public ZoneDays Zone { get; }

    /// <summary>Which events start; null for any.</summary>
    public StepMatcher? Start { get; }

    /// <summary>Which events are returns; null for any.</summary>
    public StepMatcher? Return { get; }

    /// <summary>null where the snapshot is empty.</summary>
    public static RetentionPlan? Of(RetentionQuestion question, KernelRun run) =>
        run.View.ObservedUntilMicros is { } until && run.Snapshot.Span is var (first, last)
            ? new RetentionPlan(question, run.Snapshot, until, ZoneDays.Of(question.Zone, first, last))
            : null;

    /// <summary>A plan for adding up what was walked elsewhere.</summary>
    /// <param name="question">The question.</param>
    /// <param name="until">How far the data reaches.</param>
    /// <param name="first">The first moment of all journeys.</param>
    /// <param name="last">The last.</param>
    public static RetentionPlan OfSums(RetentionQuestion question, long until, long first, long last) => new(question, snapshot: null, until, ZoneDays.Of(question.Zone, first, last));

    /// <summary>The first day of the cohort that a calendar day belongs to.</summary>
    public long CohortOf(long day) => Question.Cohorts switch
    {
        CohortSize.Day => day,

        // 1970-01-01 was a Thursday: three days after a Monday.
        CohortSize.Week => UtcTime.FloorDiv(day + 3, 7) * 7 - 3,
        _ => Day(Date(day) is var date ? new DateOnly(date.Year, date.Month, 1) : default),
    };

    /// <summary>The date of a day since 1970-01-01; a zone may push the first and last moments that can be stored out of the calendar by a day, they stay at its ends.</summary>
    public static DateOnly Date(long day) =>
        DateOnly.FromDayNumber((int)Math.Clamp(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static long Day(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
