using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Gallery;

/// <summary>
/// A text and what it stands on: the shapes that were drawn beneath its middle, or its halo. Paths are taken as the polygon of the ends of their segments, which is exact for diamonds and near enough for bands.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Ground">The colour beneath it.</param>
/// <param name="Contrast">Their contrast by WCAG 2, 1 to 21.</param>
/// <param name="Least">What WCAG AA asks: 3 for large type (24 units, or bold 18.7), 4.5 for any other.</param>
internal sealed record TextGround(SceneText Text, Colour Ground, double Contrast, double Least)
{
    public static IEnumerable<TextGround> Of(Scene scene)
    {
        var grounds = new List<(SceneElement Shape, double X, double Y, double Scale)>();
        foreach (var placed in SceneWalk.Elements(scene))
        {
            if (placed.Element is SceneRect { Fill: not null } or SceneCircle { Fill: not null } or ScenePath { Fill: not null })
            {
                grounds.Add(placed);
            }
            else if (placed.Element is SceneText text)
            {
                var box = PlacedText.Of(text, placed.X, placed.Y, placed.Scale).Bounds;
                var ground = text.Halo ?? Beneath(grounds, (box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
                var size = text.Style.Size * placed.Scale;
                yield return new TextGround(text, ground, Between(ground.Mix(text.Style.Fill, text.Opacity), ground), size >= 24 || (size >= 18.66 && text.Style.Weight >= 600) ? 3 : 4.5);
            }
        }
    }

    /// <summary>The contrast of two colours by WCAG 2: (lighter + 0.05) / (darker + 0.05), by relative luminance.</summary>
    public static double Between(Colour one, Colour other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static Colour Beneath(IEnumerable<(SceneElement Shape, double X, double Y, double Scale)> grounds, double x, double y)
    {
        var colour = Ink.Surface;
        foreach (var (shape, left, top, scale) in grounds)
        {
            var (px, py) = ((x - left) / scale, (y - top) / scale);
            var (fill, covers) = shape switch
            {
                SceneRect r => (r.Fill, px >= r.X && px <= r.X + r.Width && py >= r.Y && py <= r.Y + r.Height),
                SceneCircle c => (c.Fill, ((px - c.X) * (px - c.X)) + ((py - c.Y) * (py - c.Y)) <= c.Radius * c.Radius),
                ScenePath p => (p.Fill, IsWithin(p, px, py)),
                _ => (null, false),
            };
            colour = covers ? colour.Mix(fill!.Value, shape.Opacity) : colour;
        }

        return colour;
    }

    /// <summary>Whether a ray to the right crosses the edges an odd number of times.</summary>
    private static bool IsWithin(ScenePath path, double x, double y)
    {
        var (within, start, at) = (false, (X: 0.0, Y: 0.0), (X: 0.0, Y: 0.0));
        foreach (var segment in path.Segments)
        {
            var to = segment.Verb == PathVerb.Close ? start : (segment.X, segment.Y);
            if (segment.Verb == PathVerb.Move)
            {
                start = to;
            }
            else if (at.Y > y != to.Y > y && x < at.X + ((y - at.Y) / (to.Y - at.Y) * (to.X - at.X)))
            {
                within = !within;
            }

            at = to;
        }

        return within;
    }

    private static double Luminance(Colour colour)
    {
        static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));
    }
}
