using System.Globalization;
using Kelione.Voice.Themes;

namespace Kelione.Voice.Evaluation;

/// <summary>Shows, of texts that may be looked at, what is found in them: themes and words that set groups apart, and the samples' phrases that are misread.</summary>
internal static class Showing
{
    /// <summary>The themes of the tuning parts, and the words that set apart what is labelled negative and positive.</summary>
    /// <param name="corpora">The sets.</param>
    public static void Themes(IEnumerable<Corpus> corpora)
    {
        foreach (var corpus in corpora)
        {
            var texts = corpus.Part(isReport: false);
            var model = ThemeFinder.Discover(VoiceReader.Standard, texts.Select(t => new SourceText(t.Text, corpus.Language)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Name}: {texts.Count} texts"));
            foreach (var theme in model.Themes)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {theme.Texts,5} {theme.Id} {string.Join(", ", theme.Words.Select(w => w.Form))}"));
            }

            var words = GroupWords.Compare(VoiceReader.Standard, Of(texts, corpus, -1), Of(texts, corpus, 1));
            Console.WriteLine("  negative: " + string.Join(", ", words.Where(w => w.Z > 0).Take(25).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Word} {w.Z:0.0}"))));
            Console.WriteLine("  positive: " + string.Join(", ", words.Where(w => w.Z < 0).Take(25).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Word} {w.Z:0.0}"))));
        }
    }

    /// <summary>The samples' phrases, whose tone their author stated, and those read otherwise.</summary>
    public static void Phrases()
    {
        foreach (var language in VoiceLanguages.All)
        {
            int right = 0, total = 0, opposite = 0;
            foreach (var row in Corpora.Rows(Path.Combine(Corpora.Root, "src", "Kelione.Samples", "Voice", "Phrases", language + ".tsv")).Where(r => r.Length == 3 && int.TryParse(r[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            {
                var reading = VoiceReader.Standard.Read(row[2], language);
                var meant = int.Parse(row[1], CultureInfo.InvariantCulture);
                var read = (int)reading.Sentiment.Class - 1;
                total++;
                right += meant == read ? 1 : 0;
                opposite += meant * read < 0 ? 1 : 0;
                if (meant != read)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  [{meant}] {reading.Sentiment.Score:+0.00;-0.00} {row[0]}: {row[2]} | {string.Join(", ", reading.Sentiment.Words.Select(w => string.Create(CultureInfo.InvariantCulture, $"{row[2].AsSpan(w.Start, w.Length)} {w.Weight:+0.0;-0.0}")))}"));
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {right} of {total} as stated, {opposite} the other way round"));
        }
    }

    private static IEnumerable<SourceText> Of(List<LabelledText> texts, Corpus corpus, int label) =>
        texts.Where(t => t.Label == label).Select(t => new SourceText(t.Text, corpus.Language));
}
