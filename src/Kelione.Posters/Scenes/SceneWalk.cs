using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>Goes through a scene as it stands on the page, through all groups.</summary>
internal static class SceneWalk
{
    /// <summary>Every element that draws something, with the place of the groups around it.</summary>
    public static IEnumerable<(SceneElement Element, double X, double Y, double Scale)> Elements(Scene scene) => Walk(scene.Elements, 0, 0, 1);

    /// <summary>Every text at its place on the page.</summary>
    public static IEnumerable<PlacedText> Texts(Scene scene) =>
        from placed in Elements(scene)
        let text = placed.Element as SceneText
        where text is not null
        select PlacedText.Of(text, placed.X, placed.Y, placed.Scale);

    /// <summary>Every mark with its group's box on the page.</summary>
    public static IEnumerable<(SceneMark Mark, SceneBox Bounds)> Marks(Scene scene) => Marks(scene.Elements, 0, 0, 1);

    private static IEnumerable<(SceneElement Element, double X, double Y, double Scale)> Walk(ImmutableArray<SceneElement> elements, double x, double y, double scale)
    {
        foreach (var element in elements)
        {
            if (element is SceneGroup group)
            {
                foreach (var inner in Walk(group.Elements, x + (group.X * scale), y + (group.Y * scale), scale * group.Scale))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (element, x, y, scale);
            }
        }
    }

    private static IEnumerable<(SceneMark Mark, SceneBox Bounds)> Marks(ImmutableArray<SceneElement> elements, double x, double y, double scale)
    {
        foreach (var group in elements.OfType<SceneGroup>())
        {
            if (group.Mark is { } mark)
            {
                yield return (mark, group.Bounds.Transform(x, y, scale));
            }

            foreach (var inner in Marks(group.Elements, x + (group.X * scale), y + (group.Y * scale), scale * group.Scale))
            {
                yield return inner;
            }
        }
    }
}

/// <summary>A text where it stands on the page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Corners">The corners of its ink's box, in order around it.</param>
/// <param name="Bounds">The upright box around the corners.</param>
internal sealed record PlacedText(SceneText Text, ImmutableArray<(double X, double Y)> Corners, SceneBox Bounds)
{
    public static PlacedText Of(SceneText text, double x, double y, double scale) => new(
        text, [.. text.Corners().Select(c => ((c.X * scale) + x, (c.Y * scale) + y))], text.Bounds.Transform(x, y, scale));

    /// <summary>How far two boxes overlap along the first one's line and across it; 0 where a line parts them (separating axes, for boxes that are turned).</summary>
    public static (double Across, double Down) Depth(PlacedText first, PlacedText second)
    {
        var own = (first.Overlap(second, 0, first), first.Overlap(second, 1, first));
        var other = (first.Overlap(second, 0, second), first.Overlap(second, 1, second));
        return own.Item1 <= 0 || own.Item2 <= 0 || other.Item1 <= 0 || other.Item2 <= 0 ? (0, 0) : own;
    }

    /// <summary>How far the shadows of both boxes overlap on one side of a box.</summary>
    private double Overlap(PlacedText other, int side, PlacedText axisOf)
    {
        var (from, to) = (axisOf.Corners[side], axisOf.Corners[side + 1]);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 1e-9)
        {
            return 0;
        }

        (double Least, double Most) Shadow(PlacedText box)
        {
            var places = box.Corners.Select(c => ((c.X * dx) + (c.Y * dy)) / length).ToList();
            return (places.Min(), places.Max());
        }

        var (mine, theirs) = (Shadow(this), Shadow(other));
        return Math.Min(mine.Most, theirs.Most) - Math.Max(mine.Least, theirs.Least);
    }
}
