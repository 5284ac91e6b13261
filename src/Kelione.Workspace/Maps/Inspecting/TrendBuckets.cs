using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A stretch of a trend.</summary>
/// <param name="Period">Its days, UTC; both ends given.</param>
/// <param name="IsComplete">Whether the data reaches far enough beyond it that everybody in it had the whole window to go on. The others are left out of the line.</param>
public sealed record TrendBucket(Period Period, bool IsComplete);

/// <summary>Cuts a stretch of data into the weeks or months of a trend.</summary>
public static class TrendBuckets
{
    /// <summary>At most so many stretches, the latest.</summary>
    public const int Most = 14;

    /// <summary>Data of more days than this is cut into months.</summary>
    private const int MostDaysByWeek = 7 * Most;

    /// <summary>The stretches in order: weeks from Monday, months from the first where the data is longer than fourteen weeks. The first one is left out where the data begins inside it. Empty where the data is shorter than two stretches.</summary>
    /// <param name="firstMicros">The first event.</param>
    /// <param name="lastMicros">The last event, not before the first.</param>
    /// <param name="window">The longest time that still counts as going on; what began less than this before the last event is not complete.</param>
    public static IReadOnlyList<TrendBucket> Of(long firstMicros, long lastMicros, Duration window)
    {
        var (first, last) = (UtcTime.ToDateTime(firstMicros).Date, UtcTime.ToDateTime(lastMicros).Date);
        var byMonth = (last - first).TotalDays > MostDaysByWeek;
        var starts = new List<DateTime>();
        for (var at = byMonth ? new DateTime(last.Year, last.Month, 1, 0, 0, 0, DateTimeKind.Utc) : Monday(last); at >= first.AddDays(-1) && starts.Count < Most; at = byMonth ? at.AddMonths(-1) : at.AddDays(-7))
        {
            starts.Add(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        }

        starts.Reverse();
        return starts.Count < 2 ? [] : [.. starts.Select(s => Bucket(s, byMonth ? s.AddMonths(1) : s.AddDays(7), lastMicros, window))];
    }

    private static TrendBucket Bucket(DateTime from, DateTime to, long lastMicros, Duration window)
    {
        var period = new Period(UtcTime.FromDateTime(from), UtcTime.FromDateTime(to));
        return new TrendBucket(period, period.ToMicros + window.Micros <= lastMicros + UtcTime.MicrosPerDay);
    }

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
