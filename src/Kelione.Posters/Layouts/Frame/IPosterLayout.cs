using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts;

/// <summary>Arranges a map on one page. Layouts keep nothing between calls: one may serve several threads.</summary>
internal interface IPosterLayout
{
    /// <summary>The measured page, ready to be drawn; the same for the same input and fonts.</summary>
    Scene Arrange(PosterInput input);
}
