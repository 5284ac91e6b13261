using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The circle of a wheel: where its stations stand and how to draw along it. Angles are degrees clockwise from the top. Immutable.</summary>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Radius">The inner edge of the ring.</param>
/// <param name="Stations">How many stations there are, one at least.</param>
internal sealed record WheelCircle(double X, double Y, double Radius, int Stations)
{
    // Longer arcs are drawn in pieces, so that half circles and whole ones need no special case.
    private const double LongestArc = 100;

    /// <summary>The angle between two stations.</summary>
    public double Gap => 360.0 / Stations;

    /// <summary>The angle of a station: the first one stands half a gap left of the top, so that the top lies between the last and the second.</summary>
    public double Angle(int station) => (station - 0.5) * Gap;

    /// <summary>How large everything within the ring is against a wheel of the usual size.</summary>
    public double Scale => Radius / 282;

    /// <summary>How much thicker the ring is than on a wheel of the usual size; never thinner.</summary>
    public double Growth => Math.Clamp(Scale, 1, Stations <= WheelLabels.MostNamed ? 1.2 : 2.4);

    /// <summary>The point at an angle and a distance from the middle.</summary>
    public (double X, double Y) Point(double angle, double radius)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return (X + (radius * sin), Y - (radius * cos));
    }

    /// <summary>A part of the ring between two radii and two angles, the second not before the first.</summary>
    public PathBuilder Sector(double inner, double outer, double from, double to)
    {
        var path = new PathBuilder();
        Arc(path, outer, from, to);
        Arc(path, inner, to, from);
        return path.Close();
    }

    /// <summary>A line along the circle.</summary>
    public PathBuilder Line(double radius, double from, double to)
    {
        var path = new PathBuilder();
        Arc(path, radius, from, to);
        return path;
    }

    /// <summary>Points along a line r(θ).</summary>
    public List<(double X, double Y)> Points(Func<double, double> radius, double from, double to, int count)
    {
        var points = new List<(double X, double Y)>(count + 1);
        for (var i = 0; i <= count; i++)
        {
            var angle = from + ((to - from) * i / count);
            points.Add(Point(angle, radius(angle)));
        }

        return points;
    }

    private void Arc(PathBuilder path, double radius, double from, double to)
    {
        var (x, y) = Point(from, radius);
        _ = path.IsEmpty ? path.Move(x, y) : path.Line(x, y);
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(to - from) / LongestArc));
        for (var i = 1; i <= pieces; i++)
        {
            (x, y) = Point(from + ((to - from) * i / pieces), radius);
            path.Arc(radius, x, y, to >= from);
        }
    }
}
