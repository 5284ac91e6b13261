using System.Globalization;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>
/// Numbers as people of a language write them, by rules of our own so that every machine writes the same. Digits are grouped by thin spaces or commas and never break over lines; the minus sign is a real one.
/// </summary>
/// <param name="texts">The words of the posters.</param>
internal sealed class PosterNumbers(PosterTexts texts)
{
    private const string ThinSpace = "\u202F";

    private readonly string _decimal = texts["Number.Decimal"];
    private readonly bool _comma = texts.Language is "en" or "zh";

    /// <summary>A whole number with all its digits: 48,210.</summary>
    public string Count(long value)
    {
        var digits = Math.Abs((decimal)value).ToString("#,0", CultureInfo.InvariantCulture);

        // Polish and Lithuanian group from five digits on.
        digits = _comma ? digits : texts.Language is "pl" or "lt" && Math.Abs((decimal)value) < 10_000 ? digits.Replace(",", "", StringComparison.Ordinal) : digits.Replace(",", ThinSpace, StringComparison.Ordinal);
        return value < 0 ? "−" + digits : digits;
    }

    /// <summary>A whole number in few characters, rounded to three digits (or two) from ten thousand on: 48.2 k, 12.0 M.</summary>
    public string ShortCount(long value, int digits = 3)
    {
        var size = Math.Abs((decimal)value);
        if (size < 10_000)
        {
            return Count(value);
        }

        var (unit, key) = texts.Language == "zh"
            ? size < 99_950_000 ? (10_000m, "Number.TenThousand") : (100_000_000m, "Number.HundredMillion")
            : size < 999_500 ? (1_000m, "Number.Thousand") : (1_000_000m, "Number.Million");
        return (value < 0 ? "−" : "") + texts.Of(key, Digits(size / unit, digits));
    }

    /// <summary>A share, 0 to 1, in per cent: whole from 10 % on, else with one decimal; one that is not nothing is never written as nothing.</summary>
    public string Percent(double share) => texts.Of("Number.Percent", share switch
    {
        0 => "0",
        > 0 and < 0.0005 => texts.Of("Number.Less", Fixed(0.1m, 1)),
        < 0.0995 and > -0.0995 => Fixed((decimal)share * 100, 1),
        _ => Fixed((decimal)share * 100, 0),
    });

    /// <summary>A share in whole per cent, for narrow columns: <c>&lt;1 %</c> where it rounds to nothing.</summary>
    public string WholePercent(double share) => texts.Of("Number.Percent", share is > 0 and < 0.005 ? texts.Of("Number.Less", "1") : Fixed((decimal)share * 100, 0));

    /// <summary>A share in per cent with one decimal, for the head of a poster: 14.6 %.</summary>
    public string ExactPercent(double share) => texts.Of("Number.Percent", share is 0 or 1 ? Fixed((decimal)share * 100, 0) : share < 0.0005 ? texts.Of("Number.Less", Fixed(0.1m, 1)) : Fixed((decimal)Math.Min(share, 0.999) * 100, 1));

    /// <summary>A value with one decimal: criticality, priority.</summary>
    public string Tenths(double value) => (value <= -0.05 ? "−" : "") + Fixed((decimal)Math.Abs(value), 1);

    /// <summary>A value with its sign and one decimal: emotion. 0 has no sign.</summary>
    public string Signed(double value) => (value >= 0.05 ? "+" : value <= -0.05 ? "−" : "") + Fixed((decimal)Math.Abs(value), 1);

    /// <summary>A value with the decimals that it needs, two at most.</summary>
    public string Plain(double value) => Math.Abs(value) >= 1_000 || value == Math.Round(value)
        ? Count((long)Math.Round(value, MidpointRounding.AwayFromZero))
        : (value < 0 ? "−" : "") + ((decimal)Math.Abs(value)).ToString("0.##", CultureInfo.InvariantCulture).Replace(".", _decimal, StringComparison.Ordinal);

    /// <summary>A time span in the unit that fits it: 9 min, 3 h 10 m, 1.8 d, 131 d.</summary>
    public string Duration(double seconds) => seconds switch
    {
        < 59.5 => texts.Of("Time.Seconds", Fixed((decimal)seconds, 0)),
        < 59.5 * 60 => texts.Of("Time.Minutes", Fixed((decimal)seconds / 60, 0)),
        < 86_370 => Hours(seconds),
        < 9.95 * 86_400 => texts.Of("Time.Days", Fixed((decimal)seconds / 86_400, 1)),
        < 1_000.0 * 86_400 => texts.Of("Time.Days", Fixed((decimal)seconds / 86_400, 0)),
        _ => texts.Of("Time.Years", Fixed((decimal)seconds / (86_400 * 365.25m), 1)),
    };

    /// <summary>A time span in at most two digits and a unit, for narrow columns: 3.2 h, 21 d.</summary>
    public string ShortDuration(double seconds) => seconds is >= 59.5 * 60 and < 86_370
        ? texts.Of("Time.Hours", Fixed((decimal)seconds / 3_600, seconds < 9.95 * 3_600 ? 1 : 0))
        : Duration(seconds);

    private string Hours(double seconds)
    {
        var minutes = (int)Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        return minutes % 60 == 0 ? texts.Of("Time.Hours", Fixed(minutes / 60, 0)) : texts.Of("Time.HoursMinutes", Fixed(minutes / 60, 0), Fixed(minutes % 60, 0));
    }

    private string Digits(decimal value, int digits) => value < (digits == 3 ? 9.995m : 0) ? Fixed(value, 2) : value < (digits == 3 ? 99.95m : 9.95m) ? Fixed(value, 1) : Fixed(value, 0);

    private string Fixed(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return decimals == 0 ? Count((long)rounded) : rounded.ToString(decimals == 1 ? "0.0" : "0.00", CultureInfo.InvariantCulture).Replace(".", _decimal, StringComparison.Ordinal);
    }
}
