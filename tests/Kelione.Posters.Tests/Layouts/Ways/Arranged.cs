using Kelione.Maps;
using Kelione.Posters.Layouts;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Layouts.Ways;

/// <summary>Posters of maps, for tests.</summary>
internal static class Arranged
{
    public static Scene Of(JourneyMap map, MapMeasurement? measurement, string language = "") =>
        PosterLayouts.For(map.Kind).Arrange(new PosterInput(map, measurement, new PosterOptions { Language = language }));

    /// <summary>All texts of a poster.</summary>
    public static List<string> Texts(JourneyMap map, MapMeasurement? measurement) => [.. Walk(Of(map, measurement).Elements).OfType<SceneText>().Select(t => t.Text)];

    /// <summary>The ids of all marks of a scene.</summary>
    public static List<string> Marks(Scene scene) => [.. Walk(scene.Elements).OfType<SceneGroup>().Select(g => g.Mark?.Id).OfType<string>()];

    private static IEnumerable<SceneElement> Walk(IEnumerable<SceneElement> elements) =>
        elements.SelectMany(e => e is SceneGroup g ? Walk(g.Elements).Prepend(e) : [e]);
}
