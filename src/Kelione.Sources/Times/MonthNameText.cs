namespace Kelione.Sources;

/// <summary>Reads moments that carry the English name of the month, word by word.</summary>
internal static class MonthNameText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Fillers = ["T", "at", "of", "th", "st", "nd", "rd"];

    /// <summary>Dates with the English name of the month, in any of the usual orders.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        int day = -1, month = -1, year = -1, offset = 0;
        long clock = 0;
        var hasOffset = false;
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or ',' or '/' or '-' or '[' or ']' or '.' || (c == ':' && year >= 0))
            {
                if (c == '-' && clock > 0 && ClockText.TryOffset(text, ref at, out offset))
                {
                    hasOffset = true;
                    continue;
                }

                at++;
                continue;
            }

            if (char.IsAsciiLetter(c))
            {
                var start = at;
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                {
                    at++;
                }

                var word = text[start..at];
                if (MonthOf(word) is > 0 and var named && month < 0)
                {
                    month = named;
                }
                else if (word is "UTC" or "GMT" or "Z")
                {
                    hasOffset = true;
                }
                else if (!IsFiller(word))
                {
                    return false;
                }

                continue;
            }

            if (c == '+')
            {
                if (!ClockText.TryOffset(text, ref at, out offset))
                {
                    return false;
                }

                hasOffset = true;
                continue;
            }

            var colon = text[at..].IndexOf(':');
            if (colon is 1 or 2 && clock == 0 && (day >= 0 || month >= 0) && (year >= 0 || text[(at + colon + 1)..].Contains(':')))
            {
                if (!ClockText.TryClockDigits(text, ref at, out clock))
                {
                    return false;
                }

                continue;
            }

            var numberStart = at;
            if (!ClockText.TryDigits(text, ref at, 1, 4, out var number))
            {
                return false;
            }

            if (at - numberStart == 4 || (day >= 0 && month >= 0))
            {
                year = at - numberStart == 4 ? number : number < 70 ? 2000 + number : 1900 + number;
            }
            else
            {
                day = number;
            }
        }

        if (year < 0 || month < 0 || day < 0 || !CalendarText.TryDay(year, month, day, out var dayMicros))
        {
            return false;
        }

        time = new WrittenTime(dayMicros + clock, hasOffset ? offset : null);
        return true;
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < 12 && word.Length >= 3; i++)
        {
            if (word[..3].Equals(Months[i], StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsFiller(ReadOnlySpan<char> word)
    {
        foreach (var filler in Fillers)
        {
            if (word.Equals(filler, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var day in Days)
        {
            if (word.Length >= 3 && word[..3].Equals(day, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
