namespace Kelione.Web.Frame;

/// <summary>Pages below a place that the palette names; their words are <c>Page.KEY</c> of FrameTexts.</summary>
internal static class PalettePages
{
    /// <summary>Views of Explore, as in their addresses.</summary>
    public static IReadOnlyList<string> Explore { get; } = ["flow", "funnel", "retention", "aha"];
}
