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
    private const string Usage =
        "tune [--set en|ru|zh] [--misses N [--meant -1|0|1]] | report [--set …] | learn [--report] [--set …] | search | search-learning [--set …] | page | themes | phrases | beside (built with -p:Beside=true); each with [--data DIR]";

    public static int Run(string[] args)
    {
        var data = Option(args, "--data") ?? Oracle.SharedData.Folder ?? ".";
        switch (args.FirstOrDefault())
        {
            case "learn":
                LearningCurve.Print(Chosen(Corpora.Read(data), args), args.Contains("--report"));
                return 0;
            case "page":
                File.WriteAllText(Path.Combine(Corpora.Root, "docs", "voice-accuracy.md"), AccuracyPage.Write([.. Corpora.Read(data), .. Corpora.Written()]));
                return 0;
            case "themes":
                Showing.Themes(Corpora.Read(data));
                return 0;
            case "phrases":
                Showing.Phrases();
                return 0;
#if BESIDE
            case "beside":
                Beside.LibraryModels.Print(Corpora.Read(data));
                Beside.LibraryLanguages.Print(Corpora.Read(data).Concat(Corpora.Written()));
                return 0;
#endif
            case "search":
                WeightSearch.Run(Corpora.Read(data));
                return 0;
            case "search-learning":
                LearningSearch.Run(Chosen(Corpora.Read(data), args));
                return 0;
            case "report":
                PrintLanguages(data);
                PrintReadings(data, args, isReport: true);
                return 0;
            case "tune":
                PrintReadings(data, args, isReport: false);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 1;
        }
    }

    private static IEnumerable<Corpus> Chosen(IEnumerable<Corpus> corpora, string[] args) => corpora.Where(c => Option(args, "--set") is not { } set || set == c.Language);

    private static void PrintLanguages(string data)
    {
        foreach (var figure in LanguageCheck.Measure(Corpora.Read(data).Concat(Corpora.Written())))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"language {figure.Share:0.0000} n={figure.Total} unknown {figure.Unknown} {figure.Name}"));
        }
    }

    private static void PrintReadings(string data, string[] args, bool isReport)
    {
        foreach (var corpus in Chosen(Corpora.Read(data).Concat(Corpora.Written()), args))
        {
            if (corpus.Part(isReport) is not { Count: > 0 } texts)
            {
                continue;
            }

            var misses = Print(corpus, texts, isReport);
            if (!isReport && int.TryParse(Option(args, "--misses"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var count))
            {
                Show(misses, count, Option(args, "--meant"));
            }
        }
    }

    /// <summary>Prints the figures of one corpus; gives what was misread.</summary>
    private static List<(LabelledText Text, VoiceReading Reading)> Print(Corpus corpus, List<LabelledText> texts, bool isReport)
    {
        var reader = VoiceReader.Standard;
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
        return misses;
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
