using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The stations with their names outside the ring, and the shares that go on inside it.</summary>
internal sealed class WheelLabels(PosterPage page, PosterTexts words, WheelCircle circle, WheelStations stations, WheelRing ring)
{
    /// <summary>With more stations than this the ring carries numbers only, and the panels say the rest.</summary>
    public const int MostNamed = 12;

    /// <summary>The radius of a station.</summary>
    public double Radius => (stations.All.Length <= 8 ? 27 : IsNamed ? 21 : 12.5) * Math.Min(1.5, circle.Growth);

    /// <summary>Whether names stand at the stations.</summary>
    public bool IsNamed => stations.All.Length <= MostNamed;

    /// <summary>Draws a badge: the sign of a moment, else a number.</summary>
    public static void Badge(PosterPage page, WheelStations stations, WheelStation station, double x, double y, double radius)
    {
        var scene = page.Scene;
        var unknown = station.Audience is null;
        scene.Circle(x, y, radius, Ink.Surface, station.Colour, radius > 20 ? 2.4 : 1.6, unknown ? [radius > 20 ? 4 : 3, 2.6] : null);
        var icon = !stations.HasMoments ? null : station.Moment switch { Moment.Stimulus => "ad", Moment.Loyalty => "heart", _ => null };
        if (icon is not null)
        {
            scene.Icon(icon, x - (radius * 0.56), y - (radius * 0.56), radius * 1.12, station.Colour, radius > 20 ? 1.7 : 1.2);
            return;
        }

        var sign = !stations.HasMoments ? page.Numbers.Count(station.Index + 1) : station.Moment switch { Moment.Zero => "0", Moment.First => "1", Moment.Second => "2", _ => "U" };
        var size = radius * (sign.Length > 1 ? 0.88 : 1.1);
        scene.Text(x, y + (size * 0.36), sign, new(size, 700, station.TextColour), Anchor.Middle, track: false);
    }

    /// <summary>Draws all stations.</summary>
    public void Stations()
    {
        foreach (var station in stations.All)
        {
            var (x, y) = At(station);
            using (page.Scene.Mark($"stage:{station.Stage.Id}", station.Stage.Name))
            {
                Badge(page, stations, station, x, y, Radius);
            }
        }
    }

    /// <summary>Takes the room of the stations.</summary>
    public void Take(FreeRoom room)
    {
        foreach (var station in stations.All)
        {
            var (x, y) = At(station);
            room.Take(new SceneBox(x, y, x, y).Grow(Radius + 3), 2);
        }
    }

    /// <summary>Writes the names outside the ring between two edges.</summary>
    /// <returns>How badly they collide; 0 where all stand free.</returns>
    public double Names(FreeRoom room, double left, double right)
    {
        var collisions = 0.0;
        foreach (var station in IsNamed ? stations.All : [])
        {
            collisions += Name(station, room, left, right);
        }

        return collisions;
    }

    /// <summary>Writes the shares that go on inside the ring.</summary>
    /// <param name="room">What is taken.</param>
    /// <param name="loyalty">The short way of loyalty.</param>
    /// <param name="beginAgain">Whether those who begin again are told here, and not in the middle.</param>
    /// <returns>How badly they collide; 0 where all stand free.</returns>
    public double Shares(FreeRoom room, LoyaltyArc loyalty, bool beginAgain)
    {
        var collisions = 0.0;
        if (IsNamed && loyalty is { Share: { } straight, Direct: { } direct, Station: { } loyal })
        {
            collisions += Share(room, circle.Angle(loyal.Index) + (circle.Gap * 0.6), straight.Share, words["Wheel.Straight"], direct, straight.Of, Ink.OrangeText, small: true);
        }

        for (var i = 0; IsNamed && i < stations.All.Length; i++)
        {
            var (from, to) = (stations.All[i], stations.All[(i + 1) % stations.All.Length]);
            var middle = circle.Angle(i) + (circle.Gap / 2);
            if (i + 1 < stations.All.Length && from.Last is { ConversionToNext: { } share, WentOn: { } on, Customers: { } of } && to.Audience is not null)
            {
                collisions += Share(room, middle, share, words[to.Moment == Moment.Ultimate ? "Wheel.ShareIt" : "Wheel.GoOn"], on, of, to.TextColour);
            }
            else if (beginAgain && i + 1 == stations.All.Length && i > 0 && from.Audience is > 0 and { } base_ && stations.Moved(from, to) is { } again)
            {
                collisions += Share(room, middle, Math.Min(1, (double)again / base_), words["Wheel.BeginAgain"], again, base_, from.TextColour, small: loyalty.Share is not null, mayStandOutside: true);
            }
        }

        return collisions;
    }

    private (double X, double Y) At(WheelStation station) => circle.Point(circle.Angle(station.Index), circle.Radius + ring.StationOffset(station));

    private double Name(WheelStation station, FreeRoom room, double left, double right)
    {
        var angle = circle.Angle(station.Index) * Math.PI / 180;
        var (sin, cos) = Math.SinCos(angle);
        var (x, y) = At(station);
        var (anchor, dx) = Math.Abs(sin) < 0.3 ? (Anchor.Middle, 0.0) : sin > 0 ? (Anchor.Start, Radius + 11) : (Anchor.End, -Radius - 11);
        var width = anchor == Anchor.Middle ? Math.Min(240, 2 * circle.Radius * Math.Sin(Math.PI / Math.Max(3, stations.All.Length))) : Math.Min(210, anchor == Anchor.Start ? right - x - dx : x + dx - left);
        var name = page.Scene.Fit(station.Stage.Name, new TextStyle(16, 700, Spacing: -0.2), Math.Max(40, width), 3, 1.07, 9.6);
        name = name.Notice is { Kind: SceneNoticeKind.Shrunk } ? name with { Notice = null } : name;
        var style = new TextStyle(9.6, 400, Ink.Secondary);
        var audience = station.Audience is { } n ? page.Words.Plural("Customers", n, page.Numbers.Count(n)) : "";
        var sub = page.Scene.Fit(audience, style, Math.Max(40, width), 2, 1.15);
        var height = ((name.Lines.Length - 1) * name.Leading) + (sub.Lines.Length > 0 ? 14 + ((sub.Lines.Length - 1) * sub.Leading) : 0);
        var widest = name.Lines.Select(l => page.Scene.Measure(l, name.Style)).Concat(sub.Lines.Select(l => page.Scene.Measure(l, sub.Style))).DefaultIfEmpty(0).Max();
        var first = anchor == Anchor.Middle ? (cos > 0 ? -Radius - 14 - height : Radius + 20) : cos > 0 ? -6 - (16 * cos) : -6 - (32 * cos);
        SceneBox Box(double dy)
        {
            var edge = anchor == Anchor.End ? x + dx - widest : anchor == Anchor.Start ? x + dx : x - (widest / 2);
            return SceneBox.At(edge, y + dy - (name.Style.Size * 0.76), widest, height + name.Style.Size);
        }

        var place = room.Choose([first, first - 10, first + 10, first - 20, first + 20, first - 32, first + 32, first - 46, first + 46], Box, out var cost);
        room.Take(Box(place), 3);
        page.Scene.Block(x + dx, y + place, name, anchor, Ink.Surface);
        page.Scene.Block(x + dx, y + place + ((name.Lines.Length - 1) * name.Leading) + 14, sub, anchor, Ink.Surface);
        return cost;
    }

    private double Share(FreeRoom room, double middle, double share, string what, long part, long whole, Colour colour, bool small = false, bool mayStandOutside = false)
    {
        var scene = page.Scene;
        var large = new TextStyle(stations.All.Length <= 8 && !small ? 25 : 19, 700, colour, Spacing: -0.4);
        var (bold, note) = (new TextStyle(10, 600), new TextStyle(8.8, 400, Ink.Hint));
        var number = page.Numbers.WholePercent(share);
        var of = page.Words.Of("Head.Of", page.Numbers.Count(part), page.Numbers.Count(whole));
        var lines = scene.Wrap(what, bold, 96, balance: true);
        var width = lines.Select(l => scene.Measure(l, bold)).Append(scene.Measure(number, large)).Append(scene.Measure(of, note)).Max();
        SceneBox Box((double X, double Y) p) => SceneBox.At(p.X - (width / 2), p.Y - 2 - (large.Size * 0.76), width, (large.Size * 0.76) + 14 + (lines.Length * 12) + 4);
        var at = room.Choose(Places(middle, mayStandOutside), p => Box(p).Grow(3), out var cost);
        room.Take(Box(at), 3);
        scene.Text(at.X, at.Y - 2, number, large, Anchor.Middle, halo: Ink.Surface);
        for (var i = 0; i < lines.Length; i++)
        {
            scene.Text(at.X, at.Y + 12 + (i * 12), lines[i], bold, Anchor.Middle, halo: Ink.Surface);
        }

        scene.Text(at.X, at.Y + 12 + (lines.Length * 12), of, note, Anchor.Middle, halo: Ink.Surface);
        return cost;
    }

    private IEnumerable<(double X, double Y)> Places(double middle, bool mayStandOutside)
    {
        var scale = circle.Scale;
        var inside = from radius in new[] { 218.0, 226, 208, 234, 200, 242, 190, 250, 180, 170 }
               from shift in new[] { 0.0, 4, -4, 8, -8, 12, -12, 16, -16, 20, -20, 24, -24, 28, -28, 32, -32 }
               where Math.Abs(shift) <= circle.Gap * 0.55
               orderby Math.Abs(radius - 218) + (Math.Abs(shift) * 2.2)
               select circle.Point(middle + shift, radius * scale);

        // Where two labels share a gap one of them may stand outside the ring.
        return mayStandOutside
            ? inside.Concat(from radius in new[] { 62.0, 74, 86 } from shift in new[] { 0.0, 6, -6, 12, -12, 18, -18 } select circle.Point(middle + shift, circle.Radius + (radius * circle.Growth)))
            : inside;
    }
}
