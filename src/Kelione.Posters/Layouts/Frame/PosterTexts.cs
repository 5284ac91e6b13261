using System.Globalization;
using System.Resources;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Fixed words of one resource in one of the five languages. Immutable; safe to use from several threads.</summary>
internal sealed class PosterTexts
{
    private readonly ResourceManager _resources;
    private readonly CultureInfo _culture;

    /// <param name="resource">The name of the resource: <c>PosterWords</c>, <c>LinearWords</c>…</param>
    /// <param name="language">A language tag; one that is not among the five reads English.</param>
    public PosterTexts(string resource, string language)
    {
        _resources = new ResourceManager($"Kelione.Posters.Texts.{resource}", typeof(PosterTexts).Assembly);
        Language = LanguageOf(language);
        _culture = CultureInfo.GetCultureInfo(Language == "zh" ? "zh-Hans" : Language);
    }

    /// <summary>The languages that posters speak.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ru", "zh", "pl", "lt"];

    /// <summary>en, ru, zh, pl or lt.</summary>
    public string Language { get; }

    /// <summary>A text by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key: a mistake in the code.</exception>
    public string this[string key] => _resources.GetString(key, _culture) ?? throw new KeyNotFoundException($"There is no text named “{key}”.");

    /// <summary>A text with its blanks filled; numbers come in as text already set for the language.</summary>
    public string Of(string key, params ReadOnlySpan<string> values) => string.Format(CultureInfo.InvariantCulture, this[key], [.. values]);

    /// <summary>The form of a text that goes with a number: the keys end in .one, .few, .many and .other.</summary>
    public string Plural(string key, long number, params ReadOnlySpan<string> values) => Of($"{key}.{PluralForm(Language, number)}", values);

    /// <summary>In capitals, for captions.</summary>
    public string Capitals(string text) => text.ToUpper(_culture);

    /// <summary>The language among the five that a tag names; English for any other.</summary>
    public static string LanguageOf(string tag) => Languages.FirstOrDefault(l => tag.StartsWith(l, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] is '-' or '_')) ?? "en";

    /// <summary>The plural form for whole numbers after Unicode CLDR 46.</summary>
    internal static string PluralForm(string language, long number)
    {
        var (n, tens, units) = (Math.Abs(number), Math.Abs(number) % 100, Math.Abs(number) % 10);
        return language switch
        {
            "zh" => "other",
            "ru" => units == 1 && tens != 11 ? "one" : units is >= 2 and <= 4 && tens is < 12 or > 14 ? "few" : "many",
            "pl" => n == 1 ? "one" : units is >= 2 and <= 4 && tens is < 12 or > 14 ? "few" : "many",
            "lt" => units == 1 && tens is < 11 or > 19 ? "one" : units is >= 2 and <= 9 && tens is < 11 or > 19 ? "few" : "many",
            _ => n == 1 ? "one" : "other",
        };
    }
}
