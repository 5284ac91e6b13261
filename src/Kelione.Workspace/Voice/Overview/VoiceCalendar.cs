using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Days, weeks and months of what was said, in UTC.</summary>
internal static class VoiceCalendar
{
    private const int MostPeriods = 600;

    /// <summary>The day of a moment.</summary>
    public static DateOnly DayOf(long micros) => DateOnly.FromDateTime(UtcTime.ToDateTime(micros));

    /// <summary>The first day of its month.</summary>
    public static DateOnly MonthOf(long micros) => DayOf(micros) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    /// <summary>The Monday of its week.</summary>
    public static DateOnly WeekOf(long micros) => DayOf(micros) is var day ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : default;

    /// <summary>Periods in a row from the first to the last; the latest ones where they are too many to be drawn.</summary>
    public static IReadOnlyList<DateOnly> Row(DateOnly first, DateOnly last, Func<DateOnly, DateOnly> next)
    {
        var row = new List<DateOnly>();
        for (var at = first; at <= last; at = next(at))
        {
            row.Add(at);
        }

        return row.Count > MostPeriods ? row[^MostPeriods..] : row;
    }
}
