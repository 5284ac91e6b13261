using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What the data says of a barrier, in the reader's language.</summary>
public static class FoundBarriers
{
    private const double Minute = 60;
    private const double Hour = 3_600;
    private const double Day = 86_400;

    /// <summary>In English the evidence itself; in other languages kind, value, what was expected and of how many: "maža konversija: 61,0 %, tikėtasi 78,0 %, n = 11 525".</summary>
    /// <param name="barrier">The barrier.</param>
    /// <param name="words">The words of the reader's language.</param>
    public static string Sentence(BarrierMeasure barrier, TableWords words) => words.Culture.TwoLetterISOLanguageName is not ("ru" or "zh" or "pl" or "lt")
        ? barrier.Evidence
        : string.Format(words.Culture, words["Found"], words[$"Barrier.{barrier.Kind}"], Value(barrier, barrier.Value, words), Value(barrier, barrier.Expected, words), barrier.N.ToString("N0", words.Culture));

    private static string Value(BarrierMeasure barrier, double value, TableWords words) => barrier.Kind == BarrierKind.Stall
        ? Length(value, words)
        : value is >= 0 and <= 1 ? value.ToString("P1", words.Culture) : value.ToString("0.##", words.Culture);

    private static string Length(double seconds, TableWords words)
    {
        var (unit, size) = seconds switch { < 1.5 * Minute => ("Seconds", 1), < 1.5 * Hour => ("Minutes", Minute), < 2 * Day => ("Hours", Hour), _ => ("Days", Day) };
        return string.Format(words.Culture, words[$"Time.{unit}"], (seconds / size).ToString(size < Hour ? "0" : "0.#", words.Culture));
    }
}
