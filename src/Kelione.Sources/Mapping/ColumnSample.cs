using System.Globalization;

namespace Kelione.Sources;

/// <summary>A column as a preview shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Samples">A few of its values, the first different ones.</param>
/// <param name="Filled">The share of the sampled rows that have a value in it, 0…1.</param>
/// <param name="Distinct">How many different values the sampled rows have.</param>
public sealed record ColumnSample(string Name, IReadOnlyList<string> Samples, double Filled, int Distinct);

/// <summary>All sampled values of a column, to guess from.</summary>
internal sealed class ColumnValues(string name)
{
    private const int ShownSamples = 3;
    private const int ShownLength = 60;

    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>The values in order of the rows, absent ones left out.</summary>
    public List<string> Texts { get; } = [];

    public int Distinct => _distinct.Count;

    public bool IsConstant => Distinct == 1;

    /// <summary>The share of values that may mean "none": NA, null.</summary>
    public double NoneShare => Texts.Count == 0 ? 0 : Texts.Count(t => NoneWords.MayBeNone(t)) / (double)Texts.Count;

    public bool AllNumbers => Texts.Count > 0 && Texts.All(t => decimal.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    public void Add(ReadOnlySpan<char> text)
    {
        // A long text tells no more than its beginning.
        var kept = text[..Math.Min(text.Length, 1_000)].ToString();
        Texts.Add(kept);
        _distinct.Add(kept);
    }

    public ColumnSample Describe(int rows) =>
        new(name, [.. Texts.Distinct(StringComparer.Ordinal).Take(ShownSamples).Select(Cut)], rows == 0 ? 0 : Texts.Count / (double)rows, Distinct);

    private static string Cut(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";
}
