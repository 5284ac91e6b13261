using System.IO.Hashing;
using System.Runtime.InteropServices;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>Compares lexicon and learning on labels that the learning had not seen. Folds are made by a hash of the text, so that they stay the same and copies of a text stay together.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    /// <summary>Learns on four fifths and reads the rest, five times.</summary>
    /// <param name="language">The language's code.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="bags">Their features.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="settings">What weighs how much; null for the standard.</param>
    /// <returns>What the learning made of each text.</returns>
    public static SentimentClass[] Read(string language, IReadOnlyList<string> texts, IReadOnlyList<FeatureBag> bags, IReadOnlyList<SentimentClass> labels, CancellationToken cancel, LearningSettings? settings = null)
    {
        var fold = texts.Select(t => (int)(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(t.AsSpan())) % Folds)).ToArray();
        var read = new SentimentClass[texts.Count];
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancel }, f =>
        {
            var known = Enumerable.Range(0, texts.Count).Where(i => fold[i] != f).ToList();
            var model = LanguageModel.Train(language, known.ConvertAll(i => bags[i]), known.ConvertAll(i => labels[i]), settings, cancel);
            for (var i = 0; i < texts.Count; i++)
            {
                if (fold[i] == f)
                {
                    read[i] = model.Best(bags[i]);
                }
            }
        });
        return read;
    }

    /// <summary>How well texts were read.</summary>
    /// <param name="labels">As labelled.</param>
    /// <param name="read">As read.</param>
    /// <returns>The scores.</returns>
    public static LearningScore Score(IReadOnlyList<SentimentClass> labels, IReadOnlyList<SentimentClass> read)
    {
        var classes = labels.Distinct().ToList();
        var f1 = classes.Average(c =>
        {
            int hit = 0, meant = 0, said = 0;
            for (var i = 0; i < labels.Count; i++)
            {
                meant += labels[i] == c ? 1 : 0;
                said += read[i] == c ? 1 : 0;
                hit += labels[i] == c && read[i] == c ? 1 : 0;
            }

            return 2.0 * hit / (meant + said);
        });
        return new LearningScore(labels.Where((l, i) => l == read[i]).Count() / (double)labels.Count, f1);
    }

    /// <summary>How likely the difference of two readers is by chance (McNemar's test with correction for continuity).</summary>
    /// <param name="labels">As labelled.</param>
    /// <param name="first">As the first read.</param>
    /// <param name="second">As the second read.</param>
    /// <returns>The two-sided p-value.</returns>
    public static double Chance(IReadOnlyList<SentimentClass> labels, IReadOnlyList<SentimentClass> first, IReadOnlyList<SentimentClass> second)
    {
        int onlyFirst = 0, onlySecond = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            onlyFirst += first[i] == labels[i] && second[i] != labels[i] ? 1 : 0;
            onlySecond += second[i] == labels[i] && first[i] != labels[i] ? 1 : 0;
        }

        if (onlyFirst + onlySecond == 0)
        {
            return 1;
        }

        var statistic = Math.Pow(Math.Max(0, Math.Abs(onlyFirst - onlySecond) - 1), 2) / (onlyFirst + onlySecond);
        return MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(statistic / 2));
    }
}
