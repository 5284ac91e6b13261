using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The pills on a way where the same customer takes up another device: from which to which.</summary>
internal static class DeviceSwitches
{
    private const double Width = 50;
    private const double Height = 20;
    private const double SmallRadius = 7;

    // Places along the move, by preference.
    private static readonly double[] Shares = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.75, 0.25];

    public static void Draw(PosterPage page, ChannelPlan plan, FreeRoom room)
    {
        foreach (var way in plan.Ways)
        {
            foreach (var leg in way.Legs)
            {
                if (page.Reading.Device(leg.From.Stop.Device) is { } from && page.Reading.Device(leg.To.Stop.Device) is { } to && from.Id != to.Id)
                {
                    var label = $"{from.Name} → {to.Name}";
                    if (leg.Corridor is null && Math.Abs(leg.To.X - leg.From.X) < Width + (2 * ChannelMetrics.Station) + 4)
                    {
                        Dot(page, leg, TouchpointIcons.Of(to), label);
                        continue;
                    }

                    // Its own way lies beneath it wherever it stands: the place that covers least else is the best.
                    var at = room.Choose(Places(leg), p => Box(p).Grow(2), out _);
                    room.Take(Box(at), 2);
                    Pill(page, at, TouchpointIcons.Of(from), TouchpointIcons.Of(to), label);
                }
            }
        }
    }

    /// <summary>A pill with its middle at a point.</summary>
    public static void Pill(PosterPage page, (double X, double Y) at, string from, string to, string label)
    {
        var scene = page.Scene;
        using (scene.Mark(FormattableString.Invariant($"switch:{at.X:0}:{at.Y:0}"), label))
        {
            scene.Rect(at.X - (Width / 2), at.Y - (Height / 2), Width, Height, Ink.Surface, Ink.Text, 1.1, Height / 2);
            scene.Icon(from, at.X - 20, at.Y - 6.5, 13, Ink.Text, 1.1);
            scene.Path(new PathBuilder().Move(at.X - 3, at.Y).Line(at.X + 3, at.Y).Move(at.X + 1, at.Y - 2.4).Line(at.X + 3.4, at.Y).Line(at.X + 1, at.Y + 2.4), null, Ink.Text, 1);
            scene.Icon(to, at.X + 7, at.Y - 6.5, 13, Ink.Text, 1.1);
        }
    }

    /// <summary>Between two stations too near for a pill: the device taken up, small.</summary>
    private static void Dot(PosterPage page, PlacedLeg leg, string to, string label)
    {
        var (x, y, scene) = ((leg.From.X + leg.To.X) / 2, leg.From.Y, page.Scene);
        using (scene.Mark(FormattableString.Invariant($"switch:{x:0}:{y:0}"), label))
        {
            scene.Circle(x, y, SmallRadius, Ink.Surface, Ink.Text, 0.9);
            scene.Icon(to, x - 4.5, y - 4.5, 9, Ink.Text, 0.9);
        }
    }

    private static SceneBox Box((double X, double Y) at) => SceneBox.At(at.X - (Width / 2), at.Y - (Height / 2), Width, Height);

    private static IEnumerable<(double X, double Y)> Places(PlacedLeg leg) =>
        Shares.Select(s => LegPath.At(leg.Points, s));
}
