using System.Diagnostics;
using System.Globalization;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Evaluation;

/// <summary>
/// Learns from 2,000 labels and reads texts that were not among them. While tuning, both are taken from the tuning part; for the report the labels are the 2,000 first by bucket
/// (the tuning part and, where that is too small, the next ones, which are then not reported).
/// </summary>
internal static class LearningCurve
{
    private const int Labels = 2_000;

    public static void Print(IEnumerable<Corpus> corpora, bool isReport)
    {
        foreach (var corpus in corpora)
        {
            var watch = Stopwatch.StartNew();
            var (confusion, report) = Measure(corpus, isReport);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{corpus.Name}, learnt, {(isReport ? "report" : "tune")}: n={confusion.Total} macro-F1 {confusion.MacroF1:0.000} accuracy {confusion.Accuracy:0.000}; cv lexicon {report.Lexicon.MacroF1:0.000}/{report.Lexicon.Accuracy:0.000} model {report.Model?.MacroF1:0.000}/{report.Model?.Accuracy:0.000} used {report.IsUsed} {watch.Elapsed.TotalSeconds:0.0}s"));
            if (isReport)
            {
                Console.WriteLine(confusion.Table());
            }
        }
    }

    /// <summary>Learns and reads.</summary>
    /// <param name="corpus">The texts.</param>
    /// <param name="isReport">Whether the texts of the report are read.</param>
    /// <returns>The figures.</returns>
    public static (Confusion Confusion, LearningReport Report) Measure(Corpus corpus, bool isReport)
    {
        var ordered = corpus.Texts.OrderBy(t => t.Bucket).ThenBy(t => t.Text, StringComparer.Ordinal).ToList();
        var tuning = ordered.Where(t => t.IsTuning).ToList();
        var count = isReport ? Labels : Math.Min(Labels, tuning.Count * 2 / 3);
        var known = ordered.Take(count).ToList();
        var last = known[^1].Bucket;
        var others = isReport ? ordered.Where(t => !t.IsTuning && t.Bucket > last) : tuning.Where(t => t.Bucket > last);
        var model = VoiceTrainer.Train(VoiceReader.Standard, known.Select(t => new VoiceLabel(t.Text, corpus.Language, (SentimentClass)(t.Label + 1))));
        var reader = new LearntReader(VoiceReader.Standard, model);
        var confusion = new Confusion(corpus.Classes);
        foreach (var text in others)
        {
            var reading = reader.Read(text.Text, corpus.Language);
            confusion.Add(text.Label, corpus.Classes.Length == 2 ? reading.Sentiment.Score > 0 ? 1 : -1 : (int)reading.Sentiment.Class - 1);
        }

        return (confusion, model.Reports.Single(r => r.Language == corpus.Language));
    }
}
