using System.Globalization;

namespace Kelione.Voice.Evaluation;

/// <summary>How often the language of a text of five words and more is told rightly.</summary>
/// <param name="Name">Which texts.</param>
/// <param name="Right">How many were told rightly.</param>
/// <param name="Unknown">How many were called unknown although they are of one of the five.</param>
/// <param name="Total">How many texts.</param>
internal sealed record LanguageFigure(string Name, int Right, int Unknown, int Total)
{
    /// <summary>The share told rightly.</summary>
    public double Share => Total == 0 ? 0 : Right / (double)Total;
}

/// <summary>Measures the finding of languages.</summary>
internal static class LanguageCheck
{
    /// <summary>Measures over the labelled sets, the sample texts and sentences of other languages.</summary>
    /// <param name="corpora">The labelled sets.</param>
    /// <param name="find">Finds a text's language; null for ours.</param>
    /// <returns>The figures.</returns>
    public static List<LanguageFigure> Measure(IEnumerable<Corpus> corpora, Func<string, string>? find = null)
    {
        find ??= text => VoiceReader.Standard.Languages.Find(text).Language;
        var figures = corpora.Select(c => Of(find, $"{c.Name} ({c.Language})", c.Part(isReport: true).Select(t => (t.Text, c.Language)))).ToList();
        foreach (var language in VoiceLanguages.All)
        {
            var file = Path.Combine(Corpora.Root, "src", "Kelione.Samples", "Voice", "Phrases", language + ".tsv");
            if (File.Exists(file))
            {
                figures.Add(Of(find, $"Sample phrases ({language})", Corpora.Rows(file).Select(r => (r[^1], language))));
            }
        }

        var others = Path.Combine(Corpora.Root, "tests", "Kelione.Voice.Tests", "Evaluation", "other.tsv");
        if (File.Exists(others))
        {
            var languages = Corpora.Rows(others).Select(r => r[0]).Distinct(StringComparer.Ordinal).Count();
            figures.Add(Of(find, string.Create(CultureInfo.InvariantCulture, $"{languages} other languages, to be called unknown"), Corpora.Rows(others).Select(r => (r[1], VoiceLanguages.Unknown)), least: 1));
        }

        return figures;
    }

    private static LanguageFigure Of(Func<string, string> find, string name, IEnumerable<(string Text, string Language)> texts, int least = 5)
    {
        int right = 0, unknown = 0, total = 0;
        foreach (var (text, language) in texts)
        {
            // A Chinese text of eight characters is about five words.
            var words = text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Count(w => !w.StartsWith('@') && !w.StartsWith("http", StringComparison.Ordinal) && w.Any(char.IsLetter));
            if (language == VoiceLanguages.Chinese ? text.Count(c => c >= '\u4E00') < 8 : words < least)
            {
                continue;
            }

            var found = find(text);
            total++;
            right += found == language ? 1 : 0;
            unknown += found == VoiceLanguages.Unknown && language != found ? 1 : 0;
        }

        return new LanguageFigure(name, right, unknown, total);
    }
}
