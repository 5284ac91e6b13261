using System.Diagnostics;
using System.Globalization;
using Lingua;

namespace Kelione.Voice.Evaluation.Beside;

/// <summary>Measures Lingua beside our own finding of languages, on the same texts. It knows some eighty languages: what is none of our five is "unknown" to us.</summary>
internal static class LibraryLanguages
{
    public static void Print(IEnumerable<Corpus> corpora)
    {
        var sets = corpora.ToList();
        var detector = LanguageDetectorBuilder.FromAllLanguages().WithPreloadedLanguageModels().Build();
        var five = LanguageDetectorBuilder.FromLanguages(Language.English, Language.Russian, Language.Chinese, Language.Polish, Language.Lithuanian).WithPreloadedLanguageModels().Build();
        Console.WriteLine("| Texts | n | Ours | µs a text | Lingua, all languages | µs a text | Lingua, the five | µs a text |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        var finders = new Func<string, string>[] { t => VoiceReader.Standard.Languages.Find(t).Language, t => NameOf(detector.DetectLanguageOf(t)), t => NameOf(five.DetectLanguageOf(t)) };
        var columns = finders.Select(find =>
        {
            // The first pass warms up.
            _ = find("The courier was late today, who knows why.");
            var watch = Stopwatch.StartNew();
            var figures = LanguageCheck.Measure(sets, find);
            return (Figures: figures, Micros: watch.Elapsed.TotalMicroseconds / figures.Sum(f => f.Total));
        }).ToList();
        for (var i = 0; i < columns[0].Figures.Count; i++)
        {
            var figure = columns[0].Figures[i];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Total:N0} | {string.Join(" | | ", columns.Select(c => c.Figures[i].Share.ToString("0.000", CultureInfo.InvariantCulture)))} | |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | | | {string.Join(" | | ", columns.Select(c => c.Micros.ToString("0", CultureInfo.InvariantCulture)))} |"));
    }

    private static string NameOf(Language language) => language switch
    {
        Language.English => VoiceLanguages.English,
        Language.Russian => VoiceLanguages.Russian,
        Language.Chinese => VoiceLanguages.Chinese,
        Language.Polish => VoiceLanguages.Polish,
        Language.Lithuanian => VoiceLanguages.Lithuanian,
        _ => VoiceLanguages.Unknown,
    };
}
