using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Reads clock times and offsets from UTC straight from characters, without allocating.</summary>
internal static class ClockText
{
    private const long MicrosPerMinute = 60 * UtcTime.MicrosPerSecond;
    private const long MicrosPerHour = 60 * MicrosPerMinute;

    /// <summary>A clock time alone, such as <c>9:05</c> or <c>09:05:07.5 PM</c>, in microseconds since midnight.</summary>
    public static bool TryTimeOfDay(ReadOnlySpan<char> text, out long micros)
    {
        var at = 0;
        return TryClockDigits(text, ref at, out micros) && at == text.Length;
    }

    /// <summary>What follows a date: nothing, an offset, or a clock time with or without one.</summary>
    public static bool TryClock(ReadOnlySpan<char> text, int at, long dayMicros, out WrittenTime time)
    {
        time = new WrittenTime(dayMicros, null);
        if (at == text.Length)
        {
            return true;
        }

        if (text[at] is 'T' or 't' or ' ' or ',' or '_')
        {
            at++;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (!TryClockDigits(text, ref at, out var clock))
            {
                return false;
            }

            time = new WrittenTime(dayMicros + clock, null);
        }

        return TryEnd(text, at, ref time);
    }

    /// <summary>The clock of <c>20150224113500</c>, which follows the date without any mark.</summary>
    public static bool TryCompactClock(ReadOnlySpan<char> text, int at, long dayMicros, out WrittenTime time)
    {
        time = default;
        if (at < text.Length && text[at] == 'T')
        {
            at++;
        }

        if (at >= text.Length || !TryDigits(text, ref at, 2, 2, out var hour) || !TryDigits(text, ref at, 2, 2, out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        var second = 0;
        if (at < text.Length && char.IsAsciiDigit(text[at]) && !TryDigits(text, ref at, 2, 2, out second))
        {
            return false;
        }

        time = new WrittenTime(dayMicros + hour * MicrosPerHour + minute * MicrosPerMinute + second * UtcTime.MicrosPerSecond, null);
        return second <= 60 && TryEnd(text, at, ref time);
    }

    private static bool TryEnd(ReadOnlySpan<char> text, int at, ref WrittenTime time)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length)
        {
            return true;
        }

        var rest = text[at..];
        if (rest is "Z" or "z" or "UTC" or "GMT" or "utc")
        {
            time = time with { OffsetSeconds = 0 };
            return true;
        }

        if (!TryOffset(text, ref at, out var offset) || at != text.Length)
        {
            return false;
        }

        time = time with { OffsetSeconds = offset };
        return true;
    }

    /// <summary>An offset from UTC: <c>+02:00</c>, <c>+0200</c>, <c>+02</c>.</summary>
    public static bool TryOffset(ReadOnlySpan<char> text, ref int at, out int seconds)
    {
        seconds = 0;
        var start = at;
        if (text[at] is not ('+' or '-'))
        {
            return false;
        }

        var sign = text[at++] == '-' ? -1 : 1;
        if (!TryDigits(text, ref at, 2, 2, out var hours))
        {
            at = start;
            return false;
        }

        var minutes = 0;
        if (at < text.Length && text[at] == ':')
        {
            at++;
        }

        if (at < text.Length && char.IsAsciiDigit(text[at]) && !TryDigits(text, ref at, 2, 2, out minutes))
        {
            at = start;
            return false;
        }

        seconds = sign * (hours * 3600 + minutes * 60);
        return hours <= 18 && minutes <= 59;
    }

    /// <summary>Hours, minutes, and where present seconds, decimals and AM or PM, in microseconds since midnight.</summary>
    public static bool TryClockDigits(ReadOnlySpan<char> text, ref int at, out long micros)
    {
        micros = 0;
        if (!TryDigits(text, ref at, 1, 2, out var hour) || at >= text.Length || text[at++] != ':' || !TryDigits(text, ref at, 2, 2, out var minute))
        {
            return false;
        }

        var second = 0;
        long fraction = 0;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            if (!TryDigits(text, ref at, 1, 2, out second))
            {
                return false;
            }

            if (at < text.Length && text[at] is '.' or ',' && !TryFraction(text, ref at, out fraction))
            {
                return false;
            }
        }

        if (!TryHalfDay(text, ref at, ref hour) || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        // A leap second (:60) runs into the next minute: time here counts none.
        micros = hour * MicrosPerHour + minute * MicrosPerMinute + second * UtcTime.MicrosPerSecond + fraction;
        return true;
    }

    private static bool TryHalfDay(ReadOnlySpan<char> text, ref int at, ref int hour)
    {
        var mark = at;
        while (mark < text.Length && text[mark] == ' ')
        {
            mark++;
        }

        if (mark + 2 > text.Length || text[mark] is not ('A' or 'a' or 'P' or 'p') || text[mark + 1] is not ('M' or 'm'))
        {
            return true;
        }

        if (hour is < 1 or > 12)
        {
            return false;
        }

        hour = hour % 12 + (text[mark] is 'P' or 'p' ? 12 : 0);
        at = mark + 2;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, ref int at, out long micros)
    {
        micros = 0;
        var scale = 100_000L;
        var start = ++at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            micros += (text[at] - '0') * scale;
            scale /= 10;
        }

        return at > start;
    }

    /// <summary>A number of so many digits; moves past it.</summary>
    public static bool TryDigits(ReadOnlySpan<char> text, ref int at, int least, int most, out int number)
    {
        number = 0;
        var start = at;
        var end = Math.Min(text.Length, at + most);
        while (at < end && (uint)(text[at] - '0') <= 9)
        {
            number = number * 10 + (text[at++] - '0');
        }

        return at - start >= least;
    }
}
