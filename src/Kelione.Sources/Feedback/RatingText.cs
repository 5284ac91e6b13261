using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Reads ratings as people and systems write them: <c>4</c>, <c>4,5</c>, <c>4/5</c>, <c>4 of 5</c>, <c>★★★★☆</c>, <c>80 %</c>, <c>good</c>.</summary>
public static class RatingText
{
    private static readonly string[] Separators = ["/", " of ", " out of ", " из ", " z ", " iš ", "／"];
    private static readonly string[] Units = ["stars", "star", "points", "★", "⭐", "звезды", "звёзды", "звезд", "звёзд", "звезда", "балла", "баллов", "балл", "分", "星", "gwiazdki", "gwiazdek", "gwiazdka", "pkt", "žvaigždutės", "žvaigždučių", "balai", "balų"];
    private static readonly RatingScale TwoValued = new(0, 1);
    private static readonly RatingScale Percent = new(0, 100);

    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["good"] = 1, ["bad"] = 0, ["satisfied"] = 1, ["dissatisfied"] = 0, ["unsatisfied"] = 0, ["thumbs up"] = 1, ["thumbs down"] = 0, ["👍"] = 1, ["👎"] = 0,
        ["хорошо"] = 1, ["плохо"] = 0, ["好评"] = 1, ["差评"] = 0, ["满意"] = 1, ["不满意"] = 0, ["dobrze"] = 1, ["źle"] = 0, ["gerai"] = 1, ["blogai"] = 0,
    };

    /// <summary>Reads a number and, where the text itself states it, the scale.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="scale">The scale that the text states; null where it states none.</param>
    public static bool TryParse(string text, out double number, out RatingScale? scale)
    {
        (number, scale) = (0, null);
        var trimmed = text.Trim();
        if (Words.TryGetValue(trimmed, out number))
        {
            scale = TwoValued;
            return true;
        }

        if (TryStars(trimmed, out number, out scale))
        {
            return true;
        }

        foreach (var separator in Separators)
        {
            var at = trimmed.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && TryNumber(Bare(trimmed[..at]), out number) && TryNumber(Bare(trimmed[(at + separator.Length)..]), out var of) && of > 0)
            {
                scale = ScaleUpTo(of, number);
                return number <= of;
            }
        }

        if (trimmed.EndsWith('%') || trimmed.EndsWith('％'))
        {
            scale = Percent;
            return TryNumber(trimmed[..^1], out number);
        }

        return TryNumber(Bare(trimmed), out number);
    }

    /// <summary>The scale that ends at a number: from 1, but from 0 where it ends at 10, 100 or 1, or where a 0 was given.</summary>
    internal static RatingScale ScaleUpTo(double high, double least) => new(least < 1 || high is 10 or 100 or 1 ? 0 : 1, high);

    private static bool TryStars(string text, out double number, out RatingScale? scale)
    {
        var full = text.Count(c => c is '★' or '⭐');
        var empty = text.Count(c => c == '☆');
        var others = text.Count(c => c is not ('★' or '⭐' or '☆' or '\uFE0F' or ' '));
        (number, scale) = (full, full + empty > 0 && others == 0 ? new RatingScale(full == 0 ? 0 : 1, Math.Max(5, full + empty)) : null);
        return scale is not null;
    }

    private static string Bare(string text)
    {
        text = text.Trim();
        foreach (var unit in Units)
        {
            if (text.Length > unit.Length && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^unit.Length].Trim();
            }
        }

        return text;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
