using System.Globalization;
using System.Text;

namespace Kelione.Voice.Evaluation;

/// <summary>Writes docs/voice-accuracy.md; nothing in it is written by hand.</summary>
internal static class AccuracyPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="corpora">The labelled sets.</param>
    /// <returns>Markdown.</returns>
    public static string Write(IReadOnlyList<Corpus> corpora)
    {
        var text = new StringBuilder();
        text.Append("""
            # How well voices are understood

            Written by `dotnet run -c Release --project tests/Kelione.Voice.Evaluation -- page`; do not edit.

            The labelled sets are no part of the project and lie beside the checkout. Each is split by a hash of the text's letters: 30 of 100 texts may be looked at (weights and words were settled on them),
            of the other 70 nothing but these figures was seen. Copies of a text fall on the same side. "Out of the box" is the lexicon and the grammar, with no training;
            "after learning" is a model trained on 2,000 labels, read over texts that were not among them, and its training says by cross-validation whether it may speak at all.
            Where a set has two classes, a score above 0 is positive and all else negative. Macro-F1 is the mean over the classes of the harmonic mean of precision and recall.

            The Polish and Lithuanian sentences (`tests/Kelione.Voice.Tests/Evaluation`) were written for this, apart from those who wrote the lexicons and unseen by them, in two rounds:
            200 sentences each, and then 220 each after the lexicons had grown, against which nothing was mended. The sets of one round say much the same things in two languages, and whoever wrote them knew the product.


            """.ReplaceLineEndings("\n"));
        text.Append("## Out of the box\n\n| Texts | n | Macro-F1 | Accuracy | Accuracy on two classes | Asked |\n|---|---:|---:|---:|---:|---|\n");
        var tables = new StringBuilder();
        foreach (var corpus in corpora)
        {
            var (confusion, two) = Read(corpus);
            text.Append(CultureInfo.InvariantCulture, $"| {corpus.Name} | {confusion.Total:N0} | {confusion.MacroF1:0.000} | {confusion.Accuracy:0.000} | {two:0.000} | {Asked(corpus, false)} |\n");
            tables.Append(CultureInfo.InvariantCulture, $"\n### {corpus.Name}\n\n{confusion.Table()}");
        }

        text.Append("\n\"On two classes\" leaves the texts without direction out and takes the sign of the score.\n").Append(tables);
        Learnt(text, corpora);
        Languages(text, corpora);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static (Confusion Confusion, double Two) Read(Corpus corpus)
    {
        var confusion = new Confusion(corpus.Classes);
        int right = 0, directed = 0;
        foreach (var text in corpus.Part(isReport: true))
        {
            var reading = VoiceReader.Standard.Read(text.Text);
            confusion.Add(text.Label, Evaluation.Understood(reading, corpus.Classes));
            directed += text.Label != 0 ? 1 : 0;
            right += text.Label != 0 && (reading.Sentiment.Score > 0 ? 1 : -1) == text.Label ? 1 : 0;
        }

        return (confusion, right / (double)Math.Max(1, directed));
    }

    private static string Asked(Corpus corpus, bool isLearnt) => (corpus.Language, isLearnt) switch
    {
        ("en", false) => "macro-F1 0.60",
        ("ru", false) => "macro-F1 0.52",
        ("zh", false) => "accuracy 0.80",
        (_, false) => "accuracy 0.85",
        ("en", true) => "macro-F1 0.72",
        ("ru", true) => "macro-F1 0.70",
        _ => "accuracy 0.88",
    };

    private static void Learnt(StringBuilder text, IReadOnlyList<Corpus> corpora)
    {
        text.Append("\n## After learning from 2,000 labels\n\n| Texts | n | Macro-F1 | Accuracy | Asked | Cross-validation: lexicon, macro-F1 / accuracy | model | Speaks |\n|---|---:|---:|---:|---|---:|---:|---|\n");
        var tables = new StringBuilder();
        foreach (var corpus in corpora.Where(c => !c.IsWritten))
        {
            var (confusion, report) = LearningCurve.Measure(corpus, isReport: true);
            text.Append(CultureInfo.InvariantCulture,
                $"| {corpus.Name} | {confusion.Total:N0} | {confusion.MacroF1:0.000} | {confusion.Accuracy:0.000} | {Asked(corpus, true)} | {report.Lexicon.MacroF1:0.000} / {report.Lexicon.Accuracy:0.000} | {report.Model?.MacroF1:0.000} / {report.Model?.Accuracy:0.000} | {(report.IsUsed ? "the model" : "the lexicon")} |\n");
            tables.Append(CultureInfo.InvariantCulture, $"\n### {corpus.Name}, learnt\n\n{confusion.Table()}");
        }

        text.Append("\nThe Russian set's tuning part has fewer than 2,000 texts: the next ones by hash were learnt from too, and are not in the figures.\n").Append(tables);
    }

    private static void Languages(StringBuilder text, IReadOnlyList<Corpus> corpora)
    {
        text.Append("\n## Languages\n\nTexts of five words and more (Chinese: eight characters and more; other languages: all). Asked: 0.98.\n\n| Texts | n | Told rightly | Called unknown |\n|---|---:|---:|---:|\n");
        foreach (var figure in LanguageCheck.Measure(corpora))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Total:N0} | {figure.Share:0.000} | {figure.Unknown:N0} |\n");
        }
    }
}
