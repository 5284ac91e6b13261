using Kelione.Journeys;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>Makes the overview of entries. Pure.</summary>
internal static class OverviewMaker
{
    private static readonly string[] Purposes = [VoicePurposes.Complaint, VoicePurposes.Praise, VoicePurposes.Question, VoicePurposes.Suggestion];

    private const int MostDays = 45;
    private const int MostDaysInWeeks = 3 * 366;

    /// <summary>Makes it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="entries">The entries by time, filtered.</param>
    /// <param name="themes">The workspace's themes.</param>
    public static VoiceOverview Of(FeedbackFilter question, IReadOnlyList<ListedFeedback> entries, ThemeModel themes)
    {
        var timed = entries.Where(e => e.Entry.TimeMicros is not null).ToList();
        IReadOnlyList<DateOnly> months = timed.Count == 0 ? [] : VoiceCalendar.Row(VoiceCalendar.MonthOf(First(timed)), VoiceCalendar.MonthOf(Last(timed)), d => d.AddMonths(1));
        var byMonth = Periods(timed, months, VoiceCalendar.MonthOf);
        var (unit, course) = Course(timed, byMonth);
        var withText = entries.Where(e => e.Entry.Text.Length > 0).ToList();
        return new VoiceOverview
        {
            N = entries.Count,
            Texts = withText.Count,
            Days = timed.Count == 0 ? null : new VoiceSpan(VoiceCalendar.DayOf(First(timed)), VoiceCalendar.DayOf(Last(timed))),
            Purposes = [.. Purposes.Select(p => new VoiceCount(p, withText.Count(e => e.Reading?.Purpose == p)))],
            Languages = Counts(withText.Select(e => e.Language)),
            Sources = Counts(entries.Select(e => e.Entry.Source)),
            Sentiment = VoiceMean.Of(entries),
            CourseUnit = unit,
            Course = course,
            Months = byMonth,
            Shift = Shift(timed, months),
            Themes = ThemeSums.Of(entries, themes, months),
            Cells = question.Map is null ? [] : Cells(entries),
            Placed = entries.Count(e => e.Placement is not null),
            ToAnswer = entries.Count(e => e.Entry.AnswerIsKnown && e.Entry.CallsForAnswer && e.Entry.AnsweredMicros is null),
            ToPlace = question.Map is null ? 0 : withText.Count(e => e.Placement is null),
            Policy =
            [
                new PolicyLine("sentiment of an entry", EntryFeeling.Policy),
                new PolicyLine("mean", FormattableString.Invariant($"each entry counts once; interval by Student's t; below {FeedbackScoresQuestion.LeastShown} only the number is shown")),
                new PolicyLine("weeks", "from Monday, UTC"),
                new PolicyLine("change of a theme", "its share in the later half of the months against the earlier half; two-proportion test, corrected over the themes shown (Benjamini–Hochberg)"),
                new PolicyLine("placing", FeedbackPlacer.Policy),
            ],
        };
    }

    private static (string Unit, IReadOnlyList<VoicePeriod> Course) Course(List<ListedFeedback> timed, IReadOnlyList<VoicePeriod> months)
    {
        if (timed.Count == 0)
        {
            return ("week", []);
        }

        // The finest row whose middle step has enough to say something.
        var (first, last) = (First(timed), Last(timed));
        var span = VoiceCalendar.DayOf(last).DayNumber - VoiceCalendar.DayOf(first).DayNumber;
        var days = span <= MostDays ? Periods(timed, VoiceCalendar.Row(VoiceCalendar.DayOf(first), VoiceCalendar.DayOf(last), d => d.AddDays(1)), VoiceCalendar.DayOf) : [];
        if (IsEnough(days))
        {
            return ("day", days);
        }

        var weeks = span <= MostDaysInWeeks ? Periods(timed, VoiceCalendar.Row(VoiceCalendar.WeekOf(first), VoiceCalendar.WeekOf(last), d => d.AddDays(7)), VoiceCalendar.WeekOf) : [];
        return IsEnough(weeks) || (weeks.Count > 0 && months.Count < 3) ? ("week", weeks) : ("month", months);
    }

    private static bool IsEnough(IReadOnlyList<VoicePeriod> row) => row.Count > 0 && row.Count(p => p.Sentiment.Mean is not null) * 2 > row.Count;

    private static long First(List<ListedFeedback> timed) => timed.Min(e => e.Entry.TimeMicros!.Value);

    private static long Last(List<ListedFeedback> timed) => timed.Max(e => e.Entry.TimeMicros!.Value);

    private static IReadOnlyList<VoiceCount> Counts(IEnumerable<string?> names) =>
        [.. names.OfType<string>().GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Select(g => new VoiceCount(g.First(), g.Count())).OrderByDescending(c => c.N).ThenBy(c => c.Name, StringComparer.Ordinal)];

    private static IReadOnlyList<VoicePeriod> Periods(List<ListedFeedback> timed, IReadOnlyList<DateOnly> row, Func<long, DateOnly> of)
    {
        var groups = timed.GroupBy(e => of(e.Entry.TimeMicros!.Value)).ToDictionary(g => g.Key, g => g.ToList());
        return [.. row.Select(d => groups.TryGetValue(d, out var inside) ? new VoicePeriod(d, inside.Count, VoiceMean.Of(inside)) : new VoicePeriod(d, 0, new VoiceMean(0, null, null)))];
    }

    // Sources differ in who speaks there and how, and their shares change from month to month: what then looks like a turn is only another mixture. So of several the months of one are compared, the one with the most to say.
    private static VoiceShift? Shift(List<ListedFeedback> timed, IReadOnlyList<DateOnly> months)
    {
        var sources = timed.Where(e => e.Sentiment is not null).GroupBy(e => e.Entry.Source, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => g.ToList()).ToList();
        return sources is [var most, _, ..]
            ? Shift(Periods(most, months, VoiceCalendar.MonthOf), most) is { } within ? within with { Source = most[0].Entry.Source } : null
            : Shift(Periods(timed, months, VoiceCalendar.MonthOf), timed);
    }

    // The last month against the one before it that lies farthest from it: what a person would point at. It was chosen among all months before, and the interval is as wide as that asks.
    private static VoiceShift? Shift(IReadOnlyList<VoicePeriod> months, List<ListedFeedback> timed)
    {
        var told = months.Where(m => m.Sentiment.Mean is not null).ToList();
        if (told.Count < 2)
        {
            return null;
        }

        var to = told[^1];
        var from = told.SkipLast(1).MaxBy(m => Math.Abs(m.Sentiment.Mean!.Value - to.Sentiment.Mean!.Value))!;
        return Means.Welch(Sample(from), Sample(to), told.Count - 1) is { } interval ? new VoiceShift(from, to, to.Sentiment.Mean!.Value - from.Sentiment.Mean!.Value, interval) : null;

        NumberSample Sample(VoicePeriod month) => NumberSample.Of([.. timed.Where(e => VoiceCalendar.MonthOf(e.Entry.TimeMicros!.Value) == month.FirstDay).Select(e => e.Sentiment).OfType<double>()]);
    }

    private static IReadOnlyList<VoiceCell> Cells(IReadOnlyList<ListedFeedback> entries) =>
    [
        .. entries.Where(e => e.Placement is not null).SelectMany(e => e.Themes.Select(t => (Theme: t, e.Placement!.Step, Entry: e)))
            .GroupBy(e => (e.Theme, e.Step)).Select(g => new VoiceCell(g.Key.Theme, g.Key.Step, g.Count(), VoiceMean.Of(g.Select(e => e.Entry)))),
    ];
}
