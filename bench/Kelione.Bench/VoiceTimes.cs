using System.Diagnostics;
using System.Globalization;
using Kelione.Samples;
using Kelione.Voice;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Themes;

namespace Kelione.Bench;

/// <summary>
/// Times the reading of short texts: language, sentiment, kind and themes together, on all cores. The texts are those that the phone scenario's customers write, in five languages;
/// another set may be given as a file of one text a line, for real texts are more varied.
/// </summary>
internal static class VoiceTimes
{
    private const int Customers = 20_000;
    private const int LeastTexts = 100_000;

    /// <summary>Times the reading.</summary>
    /// <param name="file">A file of one text a line; null for the samples' texts.</param>
    /// <param name="rounds">How often all texts are read, after one round that does not count.</param>
    /// <param name="say">Gets the lines.</param>
    public static IReadOnlyList<VoiceTiming> Run(string? file, int rounds, Action<string> say)
    {
        var texts = file is not null ? File.ReadAllLines(file) : [.. Scenarios.Find("phone")!.Feedback(Customers, seed: 1).Select(f => f.Text)];
        if (texts.Length == 0)
        {
            throw new InvalidOperationException("There are no texts to read.");
        }

        var distinct = texts.Distinct(StringComparer.Ordinal).Count();
        var many = Enumerable.Range(0, Math.Max(texts.Length, LeastTexts)).Select(i => texts[i % texts.Length]).ToArray();
        var themes = new ThemeReader(VoiceReader.Standard, ThemeFinder.Discover(VoiceReader.Standard, texts.Take(20_000).Select(t => new SourceText(t, null))));
        var learnt = new LearntReader(VoiceReader.Standard, VoiceTrainer.Train(VoiceReader.Standard, texts.Distinct(StringComparer.Ordinal).Take(2_000).Select(t => new VoiceLabel(t, null, IsOfDelivery(t) ? SentimentClass.Negative : SentimentClass.Positive))));
        var timings = new List<VoiceTiming>
        {
            Time("language, sentiment, kind, themes", many, distinct, rounds, t => themes.Read(t).Reading.Sentiment.Score),
            Time("language alone", many, distinct, rounds, t => VoiceReader.Standard.Languages.Find(t).Confidence),
            Time("language, sentiment, kind by what was learnt", many, distinct, rounds, t => learnt.Read(t).Sentiment.Score),
        };
        foreach (var timing in timings)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{timing.Task}: {timing.TextsPerSecond:N0} texts a second, {timing.ProcessorMicros:F1} µs of processor time a text ({timing.Texts:N0} texts, {timing.Distinct:N0} different, {timing.MeanCharacters:F0} characters on average)"));
        }

        return timings;
    }

    // Any labels do that the lexicon does not guess and a model can learn, so that the model speaks.
    private static bool IsOfDelivery(string text) => VoiceReader.Standard.Read(text).Topics.Any(t => t.Topic == "delivery");

    private static VoiceTiming Time(string task, string[] texts, int distinct, int rounds, Func<string, double> read)
    {
        var seconds = new List<double>();
        var processor = new List<double>();
        var sums = new double[texts.Length];
        for (var round = -1; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            Parallel.For(0, texts.Length, i => sums[i] = read(texts[i]));
            if (round >= 0)
            {
                seconds.Add(watch.Elapsed.TotalSeconds);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / texts.Length);
            }
        }

        return new VoiceTiming(task, texts.Length, distinct, texts.Average(t => (double)t.Length), texts.Length / seconds.Order().ElementAt(seconds.Count / 2), processor.Min());
    }
}
