using System.Globalization;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>Numbers as style sheets and SVG write them, whatever the reader's language.</summary>
internal static class Css
{
    /// <summary>A number with at most two digits after the point.</summary>
    public static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>A share between 0 and 1 as a percentage of a length: <c>12.5%</c>.</summary>
    public static string Part(double share) => N(share * 100) + "%";
}
