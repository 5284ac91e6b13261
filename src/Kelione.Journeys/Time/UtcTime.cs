using System.Globalization;

namespace Kelione.Journeys;

/// <summary>
/// Moments as this product stores them: whole microseconds since 1970-01-01T00:00:00Z, in a <see cref="long"/>.
/// Names of such values end in <c>Micros</c> or are called a time; leap seconds are not counted.
/// </summary>
public static class UtcTime
{
    /// <summary>Microseconds in a second.</summary>
    public const long MicrosPerSecond = 1_000_000;

    /// <summary>Microseconds in a day of exactly 24 hours.</summary>
    public const long MicrosPerDay = 24L * 3600 * MicrosPerSecond;

    /// <summary>The earliest moment that can be stored: 0001-01-01T00:00:00Z.</summary>
    public static readonly long MinMicros = FromDateTime(DateTime.MinValue);

    /// <summary>The latest moment that can be stored: 9999-12-31T23:59:59.999999Z.</summary>
    public static readonly long MaxMicros = FromDateTime(DateTime.MaxValue);

    /// <summary>The moment of a date and time that is taken to be UTC, whatever its kind says; finer parts than a microsecond are cut off.</summary>
    public static long FromDateTime(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The moment of a date and time with its offset.</summary>
    public static long FromDateTimeOffset(DateTimeOffset time) => FromDateTime(time.UtcDateTime);

    /// <summary>The date and time (kind UTC) of a moment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies outside the years 1 to 9999.</exception>
    public static DateTime ToDateTime(long micros)
    {
        // Before the arithmetic, which would overflow with another exception.
        ArgumentOutOfRangeException.ThrowIfLessThan(micros, MinMicros);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(micros, MaxMicros);
        return new DateTime(DateTime.UnixEpoch.Ticks + micros * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }

    /// <summary>ISO 8601 with <c>Z</c>: seconds always, and as many as six decimals where the moment has them.</summary>
    public static string Format(long micros) =>
        ToDateTime(micros).ToString(
            micros % MicrosPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'",
            CultureInfo.InvariantCulture);

    /// <summary>The calendar day (since 1970-01-01, may be negative) of a moment in UTC.</summary>
    public static long DayOf(long micros) => FloorDiv(micros, MicrosPerDay);

    /// <summary>
    /// Reads an ISO date or date-time; without an offset it is UTC, and a date alone is its first moment.
    /// </summary>
    /// <returns>false where the text is neither.</returns>
    public static bool TryParse(string text, out long micros)
    {
        micros = 0;
        if (!DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time))
        {
            return false;
        }

        micros = FromDateTimeOffset(time);
        return true;
    }

    /// <summary>Division that rounds towards negative infinity, so that days before 1970 are whole too.</summary>
    public static long FloorDiv(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor != 0 && (value < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }
}
