using Kelione.Maps.Templates;

namespace Kelione.Maps;

/// <summary>What a template is for.</summary>
public enum MapTemplateGroup
{
    /// <summary>It shows a kind of map by a concrete business, to be overwritten with one's own.</summary>
    Kind,

    /// <summary>It is a worked example of a trade, filled in every cell.</summary>
    Example,
}

/// <summary>A complete map in five languages from which one's own can be begun. Its texts are read when first asked for. Immutable to the caller and safe for several threads.</summary>
public sealed class MapTemplate
{
    private readonly TemplateContent.Entry _entry;
    private readonly Lazy<JourneyMap> _english;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _titles;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _descriptions;

    internal MapTemplate(TemplateContent.Entry entry)
    {
        _entry = entry;
        _english = new(() => TemplateContent.English(entry.Name));
        _titles = new(() => InEachLanguage("title", _english.Value.Title));
        _descriptions = new(() => InEachLanguage(TemplateContent.DescriptionKey, entry.Description));
    }

    /// <summary>The name by which it is asked for, such as <c>phone</c>: small letters and hyphens.</summary>
    public string Name => _entry.Name;

    /// <summary>What it is for.</summary>
    public MapTemplateGroup Group => _entry.Group;

    /// <summary>The kind of map that it makes.</summary>
    public MapKind Kind => _english.Value.Kind;

    /// <summary>How many stages it has.</summary>
    public int Stages => _english.Value.Stages.Count;

    /// <summary>How many steps it has.</summary>
    public int Steps => _english.Value.Steps().Count();

    /// <summary>How many personas or roles it has.</summary>
    public int Personas => _english.Value.Personas.Count;

    /// <summary>The title by language, one for each of <see cref="MapTemplates.Languages"/>.</summary>
    public IReadOnlyDictionary<string, string> Titles => _titles.Value;

    /// <summary>What is in it, one sentence by language, one for each of <see cref="MapTemplates.Languages"/>.</summary>
    public IReadOnlyDictionary<string, string> Descriptions => _descriptions.Value;

    /// <summary>Makes a map of it. Ids of stages, steps and cards are the same in every language.</summary>
    /// <param name="language">The language of the map's words; one that the templates are not written in gives English, and the map then says so.</param>
    /// <param name="id">The id; null to make it from the title, or where none is given (or no id comes of it) to take the template's own.</param>
    /// <param name="title">The title; null for the template's own.</param>
    /// <exception cref="ArgumentException">The id is none (see <see cref="MapIds.IsValid"/>).</exception>
    public JourneyMap Create(string language, string? id = null, string? title = null)
    {
        if (id is not null && !MapIds.IsValid(id))
        {
            throw new ArgumentException($"'{id}' cannot be the id of a map: take small letters a–z, digits and hyphens, at most {MapIds.Longest}.", nameof(id));
        }

        var serving = MapTemplates.Serving(language);
        var map = _english.Value;
        if (serving != map.Language)
        {
            var words = TemplateContent.Words(Name, serving);
            map = TemplateTexts.Rewrite(map, (path, english) => words.GetValueOrDefault(path, english)) with { Language = serving };
        }

        return map with { Id = id ?? IdFrom(title) ?? map.Id, Title = title ?? map.Title };
    }

    // A title of which no id can be made, such as a Chinese one, leaves the template's own.
    private static string? IdFrom(string? title) => title is not null && Text.Ids.Of(title) is { Length: > 0 } id ? id : null;

    private Dictionary<string, string> InEachLanguage(string path, string english) => MapTemplates.Languages.ToDictionary(
        language => language,
        language => language == MapTemplates.Languages[0] ? english : TemplateContent.Words(Name, language).GetValueOrDefault(path, english),
        StringComparer.Ordinal);
}
