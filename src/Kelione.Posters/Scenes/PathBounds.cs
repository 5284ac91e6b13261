using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>The exact box of a path: where its curves and arcs turn, not where their handles stand.</summary>
internal static class PathBounds
{
    public static SceneBox Of(ImmutableArray<PathSegment> segments)
    {
        var box = SceneBox.Empty;
        var (x, y, startX, startY) = (0.0, 0.0, 0.0, 0.0);
        foreach (var s in segments)
        {
            switch (s.Verb)
            {
                case PathVerb.Close:
                    (x, y) = (startX, startY);
                    continue;
                case PathVerb.Move:
                    (startX, startY) = (s.X, s.Y);
                    break;
                case PathVerb.Curve:
                    box = box.Union(CurveBox(x, y, s));
                    break;
                case PathVerb.Arc:
                    box = box.Union(ArcBox(x, y, s));
                    break;
            }

            (x, y) = (s.X, s.Y);
            box = box.Union(x, y);
        }

        return box;
    }

    private static SceneBox CurveBox(double x, double y, PathSegment s)
    {
        var box = SceneBox.Empty.Union(x, y).Union(s.X, s.Y);
        foreach (var t in Turns(x, s.X1, s.X2, s.X).Concat(Turns(y, s.Y1, s.Y2, s.Y)))
        {
            box = box.Union(At(x, s.X1, s.X2, s.X, t), At(y, s.Y1, s.Y2, s.Y, t));
        }

        return box;
    }

    private static double At(double a, double b, double c, double d, double t) =>
        (Math.Pow(1 - t, 3) * a) + (3 * Math.Pow(1 - t, 2) * t * b) + (3 * (1 - t) * t * t * c) + (t * t * t * d);

    /// <summary>Where the derivative of a cubic is zero, between its ends.</summary>
    private static IEnumerable<double> Turns(double a, double b, double c, double d)
    {
        var (p, q, r) = (d - (3 * c) + (3 * b) - a, 2 * (c - (2 * b) + a), b - a);
        double[] roots;
        if (Math.Abs(p) < 1e-12)
        {
            roots = Math.Abs(q) < 1e-12 ? [] : [-r / q];
        }
        else
        {
            var under = (q * q) - (4 * p * r);
            roots = under < 0 ? [] : [(-q + Math.Sqrt(under)) / (2 * p), (-q - Math.Sqrt(under)) / (2 * p)];
        }

        return roots.Where(t => t is > 0 and < 1);
    }

    private static SceneBox ArcBox(double x, double y, PathSegment s)
    {
        var box = SceneBox.Empty.Union(x, y).Union(s.X, s.Y);
        if (ArcGeometry.Of(x, y, s) is not { } arc)
        {
            return box;
        }

        for (var quarter = 0; quarter < 4; quarter++)
        {
            var angle = quarter * Math.PI / 2;
            if (arc.Passes(angle))
            {
                box = box.Union(arc.X + (arc.Radius * Math.Cos(angle)), arc.Y + (arc.Radius * Math.Sin(angle)));
            }
        }

        return box;
    }
}

/// <summary>The circle that an arc is a part of.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Radius">Its radius, grown where the ends are too far apart.</param>
/// <param name="From">The angle at which the arc begins, in radians clockwise from the right.</param>
/// <param name="Sweep">How far it runs, in radians, clockwise above 0.</param>
internal readonly record struct ArcGeometry(double X, double Y, double Radius, double From, double Sweep)
{
    /// <summary>After the implementation notes of SVG 2, appendix B.2.4; null when the ends are one point.</summary>
    public static ArcGeometry? Of(double x, double y, PathSegment s)
    {
        var (dx, dy) = ((s.X - x) / 2, (s.Y - y) / 2);
        var half = Math.Sqrt((dx * dx) + (dy * dy));
        if (half < 1e-9 || s.Radius <= 0)
        {
            return null;
        }

        var radius = Math.Max(s.Radius, half);
        var away = Math.Sqrt(Math.Max(0, (radius * radius) - (half * half))) / half;
        var side = s.IsLarge == s.IsClockwise ? 1 : -1;
        var (cx, cy) = (x + dx + (side * away * dy), y + dy - (side * away * dx));
        var from = Math.Atan2(y - cy, x - cx);
        var sweep = Math.Atan2(s.Y - cy, s.X - cx) - from;
        if (s.IsClockwise && sweep < 0)
        {
            sweep += 2 * Math.PI;
        }
        else if (!s.IsClockwise && sweep > 0)
        {
            sweep -= 2 * Math.PI;
        }

        return new ArcGeometry(cx, cy, radius, from, sweep);
    }

    /// <summary>Whether the arc runs through an angle.</summary>
    public bool Passes(double angle)
    {
        var turn = (Sweep >= 0 ? angle - From : From - angle) % (2 * Math.PI);
        return (turn < 0 ? turn + (2 * Math.PI) : turn) <= Math.Abs(Sweep);
    }
}
