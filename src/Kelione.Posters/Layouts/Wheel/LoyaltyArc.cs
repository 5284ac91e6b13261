using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>Loyalty's short way: those who come back go straight to the first moment, along an arc within the ring; and the strand that leads from use to loyalty past sharing.</summary>
internal sealed class LoyaltyArc
{
    private static readonly double[] Dash = [6, 4];

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly WheelCircle _circle;
    private readonly WheelStations _stations;
    private readonly WheelRing _ring;
    private readonly WheelStation? _loyal;
    private readonly WheelStation? _first;

    public LoyaltyArc(PosterPage page, PosterTexts words, WheelCircle circle, WheelStations stations, WheelRing ring)
    {
        (_page, _words, _circle, _stations, _ring) = (page, words, circle, stations, ring);
        (_loyal, _first) = (stations.At(Moment.Loyalty), stations.At(Moment.First));
    }

    /// <summary>Whether the map has both moments, some way apart.</summary>
    public bool IsDrawn => _loyal is not null && _first is not null && Sweep > _circle.Gap + 1;

    /// <summary>Customers who go from loyalty straight to the first moment; null where unknown.</summary>
    public long? Direct => IsDrawn ? _stations.Moved(_loyal!, _first!) : null;

    /// <summary>The share of the loyal who do so, for a label inside the ring; null where unknown.</summary>
    public (double Share, long Of)? Share => Direct is { } n && _loyal!.Audience is > 0 and { } of ? (Math.Min(1, (double)n / of), of) : null;

    /// <summary>The station of loyalty; null for none.</summary>
    public WheelStation? Station => _loyal;

    private double Sweep => ((_circle.Angle(_first!.Index) - _circle.Angle(_loyal!.Index)) % 360 + 360) % 360;

    /// <summary>Draws the strand past sharing and the arc to the first moment.</summary>
    public void Draw()
    {
        Past();
        if (!IsDrawn)
        {
            return;
        }

        var path = new PathBuilder().Polyline(Line(120));
        var width = Direct is { } n && _ring.IsMeasured ? Math.Max(1.4, _ring.Thickness(n)) : 1.6;
        using (_page.Scene.Mark("loyalty", _words["Wheel.Straight"]))
        {
            _page.Scene.Path(path, null, Ink.Surface, width + 6, cap: StrokeCap.Butt);
            _page.Scene.Path(path, null, Ink.Orange, width, Direct is null ? Dash : null, StrokeCap.Butt);
        }
    }

    /// <summary>Takes the room of the arc.</summary>
    public void Take(FreeRoom room)
    {
        if (IsDrawn)
        {
            room.TakeLine(Line(60), 6);
        }
    }

    // Those who pass sharing by and are loyal all the same: between the stage before the ultimate moment and loyalty.
    private void Past()
    {
        if (_loyal is null || _loyal.Index < 2 || _stations.All[_loyal.Index - 1].Moment != Moment.Ultimate)
        {
            return;
        }

        var from = _stations.All[_loyal.Index - 2];
        var passing = from.Last?.PassedBy;
        var width = passing is { } n && _ring.IsMeasured ? Math.Max(1.2, _ring.Thickness(n)) : 1.4;
        _page.Scene.Path(_circle.Line(_circle.Radius - 6 - Math.Max(0, (width / 2) - 3), _circle.Angle(from.Index), _circle.Angle(_loyal.Index)), null, Ink.Orange, width, passing is null ? Dash : null, StrokeCap.Butt);
    }

    private List<(double X, double Y)> Line(int count)
    {
        var start = _circle.Angle(_loyal!.Index);
        var (from, to) = (start + 2, start + Sweep - 2);
        var turn = Math.Min(66, Sweep * 0.4);
        var (outer, inner) = (_circle.Radius - 6, 150 * _circle.Scale);

        // From the ring inward, round, and out again, without a corner at either end.
        double Radius(double angle)
        {
            var near = Math.Min(angle - start, start + Sweep - angle);
            return near >= turn ? inner : outer - ((outer - inner) * (1 - Math.Pow(1 - (near / turn), 2.6)));
        }

        return _circle.Points(Radius, from, to, count);
    }
}
