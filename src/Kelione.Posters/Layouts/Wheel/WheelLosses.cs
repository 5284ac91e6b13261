using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>Those who leave between two stations: grey ribbons that leave the ring on the tangent and bend outward, with how many and where to.</summary>
internal sealed class WheelLosses(PosterPage page, PosterTexts words, WheelCircle circle, WheelStations stations, WheelRing ring)
{
    private const double Bend = 26;
    private const int Points = 16;
    private const double TextWidth = 92;
    private static readonly TextStyle Count = new(11.5, 700);
    private static readonly TextStyle Note = new(9.2, 400, Ink.Secondary);

    private sealed record Loss(WheelStation Station, double Angle, double Inner, double Outer, double Lead, double Length);

    /// <summary>Draws the ribbons.</summary>
    public void Ribbons()
    {
        foreach (var loss in All())
        {
            var (left, right, tip) = Edges(loss);
            using (page.Scene.Mark($"loss:{loss.Station.Stage.Id}", $"{loss.Station.Stage.Name}: −{page.Numbers.Count(loss.Station.Exits)}"))
            {
                page.Scene.Path(new PathBuilder().Polyline(left).Line(tip.X, tip.Y).Polyline(Enumerable.Reverse(right)).Close(), Ink.Loss);
                page.Scene.Path(circle.Sector(loss.Inner, loss.Outer, loss.Angle - loss.Lead, loss.Angle + 0.15), Ink.Loss);
            }
        }
    }

    /// <summary>Takes the room of the ribbons.</summary>
    public void Take(FreeRoom room)
    {
        foreach (var loss in All())
        {
            var (left, right, tip) = Edges(loss);
            room.TakeLine([.. left.Zip(right, (l, r) => ((l.X + r.X) / 2, (l.Y + r.Y) / 2)), tip], loss.Outer - loss.Inner + 2);
        }
    }

    /// <summary>Says at the tips how many leave and where to.</summary>
    /// <returns>How badly the words collide; 0 where all stand free.</returns>
    public double Labels(FreeRoom room, double left, double right)
    {
        var collisions = 0.0;
        foreach (var loss in All())
        {
            var (_, _, tip) = Edges(loss);
            var count = (loss.Station.Moment == Moment.Second ? "" : "−") + page.Numbers.Count(loss.Station.Exits);
            var note = page.Scene.Fit(Where(loss.Station), Note, TextWidth, 3, 1.2);
            var width = note.Lines.Select(l => page.Scene.Measure(l, note.Style)).Append(page.Scene.Measure(count, Count)).Max();
            var height = 12 + (Math.Max(0, note.Lines.Length - 1) * note.Leading) + (note.Lines.Length > 0 ? 3 : -6);
            SceneBox Box((double X, double Y, Anchor Anchor) p) => SceneBox.At(p.X - (p.Anchor == Anchor.End ? width : p.Anchor == Anchor.Middle ? width / 2 : 0), p.Y - 9, width, height + 8);
            var place = room.Choose(Places(tip, loss.Angle, height).Where(p => Box(p) is var b && b.Left >= left && b.Right <= right && IsOutside(b)).DefaultIfEmpty((X: tip.X, Y: tip.Y + 14, Anchor: Anchor.Middle)), p => Box(p).Grow(2), out var cost);
            collisions += cost;
            room.Take(Box(place), 3);
            page.Scene.Text(place.X, place.Y, count, Count with { Colour = loss.Station.Moment == Moment.Second ? Ink.Secondary : Ink.Text }, place.Anchor, halo: Ink.Surface);
            page.Scene.Block(place.X, place.Y + 12, note, place.Anchor, Ink.Surface);
        }

        return collisions;
    }

    private bool IsOutside(SceneBox box) =>
        new[] { (box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom) }.All(c => Math.Sqrt(((c.Item1 - circle.X) * (c.Item1 - circle.X)) + ((c.Item2 - circle.Y) * (c.Item2 - circle.Y))) > circle.Radius + 4);

    private IEnumerable<Loss> All()
    {
        for (var i = 0; ring.IsMeasured && i + 1 < stations.All.Length; i++)
        {
            var (from, to) = (stations.All[i], stations.All[i + 1]);
            if (from.Audience is not { } audience || to.Audience is null || from.Exits <= 0)
            {
                continue;
            }

            var inner = circle.Radius + ring.Thickness(Math.Min(from.Staying ?? audience, audience));
            if (WheelRing.IsStrand(to))
            {
                inner = circle.Radius + ring.Thickness(from.Last?.WentOn ?? 0) + 1.2;
            }

            // Never wider than what the ring loses there.
            var room = WheelRing.IsStrand(to) ? ring.Thickness(audience) : circle.Radius + ring.Thickness(audience) - inner;
            var width = Math.Max(1.2, Math.Min(room, ring.Thickness(from.Exits)));
            yield return new Loss(from, circle.Angle(i) + (circle.Gap * WheelRing.LossShare), inner, inner + width, Math.Min(11, circle.Gap * 0.18), Math.Max(Math.Clamp(circle.Gap * 0.9, 26, 54), width * 1.4));
        }
    }

    /// <summary>Both edges of a ribbon that bends outward evenly, and its tip.</summary>
    private (List<(double X, double Y)> Left, List<(double X, double Y)> Right, (double X, double Y) Tip) Edges(Loss loss)
    {
        var (x, y) = circle.Point(loss.Angle, (loss.Inner + loss.Outer) / 2);
        var (sin, cos) = Math.SinCos(loss.Angle * Math.PI / 180);
        var half = (loss.Outer - loss.Inner) / 2;
        var (left, right) = (new List<(double, double)>(), new List<(double, double)>());
        var (ux, uy) = (cos, sin);
        for (var i = 0; i <= Points; i++)
        {
            // The tangent (cos, sin) turns towards the normal (sin, −cos).
            var (bs, bc) = Math.SinCos(Bend * Math.PI / 180 * i / Points);
            (ux, uy) = ((cos * bc) + (sin * bs), (sin * bc) - (cos * bs));
            var (nx, ny) = ((sin * bc) - (cos * bs), (-cos * bc) - (sin * bs));
            left.Add((x + (nx * half), y + (ny * half)));
            right.Add((x - (nx * half), y - (ny * half)));
            if (i < Points)
            {
                (x, y) = (x + (ux * loss.Length / Points), y + (uy * loss.Length / Points));
            }
        }

        var tip = Math.Max(3, half * 0.8);
        return (left, right, (x + (ux * tip), y + (uy * tip)));
    }

    private static IEnumerable<(double X, double Y, Anchor Anchor)> Places((double X, double Y) tip, double angle, double height)
    {
        var toRight = Math.Sin(angle * Math.PI / 180) >= -0.2;
        foreach (var far in new[] { 9.0, 16, 24, 34, 46 })
        {
            yield return toRight ? (tip.X + far, tip.Y, Anchor.Start) : (tip.X - far, tip.Y, Anchor.End);
            yield return toRight ? (tip.X + far - 4, tip.Y + 10, Anchor.Start) : (tip.X - far + 4, tip.Y + 10, Anchor.End);
            yield return (tip.X, tip.Y + far + 4, Anchor.Middle);
            yield return (tip.X, tip.Y - height - far + 12, Anchor.Middle);
            yield return toRight ? (tip.X + far - 4, tip.Y - height + 4, Anchor.Start) : (tip.X - far + 4, tip.Y - height + 4, Anchor.End);
            yield return toRight ? (tip.X - far, tip.Y + 12, Anchor.End) : (tip.X + far, tip.Y + 12, Anchor.Start);
        }
    }

    /// <summary>Where most of those who left went; empty where nothing is known of it.</summary>
    private string Where(WheelStation station)
    {
        if (station.MostLeft is not { Exits: > 0 and { } exits, LeftTo: [var top, ..] })
        {
            return "";
        }

        var share = page.Numbers.WholePercent(Math.Min(1, (double)top.Customers / exits));
        return top.Activity is { } activity ? words.Of("Wheel.LeftTo", share, ActivityName.Of(activity)) : words.Of("Wheel.LeftToNothing", share);
    }
}
