using System.Buffers;
using System.Globalization;

namespace Kelione.Sources;

/// <summary>Times as systems write them, brought to microseconds since 1970 UTC.</summary>
internal static class SystemTimes
{
    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789.-eE");

    /// <summary>A number since 1970 UTC whose unit shows in its size: seconds below 10^11, then milliseconds, microseconds, nanoseconds.</summary>
    public static bool TryEpoch(ReadOnlySpan<char> text, out long micros)
    {
        // Spreadsheets and some data frames write large numbers as 1.778484723E12.
        if (text.IndexOfAny('e', 'E') > 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return TryEpoch(decimal.Truncate(number).ToString(CultureInfo.InvariantCulture), out micros);
        }

        var whole = text.IndexOf('.') is >= 0 and var point ? point : text.Length;
        var digits = whole > 0 && text[0] == '-' ? whole - 1 : whole;
        var format = digits switch
        {
            <= 11 => TimeFormat.EpochSeconds,
            <= 14 => TimeFormat.EpochMillis,
            <= 17 => TimeFormat.EpochMicros,
            _ => TimeFormat.EpochNanos,
        };
        return TryParse(format, text, UtcZone, out micros);
    }

    /// <summary>A text of a known form; without an offset it is the zone's.</summary>
    public static bool TryParse(TimeFormat format, ReadOnlySpan<char> text, ZoneRule zone, out long micros)
    {
        micros = 0;
        return !text.IsEmpty && new TimeParser(format, zone).TryParse(text, out micros);
    }

    /// <summary>A time in whichever form it comes: a number since 1970, a date with the year first, or one with the month's English name.</summary>
    public static bool TryAny(ReadOnlySpan<char> text, ZoneRule zone, out long micros)
    {
        micros = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        return text.ContainsAnyExcept(NumberMarks) || text.IndexOf('-') > 0
            ? TryParse(TimeFormat.YearFirst, text, zone, out micros) || TryParse(TimeFormat.MonthName, text, zone, out micros)
            : TryEpoch(text, out micros);
    }

    // The rule of UTC counts nothing, so that it can be shared.
    private static ZoneRule UtcZone { get; } = ZoneRule.Of(null);
}
