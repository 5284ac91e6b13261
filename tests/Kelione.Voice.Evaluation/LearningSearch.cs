using System.Globalization;
using System.Reflection;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Evaluation;

/// <summary>Finds the settings by which the tuning parts are learnt best, by cross-validation inside them: one setting after the other, up and down, for as long as that helps.</summary>
internal static class LearningSearch
{
    private const int MostTexts = 2_000;
    private static readonly double[] Factors = [0.5, 0.7, 1.4, 2];

    public static void Run(IEnumerable<Corpus> corpora)
    {
        var sets = corpora.Select(c =>
        {
            var texts = c.Part(isReport: false).OrderBy(t => t.Bucket).Take(MostTexts).ToList();
            return (c.Name, c.Language, Texts: texts.ConvertAll(t => t.Text), Bags: texts.ConvertAll(t => VoiceReader.Standard.Read(t.Text, c.Language, FeatureReader.Read)), Labels: texts.ConvertAll(t => (SentimentClass)(t.Label + 1)));
        }).ToList();
        var best = LearningSettings.Standard;
        var score = Score(best);
        Print(best, score);
        foreach (var property in typeof(LearningSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(double)))
        {
            foreach (var factor in Factors)
            {
                var tried = best with { };
                property.SetValue(tried, (double)property.GetValue(best)! * factor);
                var reached = Score(tried);
                Print(tried, reached);
                if (reached.Average() > score.Average() + 0.0005)
                {
                    (best, score) = (tried, reached);
                }
            }
        }

        Print(best, score);

        double[] Score(LearningSettings settings) => [.. sets.Select(s => CrossValidation.Score(s.Labels, CrossValidation.Read(s.Language, s.Texts, s.Bags, s.Labels, CancellationToken.None, settings)).MacroF1)];
    }

    private static void Print(LearningSettings settings, double[] score) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{score.Average():0.0000} ({string.Join(' ', score.Select(s => s.ToString("0.000", CultureInfo.InvariantCulture)))}) {settings}"));
}
