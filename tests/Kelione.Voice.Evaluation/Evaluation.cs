using System.Diagnostics;
using System.Globalization;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Evaluation;

/// <summary>
/// Measures the readings over labelled texts. <c>tune</c> prints figures of the tuning part and, with <c>--misses N</c>, texts of it that were misread;
/// <c>report</c> prints the figures of the other part, of which no text is ever shown.
/// </summary>
internal static class Evaluation
{
    public static int Run(string[] args)
    {
        var data = Option(args, "--data") ?? Oracle.SharedData.Folder ?? ".";
        var isReport = args.FirstOrDefault() == "report";
        if (args.FirstOrDefault() == "learn")
        {
            LearningCurve.Print(Corpora.Read(data).Where(c => Option(args, "--set") is not { } set || set == c.Language), args.Contains("--report"));
            return 0;
        }

        if (args.FirstOrDefault() == "page")
        {
            File.WriteAllText(Path.Combine(Corpora.Root, "docs", "voice-accuracy.md"), AccuracyPage.Write([.. Corpora.Read(data), .. Corpora.Written()]));
            return 0;
        }

        if (args.FirstOrDefault() is "themes" or "phrases")
        {
            if (args[0] == "themes")
            {
                Showing.Themes(Corpora.Read(data));
            }
            else
            {
                Showing.Phrases();
            }

            return 0;
        }

#if BESIDE
        if (args.FirstOrDefault() == "beside")
        {
            Beside.LibraryModels.Print(Corpora.Read(data));
            Beside.LibraryLanguages.Print(Corpora.Read(data).Concat(Corpora.Written()));
            return 0;
        }

#endif
        if (args.FirstOrDefault() == "search")
        {
            WeightSearch.Run(Corpora.Read(data));
            return 0;
        }

        if (args.FirstOrDefault() == "search-learning")
        {
            LearningSearch.Run(Corpora.Read(data).Where(c => Option(args, "--set") is not { } set || set == c.Language));
            return 0;
        }

        if (args.FirstOrDefault() is not ("tune" or "report"))
        {
            Console.Error.WriteLine("tune [--set en|ru|zh] [--misses N [--meant -1|0|1]] | report [--set …] | learn [--report] [--set …] | search | search-learning [--set …] | page | themes | phrases | beside (built with -p:Beside=true); each with [--data DIR]");
            return 1;
        }

        var reader = VoiceReader.Standard;
        if (isReport)
        {
            foreach (var figure in LanguageCheck.Measure(Corpora.Read(data).Concat(Corpora.Written())))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"language {figure.Share:0.0000} n={figure.Total} unknown {figure.Unknown} {figure.Name}"));
            }
        }

        foreach (var corpus in Corpora.Read(data).Concat(Corpora.Written()).Where(c => Option(args, "--set") is not { } set || set == c.Language))
        {
            var texts = corpus.Part(isReport);
            if (texts.Count == 0)
            {
                continue;
            }

            var watch = Stopwatch.StartNew();
            var readings = texts.ConvertAll(t => reader.Read(t.Text));
            watch.Stop();
            var confusion = new Confusion(corpus.Classes);
            var misses = new List<(LabelledText Text, VoiceReading Reading)>();
            for (var i = 0; i < texts.Count; i++)
            {
                var understood = Understood(readings[i], corpus.Classes);
                confusion.Add(texts[i].Label, understood);
                if (understood != texts[i].Label)
                {
                    misses.Add((texts[i], readings[i]));
                }
            }

            var language = readings.Count(r => r.Found.Language == corpus.Language) / (double)texts.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Name}, {(isReport ? "report" : "tune")}: n={texts.Count} macro-F1 {confusion.MacroF1:0.000} accuracy {confusion.Accuracy:0.000} language {language:0.000} {texts.Count / watch.Elapsed.TotalSeconds:N0} texts/s"));
            Console.WriteLine(confusion.Table());
            if (!isReport && int.TryParse(Option(args, "--misses"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var count))
            {
                Show(misses, count, Option(args, "--meant"));
            }
        }

        return 0;
    }

    internal static int Understood(VoiceReading reading, int[] classes) =>
        classes.Length == 2 ? reading.Sentiment.Score > 0 ? 1 : -1 : (int)reading.Sentiment.Class - 1;

    private static void Show(List<(LabelledText Text, VoiceReading Reading)> misses, int count, string? meant)
    {
        var step = Math.Max(1, misses.Count / count);
        foreach (var (text, reading) in misses.Where(m => meant is null || m.Text.Label.ToString(CultureInfo.InvariantCulture) == meant).Where((_, i) => i % step == 0).Take(count))
        {
            var words = string.Join(", ", reading.Sentiment.Words.Select(w => string.Create(CultureInfo.InvariantCulture, $"{text.Text.AsSpan(w.Start, w.Length)} {w.Weight:+0.0;-0.0}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{text.Label}] {reading.Found.Language} {reading.Sentiment.Score:+0.00;-0.00} {reading.Kind} | {text.Text.ReplaceLineEndings(" ")} | {words}"));
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
}
