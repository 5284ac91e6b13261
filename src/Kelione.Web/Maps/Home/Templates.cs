using System.Collections.Concurrent;
using System.Globalization;
using Kelione.Maps;

namespace Kelione.Web.Maps.Home;

/// <summary>Templates as the list shows them: in the person's language, each made once.</summary>
internal static class Templates
{
    private static readonly ConcurrentDictionary<string, JourneyMap> Made = new(StringComparer.Ordinal);

    /// <summary>The language of maps for the person: en, ru, zh, pl or lt.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>A template's map for its small picture; the words in it do not matter.</summary>
    public static JourneyMap Map(MapTemplate template) => Made.GetOrAdd(template.Name, static (_, t) => t.Create("en"), template);

    /// <summary>The words in the person's language.</summary>
    public static string Words(IReadOnlyDictionary<string, string> byLanguage) => byLanguage.TryGetValue(Language, out var words) ? words : byLanguage["en"];
}
