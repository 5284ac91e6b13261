using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>Learns from labels how people of a workspace speak, language by language, and tests whether that is better than the lexicon.</summary>
public static class VoiceTrainer
{
    /// <summary>Fewer labels of a language than this are too few to learn from.</summary>
    public const int LeastLabels = 200;

    /// <summary>Fewer labels of a class than this are too few to learn from.</summary>
    public const int LeastOfClass = 20;

    /// <summary>The most labels of a language that are learnt from: the first by order.</summary>
    public const int MostLabels = 20_000;

    /// <summary>Learns.</summary>
    /// <param name="reader">The lexicon's reader, whose evidence is part of what is learnt.</param>
    /// <param name="labels">The labels; of the same text the last counts.</param>
    /// <param name="progress">Hears the share done, 0 … 1; null where nobody listens.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The model with a report for each language that has labels. It speaks only for languages in which it was better.</returns>
    public static VoiceModel Train(VoiceReader reader, IEnumerable<VoiceLabel> labels, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(labels);
        var byText = new Dictionary<string, VoiceLabel>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            byText[label.Text] = label;
        }

        var read = byText.Values.Select(l => (Label: l, Read: reader.Read(l.Text, l.Language, (reading, desk) => (Reading: reading, Bag: FeatureReader.Read(reading, desk))))).ToList();
        var languages = read.GroupBy(r => r.Read.Reading.Language, StringComparer.Ordinal).Where(g => g.Key != VoiceLanguages.Unknown)
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var reports = new List<LearningReport>();
        var models = new List<LanguageModel>();
        foreach (var language in languages)
        {
            var items = language.Take(MostLabels).ToList();
            var (report, model) = Learn(language.Key, [.. items.Select(i => i.Label.Text)], [.. items.Select(i => i.Read.Bag)], [.. items.Select(i => i.Read.Reading)], [.. items.Select(i => i.Label.Class)], cancel);
            reports.Add(report);
            if (model is not null)
            {
                models.Add(model);
            }

            progress?.Report(reports.Count / (double)languages.Count);
        }

        return new VoiceModel(reader.Version, reports, models);
    }

    private static (LearningReport Report, LanguageModel? Model) Learn(
        string language, List<string> texts, List<FeatureBag> bags, List<VoiceReading> readings, List<SentimentClass> labels, CancellationToken cancel)
    {
        var counts = labels.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        var hasNeutral = counts.ContainsKey(SentimentClass.Neutral);
        var byLexicon = readings.ConvertAll(r => hasNeutral ? r.Sentiment.Class : r.Sentiment.Score > 0 ? SentimentClass.Positive : SentimentClass.Negative);
        var report = new LearningReport { Language = language, Labels = labels.Count, ByClass = counts, Lexicon = CrossValidation.Score(labels, byLexicon) };
        if (labels.Count < LeastLabels || counts.Count < 2 || counts.Values.Any(c => c < LeastOfClass))
        {
            return (report, null);
        }

        var byModel = CrossValidation.Read(language, texts, bags, labels, cancel);
        var score = CrossValidation.Score(labels, byModel);
        var chance = CrossValidation.Chance(labels, byLexicon, byModel);
        var isUsed = score.Accuracy > report.Lexicon.Accuracy && score.MacroF1 > report.Lexicon.MacroF1 && chance < 0.05;
        return (report with { Model = score, Chance = chance, IsUsed = isUsed }, isUsed ? LanguageModel.Train(language, bags, labels, settings: null, cancel) : null);
    }
}
