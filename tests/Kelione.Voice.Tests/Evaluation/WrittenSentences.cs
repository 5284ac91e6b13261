using System.Globalization;
using System.Reflection;
using System.Text;

namespace Kelione.Voice.Tests.Evaluation;

/// <summary>The sentences written for measuring; nobody who writes a lexicon looks at them.</summary>
internal static class WrittenSentences
{
    /// <summary>Sentences with a direction.</summary>
    /// <param name="name"><c>pl</c> or <c>lt</c>, or the second ones, <c>pl-second</c> or <c>lt-second</c>.</param>
    /// <returns>−1, 0 or +1, and the text.</returns>
    public static List<(int Label, string Text)> Of(string name) => [.. Rows(name).Select(r => (int.Parse(r[0], CultureInfo.InvariantCulture), r[1]))];

    /// <summary>The rows of a file.</summary>
    /// <param name="name">Its name without the ending.</param>
    /// <returns>The cells.</returns>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Evaluation/{name}.tsv")!, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').SkipWhile(l => l.StartsWith('#')).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
    }
}
