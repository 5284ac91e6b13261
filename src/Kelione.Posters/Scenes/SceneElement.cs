using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>Something drawn at a place. Immutable; later elements cover earlier ones.</summary>
public abstract record SceneElement
{
    /// <summary>The smallest box that holds what is drawn, lines by their whole width, in the units of the group it stands in.</summary>
    public abstract SceneBox Bounds { get; }

    /// <summary>How much it covers what lies beneath: 1 wholly, 0 not at all.</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>A straight line.</summary>
/// <param name="X1">Where it begins.</param>
/// <param name="Y1">Where it begins.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Y2">Where it ends.</param>
/// <param name="Stroke">How it is drawn.</param>
public sealed record SceneLine(double X1, double Y1, double X2, double Y2, Stroke Stroke) : SceneElement
{
    /// <inheritdoc/>
    public override SceneBox Bounds => SceneBox.Empty.Union(X1, Y1).Union(X2, Y2).Grow(Stroke.Width / 2);
}

/// <summary>A rectangle.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Not below 0.</param>
/// <param name="Height">Not below 0.</param>
/// <param name="Fill">The colour of its ground; null for none.</param>
/// <param name="Stroke">The line around it, half of it outside; null for none.</param>
/// <param name="Radius">The radius of its corners; 0 for sharp ones.</param>
public sealed record SceneRect(double X, double Y, double Width, double Height, Colour? Fill, Stroke? Stroke = null, double Radius = 0) : SceneElement
{
    /// <inheritdoc/>
    public override SceneBox Bounds => SceneBox.At(X, Y, Width, Height).Grow((Stroke?.Width ?? 0) / 2);
}

/// <summary>A circle.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Radius">Not below 0.</param>
/// <param name="Fill">The colour of its ground; null for none.</param>
/// <param name="Stroke">The line around it, half of it outside; null for none.</param>
public sealed record SceneCircle(double X, double Y, double Radius, Colour? Fill, Stroke? Stroke = null) : SceneElement
{
    /// <inheritdoc/>
    public override SceneBox Bounds => new SceneBox(X, Y, X, Y).Grow(Radius + ((Stroke?.Width ?? 0) / 2));
}

/// <summary>A path of lines, curves and arcs.</summary>
/// <param name="Segments">Its segments; the first moves.</param>
/// <param name="Fill">The colour within it (parts wound the same way add up); null for none.</param>
/// <param name="Stroke">The line along it; null for none.</param>
public sealed record ScenePath(ImmutableArray<PathSegment> Segments, Colour? Fill, Stroke? Stroke = null) : SceneElement
{
    /// <inheritdoc/>
    public override SceneBox Bounds => PathBounds.Of(Segments).Grow((Stroke?.Width ?? 0) / 2);
}

/// <summary>Elements that are moved and scaled together, and that may stand for one thing of the map.</summary>
/// <param name="Elements">What it holds, in units of its own.</param>
/// <param name="X">Where its origin stands in the units around it.</param>
/// <param name="Y">Where its origin stands in the units around it.</param>
/// <param name="Scale">How many units around it make one of its own, above 0.</param>
/// <param name="Mark">What it shows; null when it only groups.</param>
/// <param name="Clip">What is drawn outside this box, in its own units, is hidden; null for no limit.</param>
public sealed record SceneGroup(
    ImmutableArray<SceneElement> Elements, double X = 0, double Y = 0, double Scale = 1, SceneMark? Mark = null, SceneBox? Clip = null) : SceneElement
{
    /// <inheritdoc/>
    public override SceneBox Bounds
    {
        get
        {
            var inner = Elements.Aggregate(SceneBox.Empty, (box, element) => box.Union(element.Bounds));
            if (Clip is { } clip)
            {
                inner = new(Math.Max(inner.Left, clip.Left), Math.Max(inner.Top, clip.Top), Math.Min(inner.Right, clip.Right), Math.Min(inner.Bottom, clip.Bottom));
            }

            return inner.Transform(X, Y, Scale);
        }
    }
}

/// <summary>What a group shows: a page can make it reachable, a test can find it.</summary>
/// <param name="Id">What the thing is called, such as <c>step:pays</c>; unique within a scene where a page is to open it.</param>
/// <param name="Label">What a screen reader says, in the language of the scene.</param>
public sealed record SceneMark(string Id, string Label);
