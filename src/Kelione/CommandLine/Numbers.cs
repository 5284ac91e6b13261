using System.Globalization;
using Kelione.Journeys;

namespace Kelione.CommandLine;

/// <summary>Reads what people type, whatever their culture: numbers, moments, stretches.</summary>
internal static class Numbers
{
    /// <summary>A whole number.</summary>
    public static int Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is not a whole number.");

    /// <summary>A number, <c>0.8</c>.</summary>
    public static double Real(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is not a number; write for example 0.8.");

    /// <summary>A day or moment, microseconds since 1970 UTC.</summary>
    public static long Moment(string text) => UtcTime.TryParse(text, out var micros)
        ? micros
        : throw new FormatException($"'{text}' is not a day or moment. Write for example 2026-01-31, 2026-01-31T12:00:00Z or 2026-01-31T12:00:00+02:00.");

    /// <summary>Two ends, <c>7d..14d</c>.</summary>
    public static (string From, string To) Ends(string text, string example)
    {
        var at = text.IndexOf("..", StringComparison.Ordinal);
        return at > 0 && at + 2 < text.Length
            ? (text[..at].Trim(), text[(at + 2)..].Trim())
            : throw new FormatException($"'{text}' has no two ends. Write for example {example}.");
    }

    /// <summary>Two lengths of time, <c>7d..14d</c>.</summary>
    public static (Duration From, Duration To) Stretch(string text)
    {
        var (from, to) = Ends(text, "7d..14d");
        return (Duration.Parse(from), Duration.Parse(to));
    }

    /// <summary>Two days, <c>1..7</c>; a single one stands for both.</summary>
    public static DayBracket Bracket(string text)
    {
        if (!text.Contains("..", StringComparison.Ordinal))
        {
            var day = Whole(text.Trim());
            return new DayBracket(day, day);
        }

        var (from, to) = Ends(text, "1..7");
        return new DayBracket(Whole(from), Whole(to));
    }
}
