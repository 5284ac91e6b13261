using System.Text;
using Kelione.Web.Shared;

namespace Kelione.Web.Maps.Home;

/// <summary>Smooth curves through points that never overshoot: monotone cubics (Fritsch–Carlson), as on the posters.</summary>
internal static class ThumbCurve
{
    /// <summary>The path through points of rising x; empty for none, a dot's length for one.</summary>
    public static string Path(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count == 0)
        {
            return "";
        }

        var path = new StringBuilder().Append('M').Append(Figures.Css(points[0].X)).Append(' ').Append(Figures.Css(points[0].Y));
        var slopes = Slopes(points);
        for (var i = 1; i < points.Count; i++)
        {
            var third = (points[i].X - points[i - 1].X) / 3;
            path.Append('C').Append(Figures.Css(points[i - 1].X + third)).Append(' ').Append(Figures.Css(points[i - 1].Y + (slopes[i - 1] * third)))
                .Append(' ').Append(Figures.Css(points[i].X - third)).Append(' ').Append(Figures.Css(points[i].Y - (slopes[i] * third)))
                .Append(' ').Append(Figures.Css(points[i].X)).Append(' ').Append(Figures.Css(points[i].Y));
        }

        return path.ToString();
    }

    private static double[] Slopes(IReadOnlyList<(double X, double Y)> p)
    {
        var slopes = new double[p.Count];
        for (var i = 0; i < p.Count; i++)
        {
            var before = i == 0 ? (double?)null : Secant(p[i - 1], p[i]);
            var after = i == p.Count - 1 ? (double?)null : Secant(p[i], p[i + 1]);
            slopes[i] = (before, after) switch
            {
                ({ } b, { } a) when b * a <= 0 => 0,
                ({ } b, { } a) => 2 * a * b / (a + b),
                ({ } b, null) => b,
                (null, { } a) => a,
                _ => 0,
            };
        }

        return slopes;
    }

    private static double Secant((double X, double Y) a, (double X, double Y) b) => b.X == a.X ? 0 : (b.Y - a.Y) / (b.X - a.X);
}
