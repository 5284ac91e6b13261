using System.Globalization;

namespace Kelione.Web.Maps.Together;

/// <summary>Moments of a map's life as the server's clock on the wall shows them, in the reader's words.</summary>
internal static class Clock
{
    /// <summary><c>11:40</c>.</summary>
    public static string Time(DateTimeOffset at, TimeProvider time) => Local(at, time).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>Today, 11:40</c>, <c>28 Sep, 17:04</c>; with the year where it is another.</summary>
    public static string Moment(DateTimeOffset at, TimeProvider time)
    {
        var (then, now) = (Local(at, time), Local(time.GetUtcNow(), time));
        var day = (now.Date - then.Date).Days switch
        {
            0 => MapsTexts.Together["Clock.Today"],
            1 => MapsTexts.Together["Clock.Yesterday"],
            _ => Day(DateOnly.FromDateTime(then.Date), DateOnly.FromDateTime(now.Date)),
        };
        return $"{day}, {then.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary><c>14 Oct</c>; with the year where it is not this one.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? MapsTexts.Together["Clock.Day"] : MapsTexts.Together["Clock.DayYear"], CultureInfo.CurrentCulture);

    /// <summary>How long ago: <c>12 min ago</c>, <c>3 h ago</c>, then the day.</summary>
    public static string Ago(DateTimeOffset at, TimeProvider time) => (time.GetUtcNow() - at) switch
    {
        { TotalSeconds: < 60 } => MapsTexts.Together["Clock.Now"],
        { TotalMinutes: < 60 } gone => MapsTexts.Together.Count("Clock.Minutes", (long)gone.TotalMinutes),
        { TotalHours: < 24 } gone => MapsTexts.Together.Count("Clock.Hours", (long)gone.TotalHours),
        _ => Moment(at, time).Split(',')[0].ToLower(CultureInfo.CurrentCulture),
    };

    /// <summary>Today by the server's clock.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Local(time.GetUtcNow(), time).Date);

    private static DateTimeOffset Local(DateTimeOffset at, TimeProvider time) => TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
}
