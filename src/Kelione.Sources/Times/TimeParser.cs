using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Reads the moments of one column, all written in one <see cref="TimeFormat"/>, and brings them to UTC by one <see cref="ZoneRule"/>.</summary>
internal sealed class TimeParser(TimeFormat format, ZoneRule zone)
{
    // 1899-12-30, the day 0 of spreadsheets that keep Lotus 1-2-3's invented 29 February 1900.
    private const long SpreadsheetDayZero = -25_569;

    public TimeFormat Format => format;

    /// <summary>Reads one moment; false where the text is not one, or lies outside the years 1 to 9999.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out long utcMicros)
    {
        if (!TryParse(format, text, out var written))
        {
            utcMicros = 0;
            return false;
        }

        return TryToUtc(written, out utcMicros);
    }

    /// <summary>Reads a date and, from another column, the time of that day in a clock's or a number's form.</summary>
    public bool TryParse(ReadOnlySpan<char> date, ReadOnlySpan<char> timeOfDay, TimeOfDayUnit unit, out long utcMicros)
    {
        utcMicros = 0;
        return TryParse(format, date, out var written)
            && TryTimeOfDay(timeOfDay.Trim(), unit, out var micros)
            && TryToUtc(written with { LocalMicros = written.LocalMicros + micros }, out utcMicros);
    }

    /// <summary>Reads one moment as it is written.</summary>
    public static bool TryParse(TimeFormat format, ReadOnlySpan<char> text, out WrittenTime time)
    {
        // Quotes and blanks around a moment mean nothing; most texts have none, so look before trimming.
        if (text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' '))
        {
            text = text.Trim();
        }

        time = default;
        switch (format)
        {
            case TimeFormat.YearFirst: return CalendarText.TryYearFirst(text, out time);
            case TimeFormat.DayFirst: return CalendarText.TryYearLast(text, dayFirst: true, out time);
            case TimeFormat.MonthFirst: return CalendarText.TryYearLast(text, dayFirst: false, out time);
            case TimeFormat.MonthName: return MonthNameText.TryParse(text, out time);
            case TimeFormat.SpreadsheetDays: return TrySpreadsheetDays(text, out time);
            default: return TryEpoch(format, text, out time);
        }
    }

    /// <summary>Reads the time of a day.</summary>
    public static bool TryTimeOfDay(ReadOnlySpan<char> text, TimeOfDayUnit unit, out long micros)
    {
        micros = 0;
        if (unit == TimeOfDayUnit.Clock)
        {
            return ClockText.TryTimeOfDay(text, out micros);
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 1e12m)
        {
            return false;
        }

        micros = (long)(number * (unit == TimeOfDayUnit.Millis ? 1_000 : UtcTime.MicrosPerSecond));
        return true;
    }

    private bool TryToUtc(WrittenTime written, out long utcMicros)
    {
        utcMicros = written.OffsetSeconds is null ? zone.ToUtc(written.LocalMicros) : written.UtcMicros;
        return utcMicros >= UtcTime.MinMicros && utcMicros <= UtcTime.MaxMicros;
    }

    private static bool TryEpoch(TimeFormat format, ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        long micros;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            switch (format)
            {
                case TimeFormat.EpochSeconds when Math.Abs(whole / 2) < UtcTime.MaxMicros / UtcTime.MicrosPerSecond:
                    micros = whole * UtcTime.MicrosPerSecond;
                    break;
                case TimeFormat.EpochMillis when Math.Abs(whole / 2) < UtcTime.MaxMicros / 1_000:
                    micros = whole * 1_000;
                    break;
                case TimeFormat.EpochMicros:
                    micros = whole;
                    break;
                case TimeFormat.EpochNanos:
                    micros = UtcTime.FloorDiv(whole, 1_000);
                    break;
                default:
                    return false;
            }
        }
        else if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e20m)
        {
            var exact = number * format switch
            {
                TimeFormat.EpochSeconds => 1_000_000m,
                TimeFormat.EpochMillis => 1_000m,
                TimeFormat.EpochMicros => 1m,
                _ => 0.001m,
            };
            if (Math.Abs(exact) > UtcTime.MaxMicros)
            {
                return false;
            }

            micros = (long)decimal.Floor(exact);
        }
        else
        {
            return false;
        }

        time = new WrittenTime(micros, 0);
        return true;
    }

    private static bool TrySpreadsheetDays(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is < 0 or > 2_958_466)
        {
            return false;
        }

        // A day's fraction has some 15 digits in a spreadsheet: whole milliseconds are all that it can mean.
        var millis = decimal.Round((days + SpreadsheetDayZero) * 86_400_000m);
        time = new WrittenTime((long)millis * 1_000, null);
        return true;
    }
}

/// <summary>How the time of the day is written where date and time stand in two columns.</summary>
public enum TimeOfDayUnit
{
    /// <summary>As a clock shows it: <c>11:35:02</c>.</summary>
    Clock,

    /// <summary>Seconds since midnight.</summary>
    Seconds,

    /// <summary>Milliseconds since midnight.</summary>
    Millis,
}
