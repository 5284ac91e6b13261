using System.Globalization;
using System.Text;

namespace Kelione.Voice.Evaluation;

/// <summary>Counts of what was meant and what was understood.</summary>
/// <param name="classes">The labels that are told apart.</param>
internal sealed class Confusion(int[] classes)
{
    private readonly int[,] _counts = new int[3, 3];

    /// <summary>How many texts.</summary>
    public int Total { get; private set; }

    /// <summary>The share understood as meant.</summary>
    public double Accuracy => Total == 0 ? 0 : classes.Sum(c => _counts[c + 1, c + 1]) / (double)Total;

    /// <summary>The mean over the labels of the harmonic mean of precision and recall.</summary>
    public double MacroF1 => classes.Average(F1);

    /// <summary>Counts a text.</summary>
    /// <param name="meant">−1, 0, +1.</param>
    /// <param name="understood">−1, 0, +1.</param>
    public void Add(int meant, int understood)
    {
        _counts[meant + 1, understood + 1]++;
        Total++;
    }

    /// <summary>The harmonic mean of precision and recall of a label.</summary>
    /// <param name="label">−1, 0, +1.</param>
    /// <returns>0 … 1.</returns>
    public double F1(int label)
    {
        var hit = _counts[label + 1, label + 1];
        int meant = 0, understood = 0;
        for (var i = 0; i < 3; i++)
        {
            meant += _counts[label + 1, i];
            understood += _counts[i, label + 1];
        }

        return hit == 0 ? 0 : 2.0 * hit / (meant + understood);
    }

    /// <summary>The table in Markdown.</summary>
    /// <returns>Lines.</returns>
    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine("| meant \\ understood | " + string.Join(" | ", classes.Select(Name)) + " | recall | F1 |");
        text.AppendLine("|---|" + string.Concat(Enumerable.Repeat("---:|", classes.Length + 2)));
        foreach (var meant in classes)
        {
            var row = Enumerable.Range(0, 3).Sum(i => _counts[meant + 1, i]);
            text.Append("| " + Name(meant));
            foreach (var understood in classes)
            {
                text.Append(CultureInfo.InvariantCulture, $" | {_counts[meant + 1, understood + 1]:N0}");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $" | {(row == 0 ? 0 : _counts[meant + 1, meant + 1] / (double)row):0.000} | {F1(meant):0.000} |");
        }

        return text.ToString();
    }

    private static string Name(int label) => label < 0 ? "negative" : label > 0 ? "positive" : "neutral";
}
