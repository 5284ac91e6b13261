using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How many customers come back.</summary>
internal static class PlainRetention
{
    /// <summary>One customer's membership in a cohort.</summary>
    /// <param name="Customer">The customer.</param>
    /// <param name="Cohort">The first day of the cohort.</param>
    /// <param name="StartMicros">The start event's time.</param>
    /// <param name="ReturnDays">The days on which returns fell.</param>
    private sealed record Entry(string Customer, DateOnly Cohort, long StartMicros, IReadOnlyList<long> ReturnDays);

    public static Opened Answer(RetentionQuestion question, PlainView view)
    {
        var behind = new Behind();
        var calendar = new PlainCalendar(question.Zone);
        var entries = view.Journeys.SelectMany(j => Entries(question, view, calendar, j)).ToList();
        var cohorts = entries.GroupBy(e => e.Cohort).OrderBy(g => g.Key).Select(g => Cohort(question, view, calendar, [.. g], behind)).ToList();
        var answer = new RetentionAnswer
        {
            Kind = question.Kind,
            Cohorts = cohorts,
            Overall = Curve(question, view, calendar, entries, ["overall"], behind),
            Groups = question.Groups.Count == 0 ? null : [.. question.Groups.Select(g => Group(question, view, calendar, entries, g, behind))],
        };
        return new Opened(answer, behind);
    }

    private static IEnumerable<Entry> Entries(RetentionQuestion question, PlainView view, PlainCalendar calendar, PlainJourney journey)
    {
        var starts = Enumerable.Range(0, journey.Events.Count).Where(i => (question.Start ?? StepPattern.Any).Matches(journey.Events[i])).ToList();
        if (question.Entry == CohortEntry.FirstEver)
        {
            var ever = view.Of(view.Scope with { Period = null }).Journeys.Single(j => j.Customer == journey.Customer);
            if (ever.IndexOf(question.Start ?? StepPattern.Any) is not { } first || view.Scope.Period?.Contains(ever.Events[first].TimeMicros) == false)
            {
                return [];
            }
        }

        var chosen = question.Entry == CohortEntry.Recurring
            ? starts.GroupBy(i => calendar.DayOf(journey.Events[i].TimeMicros)).Select(g => g.First())
            : starts.Take(1);
        return chosen.Select(start => new Entry(
            journey.Customer,
            calendar.CohortOf(journey.Events[start].TimeMicros, question.Cohorts),
            journey.Events[start].TimeMicros,
            [
                .. journey.Events.Skip(start + 1)
                    .Where(e => (question.Return ?? StepPattern.Any).Matches(e))
                    .Select(e => Day(question, calendar, journey.Events[start].TimeMicros, e.TimeMicros)),
            ]));
    }

    private static long Day(RetentionQuestion question, PlainCalendar calendar, long start, long time) => question.Clock == RetentionClock.FromStart
        ? (time - start) / UtcTime.MicrosPerDay
        : calendar.DayOf(time).DayNumber - calendar.DayOf(start).DayNumber;

    /// <summary>Whether the day lies wholly inside the data.</summary>
    private static bool Lived(RetentionQuestion question, PlainView view, PlainCalendar calendar, Entry entry, int day)
    {
        var end = question.Clock == RetentionClock.FromStart
            ? entry.StartMicros + (day + 1) * UtcTime.MicrosPerDay
            : calendar.StartOf(calendar.DayOf(entry.StartMicros).AddDays(day + 1));
        return end <= view.ObservedUntilMicros;
    }

    private static bool Returned(RetentionQuestion question, Entry entry, DayBracket period) => question.Kind == RetentionKind.Unbounded
        ? entry.ReturnDays.Any(d => d >= period.FromDay)
        : entry.ReturnDays.Any(d => d >= period.FromDay && d <= period.ToDay);

    private static RetentionCohort Cohort(RetentionQuestion question, PlainView view, PlainCalendar calendar, IReadOnlyList<Entry> entries, Behind behind)
    {
        var name = entries[0].Cohort.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        behind.Put(Handles.Address("cohort", name), entries.Select(e => e.Customer));
        var cells = Curve(question, view, calendar, entries, ["cohort", name], behind)
            .Select(p => new RetentionCell(p.Period, p.Customers, p.Share, p.Size == entries.Count, p.Size));
        return new RetentionCohort(entries[0].Cohort, entries.Count, [.. cells]);
    }

    private static RetentionGroup Group(RetentionQuestion question, PlainView view, PlainCalendar calendar, IReadOnlyList<Entry> entries, NamedSegment segment, Behind behind)
    {
        var members = view.Members(segment);
        var inside = entries.Where(e => members.Contains(e.Customer)).ToList();
        return new RetentionGroup(segment.Name, inside.Count, Curve(question, view, calendar, inside, ["group", segment.Name], behind));
    }

    private static List<RetentionPoint> Curve(
        RetentionQuestion question, PlainView view, PlainCalendar calendar, IReadOnlyList<Entry> entries, string[] address, Behind behind)
    {
        var points = new List<RetentionPoint>();
        foreach (var period in question.PeriodsAsked())
        {
            var lived = entries.Where(e => Lived(question, view, calendar, e, period.ToDay)).ToList();
            var returned = lived.Where(e => Returned(question, e, period)).ToList();
            var interval = Proportions.Wilson(returned.Count, lived.Count);
            behind.Put(Handles.Address([.. address, Handles.Part(period.FromDay)]), returned.Select(e => e.Customer));
            points.Add(new RetentionPoint(
                period.FromDay,
                period.ToDay,
                lived.Count,
                returned.Count,
                lived.Count == 0 ? null : PlainMath.Share(returned.Count, lived.Count),
                interval?.Low,
                interval?.High));
        }

        return points;
    }
}

/// <summary>Calendar days of a zone.</summary>
internal sealed class PlainCalendar(string zone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public DateOnly DayOf(long micros) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(UtcTime.ToDateTime(micros), _zone));

    /// <summary>The first moment whose local day is this one or a later one, found by halving: zones skip and repeat hours, even at midnight.</summary>
    public long StartOf(DateOnly day)
    {
        var middle = UtcTime.FromDateTime(day.ToDateTime(TimeOnly.MinValue));
        var (before, after) = (middle - 2 * UtcTime.MicrosPerDay, middle + 2 * UtcTime.MicrosPerDay);
        while (after - before > 1)
        {
            var half = before + (after - before) / 2;
            (before, after) = DayOf(half) >= day ? (before, half) : (half, after);
        }

        return after;
    }

    /// <summary>The first day of the cohort that a moment falls into; weeks begin on Monday.</summary>
    public DateOnly CohortOf(long micros, CohortSize size)
    {
        var day = DayOf(micros);
        return size switch
        {
            CohortSize.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            CohortSize.Month => new DateOnly(day.Year, day.Month, 1),
            _ => day,
        };
    }
}
