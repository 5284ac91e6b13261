namespace Kelione.Posters.Scenes;

/// <summary>What a segment of a path does.</summary>
public enum PathVerb
{
    /// <summary>Lifts the pen and sets it down at the point.</summary>
    Move,

    /// <summary>Draws a straight line to the point.</summary>
    Line,

    /// <summary>Draws a cubic Bézier curve with two handles to the point.</summary>
    Curve,

    /// <summary>Draws a part of a circle to the point.</summary>
    Arc,

    /// <summary>Draws a straight line back to where the pen was set down last.</summary>
    Close,
}

/// <summary>One segment of a path, in units of the scene. Immutable. Made by the functions named after the verbs.</summary>
public readonly record struct PathSegment
{
    /// <summary>What it does.</summary>
    public PathVerb Verb { get; private init; }

    /// <summary>Where it ends; 0 for <see cref="PathVerb.Close"/>.</summary>
    public double X { get; private init; }

    /// <summary>Where it ends; 0 for <see cref="PathVerb.Close"/>.</summary>
    public double Y { get; private init; }

    /// <summary>The first handle of a curve.</summary>
    public double X1 { get; private init; }

    /// <summary>The first handle of a curve.</summary>
    public double Y1 { get; private init; }

    /// <summary>The second handle of a curve.</summary>
    public double X2 { get; private init; }

    /// <summary>The second handle of a curve.</summary>
    public double Y2 { get; private init; }

    /// <summary>The radius of an arc's circle; when the ends are farther apart than twice that, the circle grows until it reaches.</summary>
    public double Radius { get; private init; }

    /// <summary>Whether an arc takes the longer way round.</summary>
    public bool IsLarge { get; private init; }

    /// <summary>Whether an arc runs clockwise on the page.</summary>
    public bool IsClockwise { get; private init; }

    /// <summary>Sets the pen down.</summary>
    public static PathSegment Move(double x, double y) => new() { Verb = PathVerb.Move, X = x, Y = y };

    /// <summary>A straight line.</summary>
    public static PathSegment Line(double x, double y) => new() { Verb = PathVerb.Line, X = x, Y = y };

    /// <summary>A cubic curve.</summary>
    public static PathSegment Curve(double x1, double y1, double x2, double y2, double x, double y) =>
        new() { Verb = PathVerb.Curve, X1 = x1, Y1 = y1, X2 = x2, Y2 = y2, X = x, Y = y };

    /// <summary>A part of a circle.</summary>
    public static PathSegment Arc(double radius, bool isLarge, bool isClockwise, double x, double y) =>
        new() { Verb = PathVerb.Arc, Radius = radius, IsLarge = isLarge, IsClockwise = isClockwise, X = x, Y = y };

    /// <summary>Back to the start.</summary>
    public static PathSegment Close() => new() { Verb = PathVerb.Close };
}
