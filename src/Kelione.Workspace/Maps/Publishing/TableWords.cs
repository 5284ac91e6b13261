using System.Globalization;
using System.Resources;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The fixed words of published tables in one language, from TableWords.resx and its translations.</summary>
/// <param name="culture">The language, which also writes the numbers and dates that people read.</param>
public sealed class TableWords(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Kelione.Workspace.Maps.Publishing.Words.TableWords", typeof(TableWords).Assembly);

    /// <summary>The language.</summary>
    public CultureInfo Culture => culture;

    /// <summary>A word by its name.</summary>
    /// <exception cref="ArgumentException">There is no such word.</exception>
    public string this[string name] => Resources.GetString(name, culture) ?? throw new ArgumentException($"There is no word '{name}'.", nameof(name));

    /// <summary>The word for where something comes from.</summary>
    public string Source(ProvenanceKind kind) => this[kind switch
    {
        ProvenanceKind.Measured => "Measured",
        ProvenanceKind.Research => "Research",
        _ => "Assumption",
    }];

    /// <summary>The words for a language of a map or reader: en, ru, zh, pl, lt; any other is English.</summary>
    public static TableWords For(string language) => new(CultureInfo.GetCultureInfo(language.Split('-')[0].ToLowerInvariant() switch
    {
        "ru" => "ru",
        "zh" => "zh-Hans",
        "pl" => "pl",
        "lt" => "lt",
        _ => "en",
    }));
}
