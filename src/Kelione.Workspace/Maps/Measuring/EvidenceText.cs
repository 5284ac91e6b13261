using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Numbers as evidence sentences write them: English, the same in every culture.</summary>
internal static class EvidenceText
{
    /// <summary><c>8,091</c>.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>42.9 %</c>.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary><c>41.9–44.0 %</c>.</summary>
    public static string Percents(Bounds bounds) => string.Create(CultureInfo.InvariantCulture, $"{bounds.Low * 100:0.0}–{bounds.High * 100:0.0} %");

    /// <summary><c>12.3 to 15.1 points fewer</c> of a difference that is wholly below or above 0.</summary>
    public static string Points(Bounds difference)
    {
        var (least, most) = (Math.Min(Math.Abs(difference.Low), Math.Abs(difference.High)), Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High)));
        return string.Create(CultureInfo.InvariantCulture, $"{least * 100:0.#} to {most * 100:0.#} points {(difference.High < 0 ? "fewer" : "more")}");
    }

    /// <summary><c>3.4 days</c>, <c>12 min</c>.</summary>
    public static string Length(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.#} days"),
    };
}
