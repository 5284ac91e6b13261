using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Reads dates straight from characters, without allocating. All of it is culture-free.</summary>
internal static class CalendarText
{
    /// <summary>Year-first dates with an optional time and offset; separators <c>- / .</c> or none.</summary>
    public static bool TryYearFirst(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        var at = 0;
        if (!ClockText.TryDigits(text, ref at, 4, 4, out var year) || at >= text.Length)
        {
            return false;
        }

        int month;
        int day;
        if (char.IsAsciiDigit(text[at]))
        {
            if (!ClockText.TryDigits(text, ref at, 2, 2, out month) || !ClockText.TryDigits(text, ref at, 2, 2, out day))
            {
                return false;
            }

            // Without separators any long number could be a date: only years in living memory are taken for one.
            return year is >= 1900 and <= 2100 && TryDay(year, month, day, out var compactDay)
                && (ClockText.TryCompactClock(text, at, compactDay, out time) || ClockText.TryClock(text, at, compactDay, out time));
        }

        var separator = text[at++];
        return separator is '-' or '/' or '.'
            && ClockText.TryDigits(text, ref at, 1, 2, out month)
            && at < text.Length && text[at++] == separator
            && ClockText.TryDigits(text, ref at, 1, 2, out day)
            && TryDay(year, month, day, out var dayMicros)
            && ClockText.TryClock(text, at, dayMicros, out time);
    }

    /// <summary>Dates with the year last: day first or month first; years of two digits are 1970–2069.</summary>
    public static bool TryYearLast(ReadOnlySpan<char> text, bool dayFirst, out WrittenTime time)
    {
        time = default;
        if (!TryYearLastDate(text, out var first, out var second, out var year, out var at))
        {
            return false;
        }

        return TryDay(year, dayFirst ? second : first, dayFirst ? first : second, out var dayMicros)
            && ClockText.TryClock(text, at, dayMicros, out time);
    }

    /// <summary>The three numbers of a year-last date in the order written.</summary>
    public static bool TryYearLastDate(ReadOnlySpan<char> text, out int first, out int second, out int year, out int end)
    {
        first = second = year = end = 0;
        if (!ClockText.TryDigits(text, ref end, 1, 2, out first) || end >= text.Length)
        {
            return false;
        }

        var separator = text[end++];
        if (separator is not ('/' or '.' or '-')
            || !ClockText.TryDigits(text, ref end, 1, 2, out second)
            || end >= text.Length || text[end++] != separator)
        {
            return false;
        }

        var yearStart = end;
        if (!ClockText.TryDigits(text, ref end, 2, 4, out year) || end - yearStart == 3)
        {
            return false;
        }

        if (end - yearStart == 2)
        {
            year += year < 70 ? 2000 : 1900;
        }

        return true;
    }

    /// <summary>Microseconds from 1970-01-01 to the day; false where there is no such day.</summary>
    public static bool TryDay(int year, int month, int day, out long micros)
    {
        micros = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > 28 && day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        // Days of the proleptic Gregorian calendar, counted from March so that the leap day comes last
        // (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        micros = (era * 146_097L + dayOfEra - 719_468) * UtcTime.MicrosPerDay;
        return true;
    }
}
