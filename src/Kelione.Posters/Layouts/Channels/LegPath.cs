using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The line from one station to the next: along its lane, by a rounded corner into a corridor, and by another into the other lane.</summary>
internal static class LegPath
{
    private const int CornerPoints = 9;

    /// <summary>The points of the line; a straight one where both ends have one height.</summary>
    /// <param name="x0">The x of the station left.</param>
    /// <param name="y0">Its height.</param>
    /// <param name="x1">The x of the station come to.</param>
    /// <param name="y1">Its height.</param>
    /// <param name="corridor">The x of the vertical part.</param>
    /// <param name="radius">The radius of the corners; less where there is no room for it.</param>
    public static List<(double X, double Y)> Points(double x0, double y0, double x1, double y1, double corridor, double radius)
    {
        if (Math.Abs(y1 - y0) < Corridor.Near)
        {
            return [(x0, y0), (x1, y1)];
        }

        var (into, outOf, down) = (Math.Sign(corridor - x0), Math.Sign(x1 - corridor), Math.Sign(y1 - y0));
        var r = Math.Min(Math.Min(radius, Math.Abs(y1 - y0) / 2), Math.Min(Math.Abs(corridor - x0), Math.Abs(x1 - corridor)));
        List<(double X, double Y)> points = [(x0, y0)];
        for (var i = 0; i <= CornerPoints; i++)
        {
            var (sin, cos) = Math.SinCos(Math.PI / 2 * i / CornerPoints);
            points.Add((corridor - (into * r * (1 - sin)), y0 + (down * r * (1 - cos))));
        }

        for (var i = 0; i <= CornerPoints; i++)
        {
            var (sin, cos) = Math.SinCos(Math.PI / 2 * i / CornerPoints);
            points.Add((corridor + (outOf * r * (1 - cos)), y1 - (down * r * (1 - sin))));
        }

        points.Add((x1, y1));
        return points;
    }

    /// <summary>A ribbon along points whose width changes evenly from the first to the last.</summary>
    public static PathBuilder Ribbon(IReadOnlyList<(double X, double Y)> points, double startWidth, double endWidth)
    {
        var lengths = new double[points.Count];
        for (var i = 1; i < points.Count; i++)
        {
            lengths[i] = lengths[i - 1] + Distance(points[i - 1], points[i]);
        }

        var total = Math.Max(lengths[^1], 1e-6);
        var left = new List<(double, double)>(points.Count);
        var right = new List<(double, double)>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[Math.Max(0, i - 1)], points[Math.Min(points.Count - 1, i + 1)]);
            var length = Math.Max(Distance(a, b), 1e-6);
            var (nx, ny) = (-(b.Y - a.Y) / length, (b.X - a.X) / length);
            var half = (startWidth + ((endWidth - startWidth) * lengths[i] / total)) / 2;
            left.Add((points[i].X + (nx * half), points[i].Y + (ny * half)));
            right.Add((points[i].X - (nx * half), points[i].Y - (ny * half)));
        }

        right.Reverse();
        return new PathBuilder().Polyline(left).Polyline(right).Close();
    }

    /// <summary>The point at a share of the way along, 0 to 1.</summary>
    public static (double X, double Y) At(IReadOnlyList<(double X, double Y)> points, double share)
    {
        var rest = share * Enumerable.Range(1, points.Count - 1).Sum(i => Distance(points[i - 1], points[i]));
        for (var i = 1; i < points.Count; i++)
        {
            var length = Distance(points[i - 1], points[i]);
            if (rest <= length && length > 0)
            {
                var t = rest / length;
                return (points[i - 1].X + ((points[i].X - points[i - 1].X) * t), points[i - 1].Y + ((points[i].Y - points[i - 1].Y) * t));
            }

            rest -= length;
        }

        return points[^1];
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
}
