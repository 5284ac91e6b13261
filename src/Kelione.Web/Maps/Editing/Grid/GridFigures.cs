using System.Globalization;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>Numbers of the map in the words and marks of the person who looks. Nothing that could not be measured comes here: null is shown as a slot, never as 0.</summary>
internal static class GridFigures
{
    private static AreaTexts L => MapsTexts.Grid;

    /// <summary>A count: 61,480.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A share, 0–1, with one decimal: 63.3 %. One that is not nothing is never written as nothing, and one that is not all never as all.</summary>
    public static string Percent(double share) => share switch
    {
        0 => 0.ToString("P0", CultureInfo.CurrentCulture),
        1 => 1.ToString("P0", CultureInfo.CurrentCulture),
        < 0.0005 and > 0 => "<" + 0.001.ToString("P1", CultureInfo.CurrentCulture),
        _ => Math.Min(share, 0.999).ToString("P1", CultureInfo.CurrentCulture),
    };

    /// <summary>A share, 0–1, in whole per cent, for narrow places.</summary>
    public static string WholePercent(double share) => share is > 0 and < 0.005 ? "<" + 0.01.ToString("P0", CultureInfo.CurrentCulture) : share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>A number with one decimal: criticality, priority.</summary>
    public static string Tenths(double value) => value.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>An emotion with its sign, −5…+5; 0 has none.</summary>
    public static string Signed(double value) => (value >= 0.05 ? "+" : value <= -0.05 ? "−" : "") + Tenths(Math.Abs(value));

    /// <summary>A difference of shares, −1…1, in points with its sign.</summary>
    public static string Points(double difference) => L["Points", Signed(difference * 100)];

    /// <summary>Half the width of an interval of a share, in points: ±0.4.</summary>
    public static string HalfWidth(double low, double high) => "±" + Tenths((high - low) * 50);

    /// <summary>A span of time, seconds, in its two largest units.</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 59.5)
        {
            return L["Time.Seconds", Count((long)Math.Round(seconds))];
        }

        var minutes = (long)Math.Round(seconds / 60);
        if (minutes < 60)
        {
            return L["Time.Minutes", Count(minutes)];
        }

        if (minutes < 24 * 60)
        {
            return minutes % 60 == 0 ? L["Time.Hours", Count(minutes / 60)] : L["Time.HoursMinutes", Count(minutes / 60), Count(minutes % 60)];
        }

        var hours = (long)Math.Round(seconds / 3600);
        return hours % 24 == 0 || hours >= 10 * 24 ? L["Time.Days", Count((long)Math.Round(hours / 24.0))] : L["Time.DaysHours", Count(hours / 24), Count(hours % 24)];
    }

    /// <summary>A number for CSS and SVG, whatever the person's culture.</summary>
    public static string Css(double value) => Posters.Drawing.SvgNumbers.Short(value, 2);
}
