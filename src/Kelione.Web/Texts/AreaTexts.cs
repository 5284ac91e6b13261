using System.Globalization;
using System.Resources;
using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web;

/// <summary>
/// The words of one area of the pages, from <c>Texts/NAME.resx</c> and its translations (<c>ru</c>, <c>zh-Hans</c>, <c>pl</c>, <c>lt</c>), in the language of the person who looks. Each area has its own file: <c>FrameTexts</c>, <c>MapTexts</c> and so on are the names of one.
/// </summary>
/// <param name="name">The file's name without ending.</param>
internal sealed class AreaTexts(string name)
{
    private readonly ResourceManager _resources = new($"Kelione.Web.Texts.{name}", typeof(AreaTexts).Assembly);

    /// <summary>A text.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key: a mistake in the program that a test finds.</exception>
    public string this[string key] => _resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new KeyNotFoundException($"{name}.resx has no '{key}'.");

    /// <summary>A text; null where there is none of that key.</summary>
    public string? Find(string key) => _resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>A text with values in its places; numbers, dates and lengths of time are written in the person's culture.</summary>
    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.CurrentCulture, this[key], [.. values.Select(v => v is Duration length ? Figures.Length(length) : v)]);

    /// <summary>
    /// A text that depends on a number, which is its value {0}: from <c>key.one</c>, <c>key.few</c>, <c>key.many</c> or <c>key.other</c>, by the plural rules of the language (CLDR). A translation has the forms that its language needs, always <c>other</c>.
    /// </summary>
    public string Count(string key, long number, params object?[] values)
    {
        var form = Plurals.Form(CultureInfo.CurrentUICulture, number);
        var text = _resources.GetString($"{key}.{form}", CultureInfo.CurrentUICulture) ?? this[$"{key}.other"];
        return string.Format(CultureInfo.CurrentCulture, text, [Figures.Count(number), .. values]);
    }
}
