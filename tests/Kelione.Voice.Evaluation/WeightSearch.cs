using System.Globalization;
using System.Reflection;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Evaluation;

/// <summary>Finds the weights by which the tuning parts of all sets together are read best: one weight after the other, up and down, for as long as that helps.</summary>
internal static class WeightSearch
{
    private static readonly double[] Factors = [0.6, 0.8, 1.25, 1.6];

    public static void Run(IEnumerable<Corpus> corpora)
    {
        var sets = corpora.Select(c => c with { Texts = [.. c.Texts.Where(t => t.IsTuning)] }).ToList();
        var best = ScoringWeights.Standard;
        var score = Score(sets, best);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {score:0.0000}"));
        for (var round = 0; round < 2; round++)
        {
            foreach (var property in typeof(ScoringWeights).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(double)))
            {
                foreach (var factor in Factors)
                {
                    var tried = best with { };
                    property.SetValue(tried, (double)property.GetValue(best)! * factor);
                    var reached = Score(sets, tried);
                    if (reached > score + 0.0003)
                    {
                        (best, score) = (tried, reached);
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score:0.0000} {property.Name} {property.GetValue(best):0.###}"));
                    }
                }
            }
        }

        Console.WriteLine(best);
    }

    private static double Score(List<Corpus> sets, ScoringWeights weights)
    {
        var reader = new VoiceReader(LexiconSet.BuiltIn, weights);
        return sets.Average(set =>
        {
            var read = new int[set.Texts.Count];
            Parallel.For(0, set.Texts.Count, i => read[i] = Evaluation.Understood(reader.Read(set.Texts[i].Text), set.Classes));
            var confusion = new Confusion(set.Classes);
            for (var i = 0; i < read.Length; i++)
            {
                confusion.Add(set.Texts[i].Label, read[i]);
            }

            return set.Classes.Length == 2 ? confusion.Accuracy : confusion.MacroF1;
        });
    }
}
