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

    /// <summary>A moment in any form that systems write: a number since 1970, year first, with the month's name, or year last.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a text without an offset.</param>
    /// <param name="dayFirst">Whether of <c>05/11/2026</c> the first number is the day.</param>
    /// <param name="micros">Microseconds since 1970 UTC.</param>
    public static bool TryAny(string? text, ZoneRule zone, bool dayFirst, out long micros)
    {
        micros = 0;
        if (text is null)
        {
            return false;
        }

        return text.Length >= 9 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            ? TryEpoch(text, out micros)
            : TryParse(TimeFormat.YearFirst, text, zone, out micros)
                || TryParse(dayFirst || (text.Length > 2 && text.AsSpan(0, 3).Contains('.')) ? TimeFormat.DayFirst : TimeFormat.MonthFirst, text, zone, out micros)
                || TryParse(TimeFormat.MonthName, text, zone, out micros);
    }

    /// <summary>Whether moments written with the year last have the day first, by some of them; the dots of <c>11.05.2026</c> say so too.</summary>
    public static bool IsDayFirst(IReadOnlyList<string> values) => values.Count > 0 && TimeGuesser.Decide(values.Take(500).ToList(), numbersToo: false).Format == TimeFormat.DayFirst;

    // The rule of UTC counts nothing, so that it can be shared.
    private static ZoneRule UtcZone { get; } = ZoneRule.Of(null);
}
