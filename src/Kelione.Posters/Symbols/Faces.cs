using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kelione.Posters.Symbols;

/// <summary>What a face on the emotion curve shows.</summary>
public enum FaceKind
{
    /// <summary>Joy.</summary>
    Joy,

    /// <summary>Trust, calm.</summary>
    Trust,

    /// <summary>Surprise.</summary>
    Surprise,

    /// <summary>Confusion.</summary>
    Confusion,

    /// <summary>Worry.</summary>
    Worry,

    /// <summary>Disappointment.</summary>
    Disappointment,

    /// <summary>Anger.</summary>
    Anger,
}

/// <summary>The seven faces, drawn with few strokes about the origin in a circle of radius 10: no emoji font is needed.</summary>
internal static class Faces
{
    /// <summary>The radius of the circle around a face in its own units.</summary>
    public const double Radius = 10;

    private const string Eyes = "M-3.6 -2.6v.9M3.6 -2.6v.9";

    private static readonly FrozenDictionary<FaceKind, ImmutableArray<SymbolStroke>> All = new Dictionary<FaceKind, ImmutableArray<SymbolStroke>>
    {
        [FaceKind.Joy] = Strokes("M-5 -1.6q1.4-2.2 2.8 0M2.2 -1.6q1.4-2.2 2.8 0", "M-5 2.2q5 6.4 10 0z"),
        [FaceKind.Trust] = Strokes(Eyes, "M-4.2 2.8q4.2 3.4 8.4 0"),
        [FaceKind.Surprise] = Strokes(Eyes, "M-5.4 -5.6q1.7-1.4 3.4-.4M2 -6q1.7-1 3.4 .4", "M-2.1 3.8a2.1 2.1 0 0 1 4.2 0a2.1 2.1 0 0 1 -4.2 0z"),
        [FaceKind.Confusion] = Strokes(Eyes, "M-5.4 -5q1.7-1 3.4 0M2 -6.6l3.4 .9", "M-4 4.4q1.6-2.4 3.2-.6t4.4-1"),
        [FaceKind.Worry] = Strokes(Eyes, "M-5.4 -4.4l3-1.6M5.4 -4.4l-3-1.6", "M-3.6 4.6q3.6-2.4 7.2 0"),
        [FaceKind.Disappointment] = Strokes(Eyes, "M-4.2 5q4.2-4.4 8.4 0"),
        [FaceKind.Anger] = Strokes(Eyes, "M-5.6 -5.8l3.6 1.8M5.6 -5.8l-3.6 1.8", "M-4.4 5.4q4.4-5 8.8 0z"),
    }.ToFrozenDictionary();

    /// <summary>The strokes of a face within its circle.</summary>
    public static ImmutableArray<SymbolStroke> Find(FaceKind kind) => All[kind];

    private static ImmutableArray<SymbolStroke> Strokes(params string[] notations) => [.. notations.Select(SymbolStroke.Parse)];
}
