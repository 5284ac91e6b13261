using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Web.Explore.Frame;

/// <summary>Numbers, times and days as the pages of Explore write them, in the reader's culture.</summary>
internal static class ExploreFigures
{
    private const char Thin = '\u202f';

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>A count: 10,380.</summary>
    public static string Count(double number) => Math.Round(number).ToString("N0", Culture);

    /// <summary>A share between 0 and 1 as per cent; a dash where there is none.</summary>
    /// <param name="share">The share.</param>
    /// <param name="digits">After the decimal mark.</param>
    public static string Percent(double? share, int digits = 1) => share is { } s && double.IsFinite(s)
        ? (s * 100).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture) + (Culture.TwoLetterISOLanguageName == "zh" ? "%" : Thin + "%")
        : "–";

    /// <summary>A difference of shares as points with its sign: −2.9.</summary>
    public static string Points(double difference, int digits = 1) => Signed(difference * 100, digits);

    /// <summary>The interval of a difference of shares in points: [−6.7, +1.1].</summary>
    public static string PointsInterval(Interval? interval) => interval is null ? "" : $"[{Points(interval.Low)}{Separator} {Points(interval.High)}]";

    /// <summary>The interval of a share in per cent, without the sign: [7.8, 9.0].</summary>
    public static string PercentInterval(Interval? interval) =>
        interval is null ? "" : $"[{(interval.Low * 100).ToString("N1", Culture)}{Separator} {(interval.High * 100).ToString("N1", Culture)}]";

    /// <summary>A length of time in its largest fitting unit: 54 s, 4.6 min, 2.1 d.</summary>
    public static string Time(double? seconds)
    {
        if (seconds is not { } s || !double.IsFinite(s))
        {
            return "–";
        }

        var (value, unit) = s switch
        {
            < 0.0005 => (0, "s"),
            < 1 => (s * 1000, "ms"),
            < 59.5 => (s, "s"),
            < 3600 => (s / 60, "min"),
            < 48 * 3600 => (s / 3600, "h"),
            _ => (s / 86400, "d"),
        };
        var digits = unit is "s" or "ms" || value >= 10 ? "N0" : "N1";
        return value.ToString(digits, Culture) + Thin + ExploreTexts.Frame["Unit." + unit];
    }

    /// <summary>A day: 30 Jun 2026.</summary>
    public static string Day(DateOnly day) => day.ToString(Culture.TwoLetterISOLanguageName switch { "en" => "d MMM yyyy", "zh" => "yyyy年M月d日", "lt" => "yyyy-MM-dd", "pl" => "d MMM yyyy", _ => "d MMM yyyy" }, Culture);

    /// <summary>Days from the first to the last: 1 Apr – 30 Jun 2026.</summary>
    public static string Days(DateOnly first, DateOnly last) =>
        first.Year == last.Year && Culture.TwoLetterISOLanguageName is ("en" or "ru" or "pl") ? $"{first.ToString("d MMM", Culture)} – {Day(last)}" : $"{Day(first)} – {Day(last)}";

    /// <summary>The day of a moment, in UTC.</summary>
    public static DateOnly DayOf(long micros) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond));

    /// <summary>A number with its sign, a true minus.</summary>
    public static string Signed(double number, int digits)
    {
        var text = Math.Abs(number).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);
        return Math.Round(Math.Abs(number), digits) == 0 ? text : (number < 0 ? "−" : "+") + text;
    }

    private static string Separator => Culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";
}
