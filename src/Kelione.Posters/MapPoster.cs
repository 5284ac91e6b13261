using Kelione.Posters.Layouts;
using Kelione.Posters.Scenes;
using Kelione.Posters.Slides;

namespace Kelione.Posters;

/// <summary>Arranges maps for print: one page by the layout of its kind, or slides for a review meeting. Safe for several threads.</summary>
public static class MapPoster
{
    /// <summary>The poster: one page, arranged by the map's kind.</summary>
    /// <exception cref="Text.PosterFontException">The machine has no font at all.</exception>
    public static Scene Arrange(PosterInput input) => PosterLayouts.For(input.Map.Kind).Arrange(input);

    /// <summary>The slides: a first page, one or more for each stage, and the ranked ideas.</summary>
    /// <exception cref="Text.PosterFontException">The machine has no font at all.</exception>
    public static IReadOnlyList<Scene> Slides(PosterInput input) => SlideDeck.Arrange(input);
}
