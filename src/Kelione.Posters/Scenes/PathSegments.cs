using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>What is done to whole paths.</summary>
internal static class PathSegments
{
    /// <summary>The path scaled about the origin; the factor is above 0.</summary>
    public static ImmutableArray<PathSegment> Scale(ImmutableArray<PathSegment> segments, double factor) =>
    [
        .. segments.Select(s => s.Verb switch
        {
            PathVerb.Move => PathSegment.Move(s.X * factor, s.Y * factor),
            PathVerb.Line => PathSegment.Line(s.X * factor, s.Y * factor),
            PathVerb.Curve => PathSegment.Curve(s.X1 * factor, s.Y1 * factor, s.X2 * factor, s.Y2 * factor, s.X * factor, s.Y * factor),
            PathVerb.Arc => PathSegment.Arc(s.Radius * factor, s.IsLarge, s.IsClockwise, s.X * factor, s.Y * factor),
            _ => s,
        }),
    ];
}
