using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The ring: inner edge fixed, thickness outward = customers; what leaves, leaves on the tangent. A map without numbers has an even, dashed ring.</summary>
internal sealed class WheelRing
{
    /// <summary>The thickness of the ring at the largest audience, on a wheel of the usual size.</summary>
    public const double Thickest = 44;

    private const double Even = 20;
    private const double ThinAsLine = 5;
    private static readonly double[] Dash = [6, 4];

    private readonly PosterPage _page;
    private readonly WheelCircle _circle;
    private readonly WheelStations _stations;
    private readonly double _unit;

    public WheelRing(PosterPage page, WheelCircle circle, WheelStations stations)
    {
        (_page, _circle, _stations) = (page, circle, stations);
        _unit = stations.Largest > 0 ? Thickest * circle.Growth / stations.Largest : 0;
    }

    /// <summary>Whether any number stands behind the thickness.</summary>
    public bool IsMeasured => _unit > 0;

    /// <summary>How many customers one unit of thickness is; 0 where nothing was measured.</summary>
    public double CustomersPerUnit => IsMeasured ? 1 / _unit : 0;

    /// <summary>The thickness for a number of customers.</summary>
    public double Thickness(long customers) => customers * _unit;

    /// <summary>How far outside the ring's inner edge a station stands.</summary>
    public double StationOffset(WheelStation station) => !IsMeasured ? Even * _circle.Growth / 2 : IsStrand(station) ? -1 : Thickness(station.Audience ?? 0) / 2;

    /// <summary>The share of the gap after a station at which its losses leave.</summary>
    public static double LossShare => 0.45;

    /// <summary>Whether the way to a station is drawn as a strand of its own: sharing and loyalty begin anew beside the ring of use.</summary>
    public static bool IsStrand(WheelStation station) => station.Moment is Moment.Ultimate or Moment.Loyalty;

    /// <summary>Circles and ticks that lie beneath everything.</summary>
    public void Base()
    {
        var (scene, r) = (_page.Scene, _circle.Radius);
        scene.Circle(_circle.X, _circle.Y, r, null, Ink.LineStrong, 0.8);
        scene.Circle(_circle.X, _circle.Y, r + (62 * _circle.Growth), null, Ink.Line, 0.8);
        var (small, large) = (new PathBuilder(), new PathBuilder());
        for (var angle = 0; angle < 360; angle += 5)
        {
            var (x0, y0) = _circle.Point(angle, r + (62 * _circle.Growth));
            var (x1, y1) = _circle.Point(angle, r + (62 * _circle.Growth) + (angle % 30 == 0 ? 7 : 3.5));
            (angle % 30 == 0 ? large : small).Move(x0, y0).Line(x1, y1);
        }

        scene.Path(small, null, Ink.Line, 0.8, cap: StrokeCap.Butt);
        scene.Path(large, null, Ink.LineStrong, 0.8, cap: StrokeCap.Butt);
    }

    /// <summary>The ring from every station to the next.</summary>
    public void Draw()
    {
        for (var i = 0; i + 1 < _stations.All.Length; i++)
        {
            Between(_stations.All[i], _stations.All[i + 1]);
        }

        if (_stations.All.Length > 1)
        {
            Closing(_stations.All[^1], _stations.All[0]);
        }
    }

    private void Between(WheelStation from, WheelStation to)
    {
        var (a, b) = (_circle.Angle(from.Index), _circle.Angle(to.Index));
        if (from.Audience is not { } audience || to.Audience is null)
        {
            Unmeasured(a, b);
            return;
        }

        if (IsStrand(to))
        {
            Strand(to, from.Last?.WentOn ?? 0, a, b, to.Moment == Moment.Loyalty ? -6 : 0);
            return;
        }

        var loss = a + ((b - a) * LossShare);
        var (outer, rest) = (Thickness(audience), Thickness(from.Staying ?? audience));
        var r = _circle.Radius;
        _page.Scene.Path(_circle.Sector(r, r + outer, a, loss + 0.12), to.Soft);
        _page.Scene.Path(_circle.Sector(r, r + rest, loss, b + 0.12), to.Soft);
        _page.Scene.Path(_circle.Line(r, a, b), null, to.Colour, 1.8, cap: StrokeCap.Butt);
        Chevron(a + ((b - a) * 0.23), r + (outer / 2), outer, to.Colour);
        Chevron(a + ((b - a) * 0.74), r + (rest / 2), rest, to.Colour);
    }

    /// <summary>From the last station to the first: those who begin again; dashed where nobody counted them.</summary>
    private void Closing(WheelStation last, WheelStation first)
    {
        var (a, b) = (_circle.Angle(last.Index), _circle.Angle(_stations.All.Length));
        if (IsMeasured && _stations.Moved(last, first) is { } again)
        {
            Strand(last.Moment == Moment.Loyalty ? last : first, again, a, b, last.Moment == Moment.Loyalty ? -6 : 0);
        }
        else if (IsMeasured)
        {
            _page.Scene.Path(_circle.Line(_circle.Radius, a, b), null, last.Colour, 1.6, Dash, StrokeCap.Butt);
        }
        else
        {
            Unmeasured(a, b);
        }
    }

    /// <summary>A strand of customers beside the ring: thin ones as a line, thicker ones as a band of their colour.</summary>
    private void Strand(WheelStation target, long customers, double a, double b, double shift)
    {
        var (width, r) = (Math.Max(1.2, Thickness(customers)), _circle.Radius + shift);
        if (width <= ThinAsLine || shift < 0)
        {
            _page.Scene.Path(_circle.Line(r - (shift < 0 ? Math.Max(0, (width / 2) - 4) : -width / 2), a, b), null, target.Colour, width, cap: StrokeCap.Butt);
            return;
        }

        _page.Scene.Path(_circle.Sector(r, r + width, a, b), target.Soft);
        _page.Scene.Path(_circle.Line(r, a, b), null, target.Colour, 1.8, cap: StrokeCap.Butt);
        Chevron((a + b) / 2, r + (width / 2), width, target.Colour);
    }

    private void Unmeasured(double a, double b)
    {
        var r = _circle.Radius;
        var width = (IsMeasured ? 8 : Even) * _circle.Growth;
        _page.Scene.Path(_circle.Sector(r, r + width, a, b), Ink.RouteSoft);
        _page.Scene.Path(_circle.Line(r + width, a, b), null, Ink.LineStrong, 0.9, Dash, StrokeCap.Butt);
        _page.Scene.Path(_circle.Line(r, a, b), null, Ink.Hint, 1.4, Dash, StrokeCap.Butt);
        Chevron((a + b) / 2, r + (width / 2), width, Ink.Hint);
    }

    private void Chevron(double angle, double radius, double room, Colour colour)
    {
        if (room < 5)
        {
            return;
        }

        var size = room > 14 ? 4.2 : Math.Min(3, room * 0.32);
        var (x, y) = _circle.Point(angle, radius);
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        (double X, double Y) At(double dx, double dy) => (x + (dx * cos) - (dy * sin), y + (dx * sin) + (dy * cos));
        _page.Scene.Path(new PathBuilder().Polyline([At(-size * 0.5, -size), At(size * 0.5, 0), At(-size * 0.5, size)]), null, colour, 1.8);
    }
}
