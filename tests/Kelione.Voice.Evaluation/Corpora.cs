using System.Globalization;

namespace Kelione.Voice.Evaluation;

/// <summary>A set of labelled texts.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Language">The language that its readers state.</param>
/// <param name="Classes">The labels that occur.</param>
/// <param name="Texts">The texts.</param>
internal sealed record Corpus(string Name, string Language, int[] Classes, IReadOnlyList<LabelledText> Texts);

/// <summary>The labelled sets beside the checkout, which are no part of the project.</summary>
internal static class Corpora
{
    /// <summary>Reads those that are there.</summary>
    /// <param name="folder">The folder of shared data.</param>
    /// <returns>The sets.</returns>
    public static IEnumerable<Corpus> Read(string folder)
    {
        if (Existing(folder, "twitter-us-airline/Tweets.csv") is { } tweets)
        {
            var rows = Csv.Read(File.ReadAllText(tweets)).Skip(1).Where(r => r.Count > 4);
            yield return new Corpus("Airline tweets, English", "en", [-1, 0, 1], [.. rows.Select(r => new LabelledText(r[4], r[1] switch { "negative" => -1, "positive" => 1, _ => 0 }))]);
        }

        if (Existing(folder, "sentirueval-2016-ru/sentirueval2016_test_derived.tsv") is { } russian)
        {
            var rows = File.ReadLines(russian).Skip(1).Select(l => l.Split('\t')).Where(r => r.Length > 6);
            yield return new Corpus("Bank and telecom tweets, Russian", "ru", [-1, 0, 1], [.. rows.Select(r => new LabelledText(r[6], int.Parse(r[5], CultureInfo.InvariantCulture)))]);
        }

        if (Existing(folder, "chinese-reviews/waimai_10k.csv") is { } chinese)
        {
            var rows = Csv.Read(File.ReadAllText(chinese)).Skip(1).Where(r => r.Count > 1);
            yield return new Corpus("Food-delivery reviews, Chinese", "zh", [-1, 1], [.. rows.Select(r => new LabelledText(string.Join(',', r.Skip(1)), r[0] == "1" ? 1 : -1))]);
        }
    }

    private static string? Existing(string folder, string file) => Path.Combine(folder, file) is var path && File.Exists(path) ? path : null;
}
