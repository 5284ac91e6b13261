using System.Globalization;
using System.Text;

namespace Kelione.Samples;

/// <summary>
/// The sentences of one language, by theme and tone, written by hand. In place of <c>{n}</c> comes a number from 5 to 9, which all five languages
/// join to the same form of the noun.
/// </summary>
internal sealed class PhraseBook
{
    private const string Opening = "opening";
    private const string Closing = "closing";

    private static readonly Dictionary<string, PhraseBook> Books = Voices.Languages.ToDictionary(l => l, l => new PhraseBook(l), StringComparer.Ordinal);

    private readonly Dictionary<(string Theme, int Tone), string[]> _sentences;
    private readonly string _between;

    private PhraseBook(string language)
    {
        _between = language == "zh" ? "" : " ";
        using var reader = new StreamReader(
            typeof(PhraseBook).Assembly.GetManifestResourceStream(language + ".tsv")
                ?? throw new InvalidOperationException($"The sentences of '{language}' are missing from the program."),
            Encoding.UTF8);
        _sentences = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .GroupBy(parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)), parts => parts[2])
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The book of a language: en, ru, zh, pl or lt.</summary>
    public static PhraseBook Of(string language) => Books[language];

    /// <summary>The sentences about a theme in a tone.</summary>
    public IReadOnlyList<string> About(Theme theme, int tone) => _sentences[(ThemeName(theme), tone)];

    /// <summary>One to three sentences, at least one about the theme.</summary>
    public string Compose(Theme theme, int tone, SampleRandom chance)
    {
        var about = _sentences[(ThemeName(theme), tone)];
        var at = chance.Below(about.Length);
        var text = new StringBuilder();
        if (chance.Chance(0.30))
        {
            text.Append(Pick(Opening, tone, chance)).Append(_between);
        }

        text.Append(about[at]);
        if (chance.Chance(0.25))
        {
            text.Append(_between).Append(about[(at + 1 + chance.Below(about.Length - 1)) % about.Length]);
        }

        if (chance.Chance(0.25))
        {
            text.Append(_between).Append(Pick(Closing, tone, chance));
        }

        return text.Replace("{n}", chance.Between(5, 9).ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>The name of a theme: its own in lower case.</summary>
    public static string ThemeName(Theme theme) => theme.ToString().ToLowerInvariant();

    private string Pick(string place, int tone, SampleRandom chance)
    {
        var sentences = _sentences[(place, tone)];
        return sentences[chance.Below(sentences.Length)];
    }
}
