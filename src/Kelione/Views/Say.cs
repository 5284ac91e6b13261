using System.Globalization;
using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>Numbers as the user's culture writes them.</summary>
/// <param name="culture">The culture.</param>
/// <param name="texts">The words of units.</param>
internal sealed class Say(CultureInfo culture, Texts texts)
{
    /// <summary>What stands where there is no value.</summary>
    public const string Nothing = "–";

    /// <summary>A whole number: <c>12,345</c>.</summary>
    public string Count(long count) => count.ToString("N0", culture);

    /// <summary>A whole number, or nothing.</summary>
    public string Count(long? count) => count is { } known ? Count(known) : Nothing;

    /// <summary>A number with up to two decimals.</summary>
    public string Number(double number) => !double.IsFinite(number) ? Nothing
        : number.ToString(Math.Abs(number) >= 100 || number == Math.Round(number) ? "N0" : "N2", culture);

    /// <summary>A share (0–1) in percent, more finely where it is small: <c>12.3 %</c>, <c>0.012 %</c>.</summary>
    public string Percent(double? share)
    {
        if (share is not { } known || !double.IsFinite(known))
        {
            return Nothing;
        }

        var percent = known * 100;
        var digits = percent == 0 || Math.Abs(percent) >= 0.1 ? 1 : Math.Abs(percent) >= 0.01 ? 2 : 3;
        return percent.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), culture) + " %";
    }

    /// <summary>A difference of shares in points, with its sign: <c>+26.5</c>.</summary>
    public string Points(double difference) => Signed(difference * 100);

    /// <summary>A number with its sign and one decimal.</summary>
    public string Signed(double number) => !double.IsFinite(number) ? Nothing
        : (number < 0 ? "−" : "+") + Math.Abs(number).ToString("N1", culture);

    /// <summary>A whole number with its sign, zero without: the number of a column beside an anchor.</summary>
    public string Signed0(int number) => number == 0 ? "0" : (number < 0 ? "−" : "+") + Math.Abs(number).ToString("N0", culture);

    /// <summary>An interval of differences in points: <c>[+22.7, +30.3]</c>.</summary>
    public string PointsBetween(double low, double high) => $"[{Points(low)}, {Points(high)}]";

    /// <summary>A ratio, or nothing: <c>2.36</c>.</summary>
    public string Ratio(double? ratio) => ratio is { } known && double.IsFinite(known) ? known.ToString(known >= 100 ? "N0" : "N2", culture) : Nothing;

    /// <summary>A corrected p: <c>&lt;0.001</c>, <c>0.04</c>.</summary>
    public string Probability(double p) => p < 0.001 ? "<" + 0.001.ToString("0.000", culture) : p.ToString(p < 0.01 ? "0.000" : "0.00", culture);

    /// <summary>A length of time in the unit that fits: <c>54 s</c>, <c>2.4 min</c>, <c>3.5 h</c>, <c>12 d</c>.</summary>
    public string Seconds(double? seconds)
    {
        if (seconds is not { } known || !double.IsFinite(known))
        {
            return Nothing;
        }

        var (amount, unit) = Math.Abs(known) switch
        {
            0 => (0, texts.Second),
            < 1 => (known * 1000, texts.Millisecond),
            < 90 => (known, texts.Second),
            < 90 * 60 => (known / 60, texts.Minute),
            < 48 * 3600 => (known / 3600, texts.Hour),
            _ => (known / 86400, texts.Day),
        };
        return amount.ToString(Math.Abs(amount) >= 10 || amount == Math.Round(amount) ? "N0" : "N1", culture) + " " + unit;
    }

    /// <summary>A moment to the minute, UTC; ISO order, which every culture reads.</summary>
    public static string Moment(long? micros) => micros is { } known ? UtcTime.ToDateTime(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>A moment to the second, UTC.</summary>
    public static string Second(long? micros) => micros is { } known ? UtcTime.ToDateTime(known).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
