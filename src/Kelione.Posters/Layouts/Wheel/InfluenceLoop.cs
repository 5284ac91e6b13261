using Kelione.Maps;
using Kelione.Posters.Layouts.Channels;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>
/// What customers share at the ultimate moment becomes the zero moment of the next: a ribbon that winds inward from the one, round the middle, and out to the other, from as wide as those who share to as wide as
/// the zero moments that they start. How large it is says the card of the whole map in the lane of influences; without a measured number the ribbon is dashed.
/// </summary>
internal sealed class InfluenceLoop
{
    private const int Points = 260;
    private const double Entry = 90;
    private const double Exit = 95;
    private static readonly double[] Dash = [3, 4];

    // A way without a number steps back behind those that have one.
    private static readonly Colour Unknown = Ink.Joy.Mix(Ink.Surface, 0.5);

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly WheelCircle _circle;
    private readonly WheelRing _ring;
    private readonly WheelStation? _from;
    private readonly WheelStation? _to;
    private readonly double _start;
    private readonly double _end;

    public InfluenceLoop(PosterPage page, PosterTexts words, WheelCircle circle, WheelStations stations, WheelRing ring)
    {
        (_page, _words, _circle, _ring) = (page, words, circle, ring);
        (_from, _to) = (stations.At(Moment.Ultimate), stations.At(Moment.Zero));
        Card = page.Reading.Lanes(LaneKind.Influences).SelectMany(l => page.Reading.At(l)).FirstOrDefault();
        if (_from is null || _to is null)
        {
            return;
        }

        // One and a half turns: from the one station to the other, and once more round.
        var turn = ((circle.Angle(_to.Index) - circle.Angle(_from.Index)) % 360) + 360;
        (_start, _end) = (circle.Angle(_from.Index) + 1.5, circle.Angle(_from.Index) + (turn % 360) + 360 - 1);
    }

    /// <summary>Whether the map has both moments.</summary>
    public bool IsDrawn => _from is not null && _to is not null;

    /// <summary>The card that says how large the influence is; null for none.</summary>
    public Card? Card { get; }

    /// <summary>The share of zero moments that begin with what another customer shared, 0–1; null where nobody said.</summary>
    public double? Share => InfluenceShare.Of(Card, _page.Measurement).Value;

    /// <summary>Whether the share was measured.</summary>
    public bool IsMeasured => InfluenceShare.Of(Card, _page.Measurement).IsMeasured;

    /// <summary>The zero moments that begin so; null where the share or the audience was not measured.</summary>
    public long? Begun => IsMeasured && Share is { } share && _to?.Audience is { } audience ? (long)Math.Round(share * audience) : null;

    private (double From, double To)? Widths => Begun is { } begun && _from?.Audience is { } sharers && _ring.IsMeasured
        ? (Math.Max(1.6, _ring.Thickness(sharers)), Math.Max(1.6, _ring.Thickness(begun)))
        : null;

    /// <summary>Draws the ribbon, its last part over its first.</summary>
    public void Draw()
    {
        if (!IsDrawn)
        {
            return;
        }

        var points = _circle.Points(Radius, _start, _end, Points);
        using (_page.Scene.Mark("influence", $"{_words["Wheel.Influence"]}{(Share is { } s ? $": {_page.Numbers.WholePercent(s)}" : "")}"))
        {
            if (Widths is not { } widths)
            {
                _page.Scene.Path(new PathBuilder().Polyline(points), null, Unknown, 1, Dash, StrokeCap.Butt);
                return;
            }

            var (first, last) = (points[..(int)(Points * 0.63)], points[(int)(Points * 0.83)..]);
            double Width(int i) => widths.From + ((widths.To - widths.From) * Math.Pow((double)i / Points, 1.25));
            _page.Scene.Path(LegPath.Ribbon(first, Width(0), Width(first.Count)), Ink.Joy);
            _page.Scene.Path(LegPath.Ribbon(last, Width(Points - last.Count) + 8, Width(Points) + 8), Ink.Surface);
            var rest = points[(first.Count - 2)..];
            _page.Scene.Path(LegPath.Ribbon(rest, Width(first.Count - 2), Width(Points)), Ink.Joy);
        }
    }

    /// <summary>Takes its room.</summary>
    public void Take(FreeRoom room)
    {
        if (IsDrawn)
        {
            room.TakeLine(_circle.Points(Radius, _start, _end, 90), Math.Max(3, Widths?.To ?? 3) + 4);
        }
    }

    /// <summary>Says in the middle how large the influence is, or that nobody knows yet.</summary>
    public void Middle()
    {
        var (scene, x, y, s) = (_page.Scene, _circle.X, _circle.Y, _circle.Scale);
        scene.Block(x, y - (42 * s), _words["Wheel.Influence"], new(15 * Math.Min(1.3, s), 700, Ink.Joy), 150 * s, 1, anchor: Anchor.Middle);
        if (Share is { } share)
        {
            var style = new TextStyle(44 * Math.Min(1.3, s), 700, Ink.Joy, Spacing: -1);
            scene.Text(x, y + (8 * s), _page.Numbers.WholePercent(share), IsMeasured ? style : style with { Weight = 500 }, Anchor.Middle);
        }
        else
        {
            scene.Rect(x - 44, y - 22, 88, 30, null, Ink.Hint, 0.9, 3, [2.4, 2]);
        }

        var text = scene.Fit(Said(), new(10), 138 * s, 4, 1.24, balance: true);
        scene.Block(x, y + (27 * s), text, Anchor.Middle);
        var under = y + (27 * s) + text.Height + 3;
        var note = Begun is { } begun ? _page.Words.Of("Head.Of", _page.Numbers.Count(begun), _page.Numbers.Count(_to!.Audience!.Value))
            : Share is null ? _words["Wheel.NotKnown"] : IsMeasured ? "" : _page.Words[Card!.Provenance.Kind == ProvenanceKind.Research ? "Legend.Research" : "Legend.Assumption"];
        var small = new TextStyle(8.8, 400, Ink.Hint);
        scene.Block(x, under, note, Begun is null ? small.Slanted(note) : small, 120 * s, 2, 1.15, anchor: Anchor.Middle);
    }

    /// <summary>In whose words: the card's, else those of the arc that people drew from the one moment to the other, else ours.</summary>
    private string Said()
    {
        var arc = _page.Map.Arcs.FirstOrDefault(a => a.Text.Length > 0 && _from!.Stage.Steps.Any(s => s.Id == a.From) && _to!.Stage.Steps.Any(s => s.Id == a.To));
        return Card is { Text.Length: > 0 } card ? card.Text : arc?.Text ?? _words["Wheel.InfluenceText"];
    }

    private double Radius(double angle)
    {
        var (outer, inner, edge) = (124 * _circle.Scale, 100 * _circle.Scale, _circle.Radius);
        var spiral = outer + ((inner - outer) * (angle - _start) / (_end - _start));
        if (angle < _start + Entry)
        {
            spiral += (edge - outer) * Math.Pow(1 - ((angle - _start) / Entry), 3);
        }

        return angle > _end - Exit ? spiral + ((edge - inner) * Math.Pow((angle - (_end - Exit)) / Exit, 3)) : spiral;
    }
}
