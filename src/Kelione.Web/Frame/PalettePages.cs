namespace Kelione.Web.Frame;

/// <summary>Pages below a place that the palette names.</summary>
internal static class PalettePages
{
    /// <summary>Views of Explore, as in their addresses; their words are those of its tabs.</summary>
    public static IReadOnlyList<string> Explore { get; } = ["flow", "funnel", "retention", "aha", "segments", "leaving", "crossings", "attribution"];
}
