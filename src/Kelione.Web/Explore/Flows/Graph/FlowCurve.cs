using System.Globalization;
using System.Text;

namespace Kelione.Web.Explore.Flows;

/// <summary>A point of a picture, in its units.</summary>
public readonly record struct FlowPoint(double X, double Y);

/// <summary>A rectangle of a picture.</summary>
public readonly record struct FlowBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether two rectangles have an inner point in common.</summary>
    public bool Meets(FlowBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether a point lies inside.</summary>
    public bool Holds(FlowPoint point) => point.X > Left && point.X < Right && point.Y > Top && point.Y < Bottom;
}

/// <summary>A smooth line of cubic Bézier pieces, begun at a point. Immutable once drawn.</summary>
internal sealed class FlowCurve
{
    private readonly List<(FlowPoint From, FlowPoint One, FlowPoint Two, FlowPoint To)> _pieces = [];
    private FlowPoint _end;

    /// <summary>Begins a line.</summary>
    public FlowCurve(double x, double y) => _end = new FlowPoint(x, y);

    /// <summary>Goes on to a point so that the line lies flat at both ends.</summary>
    public FlowCurve Flat(double x, double y)
    {
        var bend = (x - _end.X) * 0.5;
        return Bend(new FlowPoint(_end.X + bend, _end.Y), new FlowPoint(x - bend, y), new FlowPoint(x, y));
    }

    /// <summary>Goes on to a point by two control points.</summary>
    public FlowCurve Bend(FlowPoint one, FlowPoint two, FlowPoint to)
    {
        _pieces.Add((_end, one, two, to));
        _end = to;
        return this;
    }

    /// <summary>The point at a share of the line, each piece taken as equally long.</summary>
    public FlowPoint At(double share)
    {
        var along = Math.Clamp(share, 0, 1) * _pieces.Count;
        var piece = Math.Min((int)along, _pieces.Count - 1);
        var (a, b, c, d) = _pieces[piece];
        var t = along - piece;
        var u = 1 - t;
        return new FlowPoint(
            u * u * u * a.X + 3 * u * u * t * b.X + 3 * u * t * t * c.X + t * t * t * d.X,
            u * u * u * a.Y + 3 * u * u * t * b.Y + 3 * u * t * t * c.Y + t * t * t * d.Y);
    }

    /// <summary>Points along the line.</summary>
    public IReadOnlyList<FlowPoint> Samples() => [.. Enumerable.Range(0, _pieces.Count * 12 + 1).Select(i => At(i / (_pieces.Count * 12.0)))];

    /// <summary>The line as the path of an SVG.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"M{_pieces[0].From.X:0.#} {_pieces[0].From.Y:0.#}"));
        foreach (var (_, one, two, to) in _pieces)
        {
            text.Append(CultureInfo.InvariantCulture, $"C{one.X:0.#} {one.Y:0.#} {two.X:0.#} {two.Y:0.#} {to.X:0.#} {to.Y:0.#}");
        }

        return text.ToString();
    }
}
