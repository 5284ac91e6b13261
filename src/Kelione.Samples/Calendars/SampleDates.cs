namespace Kelione.Samples;

/// <summary>Calendar dates as moments.</summary>
internal static class SampleDates
{
    /// <summary>The first moment of a day in UTC, milliseconds since 1970.</summary>
    public static long Millis(int year, int month, int day) => (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
