using Kelione.Maps.Templates;

namespace Kelione.Maps;

/// <summary>The templates from which a map can be begun: one for each kind of map, and worked examples. Safe for several threads.</summary>
public static class MapTemplates
{
    /// <summary>The languages in which every template is written: tags of two letters, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ru", "zh", "pl", "lt"];

    /// <summary>All of them: first one for each of the eleven kinds, then the worked examples.</summary>
    public static IReadOnlyList<MapTemplate> All { get; } = [.. TemplateContent.Catalogue().Select(e => new MapTemplate(e))];

    /// <summary>The template of a name, letter case ignored; null where there is none.</summary>
    public static MapTemplate? Find(string name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language of <see cref="Languages"/> that serves a reader best: <c>lt-LT</c> is served by <c>lt</c>, <c>zh-Hans</c> by <c>zh</c>, any other by <c>en</c>.</summary>
    internal static string Serving(string language)
    {
        var end = language.IndexOfAny(['-', '_']);
        var primary = (end < 0 ? language : language[..end]).ToLowerInvariant();
        return Languages.Contains(primary) ? primary : Languages[0];
    }
}
