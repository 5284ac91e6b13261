using System.Globalization;

namespace Kelione.Web;

/// <summary>Plural forms of whole numbers in the five languages, by Unicode's CLDR rules.</summary>
internal static class Plurals
{
    /// <summary><c>one</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    public static string Form(CultureInfo culture, long number)
    {
        var n = Math.Abs(number);
        var (last, lastTwo) = (n % 10, n % 100);
        return culture.TwoLetterISOLanguageName switch
        {
            "ru" => last == 1 && lastTwo != 11 ? "one" : last is >= 2 and <= 4 && lastTwo is not (>= 12 and <= 14) ? "few" : "many",
            "pl" => n == 1 ? "one" : last is >= 2 and <= 4 && lastTwo is not (>= 12 and <= 14) ? "few" : "many",
            "lt" => last == 1 && lastTwo is not (>= 11 and <= 19) ? "one" : last is >= 2 and <= 9 && lastTwo is not (>= 11 and <= 19) ? "few" : "other",
            "zh" => "other",
            _ => n == 1 ? "one" : "other",
        };
    }
}
