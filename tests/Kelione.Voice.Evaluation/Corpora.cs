using System.Globalization;

namespace Kelione.Voice.Evaluation;

/// <summary>A set of labelled texts.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Language">The language that its readers state.</param>
/// <param name="Classes">The labels that occur.</param>
/// <param name="Texts">The texts.</param>
/// <param name="IsWritten">Whether it was written for this, small, and kept from those who wrote the lexicons: all of it is reported and none is for tuning.</param>
internal sealed record Corpus(string Name, string Language, int[] Classes, IReadOnlyList<LabelledText> Texts, bool IsWritten = false)
{
    /// <summary>The texts of a part.</summary>
    /// <param name="isReport">Whether the part that is reported is meant, or the one that may be looked at.</param>
    /// <returns>The texts.</returns>
    public List<LabelledText> Part(bool isReport) => [.. Texts.Where(t => isReport ? IsWritten || !t.IsTuning : !IsWritten && t.IsTuning)];
}

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

    /// <summary>Reads the sentences that were written for this.</summary>
    /// <returns>The sets; none outside of the checkout.</returns>
    public static IEnumerable<Corpus> Written()
    {
        foreach (var (language, of, name) in new[] { ("pl", "pl", "Written sentences, Polish"), ("lt", "lt", "Written sentences, Lithuanian"), ("pl", "pl-second", "Second sentences, Polish"), ("lt", "lt-second", "Second sentences, Lithuanian") })
        {
            if (Existing(Root, $"tests/Kelione.Voice.Tests/Evaluation/{of}.tsv") is { } file)
            {
                yield return new Corpus(name, language, [-1, 0, 1], [.. Rows(file).Select(r => new LabelledText(r[1], int.Parse(r[0], CultureInfo.InvariantCulture)))], IsWritten: true);
            }
        }
    }

    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The rows of a tab-separated file without its remarks and its heading.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The cells.</returns>
    public static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).SkipWhile(l => l.StartsWith('#')).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "kelione.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? ".";
    }

    private static string? Existing(string folder, string file) => Path.Combine(folder, file) is var path && File.Exists(path) ? path : null;
}
