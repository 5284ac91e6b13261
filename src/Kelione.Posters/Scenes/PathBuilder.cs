using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>Collects the segments of a path; every call gives the builder back, so that a path reads as one line.</summary>
internal sealed class PathBuilder
{
    private readonly ImmutableArray<PathSegment>.Builder _segments = ImmutableArray.CreateBuilder<PathSegment>();
    private (double X, double Y) _start;

    /// <summary>Whether nothing has been drawn yet.</summary>
    public bool IsEmpty => _segments.Count == 0;

    /// <summary>Where the pen is.</summary>
    public (double X, double Y) Pen { get; private set; }

    public PathBuilder Move(double x, double y) => Add(PathSegment.Move(x, y));

    public PathBuilder Line(double x, double y) => Add(PathSegment.Line(x, y));

    public PathBuilder Curve(double x1, double y1, double x2, double y2, double x, double y) => Add(PathSegment.Curve(x1, y1, x2, y2, x, y));

    /// <summary>A curve with one handle.</summary>
    public PathBuilder Quadratic(double x1, double y1, double x, double y)
    {
        var (px, py) = Pen;
        return Curve(px + ((x1 - px) * 2 / 3), py + ((y1 - py) * 2 / 3), x + ((x1 - x) * 2 / 3), y + ((y1 - y) * 2 / 3), x, y);
    }

    /// <summary>A part of a circle from the pen to the point.</summary>
    public PathBuilder Arc(double radius, double x, double y, bool clockwise = true, bool large = false) => Add(PathSegment.Arc(radius, large, clockwise, x, y));

    public PathBuilder Close() => Add(PathSegment.Close());

    /// <summary>A whole circle.</summary>
    public PathBuilder Circle(double x, double y, double radius) =>
        Move(x - radius, y).Arc(radius, x + radius, y).Arc(radius, x - radius, y).Close();

    /// <summary>A rectangle with corners of a radius.</summary>
    public PathBuilder Rect(double x, double y, double width, double height, double radius = 0)
    {
        var r = Math.Min(radius, Math.Min(width, height) / 2);
        return r <= 0
            ? Move(x, y).Line(x + width, y).Line(x + width, y + height).Line(x, y + height).Close()
            : Move(x + r, y).Line(x + width - r, y).Arc(r, x + width, y + r).Line(x + width, y + height - r).Arc(r, x + width - r, y + height)
                .Line(x + r, y + height).Arc(r, x, y + height - r).Line(x, y + r).Arc(r, x + r, y).Close();
    }

    /// <summary>Straight lines through points; the first is reached by a line where something has been drawn, else the pen is set down there.</summary>
    public PathBuilder Polyline(IEnumerable<(double X, double Y)> points)
    {
        foreach (var (x, y) in points)
        {
            _ = IsEmpty ? Move(x, y) : Line(x, y);
        }

        return this;
    }

    /// <summary>A curve through points that never overshoots them (see <see cref="MonotoneCurve"/>), from the first to the last.</summary>
    public PathBuilder Monotone(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        _ = IsEmpty ? Move(xs[0], ys[0]) : Line(xs[0], ys[0]);
        foreach (var segment in MonotoneCurve.Forward(xs, ys))
        {
            Add(segment);
        }

        return this;
    }

    /// <summary>The same curve from the last point back to the first: the other side of a band.</summary>
    public PathBuilder MonotoneBack(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        _ = IsEmpty ? Move(xs[^1], ys[^1]) : Line(xs[^1], ys[^1]);
        foreach (var segment in MonotoneCurve.Backward(xs, ys))
        {
            Add(segment);
        }

        return this;
    }

    public PathBuilder Add(PathSegment segment)
    {
        _segments.Add(segment);
        Pen = segment.Verb == PathVerb.Close ? _start : (segment.X, segment.Y);
        _start = segment.Verb == PathVerb.Move ? Pen : _start;
        return this;
    }

    public ImmutableArray<PathSegment> ToSegments() => _segments.ToImmutable();
}
