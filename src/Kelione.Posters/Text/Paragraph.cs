using System.Collections.Immutable;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Text;

/// <summary>
/// Breaks one paragraph into lines: as few as can be, and among those the ones that read best, found over all ways to break it
/// (the sum of squared slack and of the penalties of the breaks is least, after Knuth and Plass, 1981).
/// </summary>
internal static class Paragraph
{
    /// <summary>Lines no wider than the measure, but for a single word that is wider by itself.</summary>
    /// <param name="measurer">Measures.</param>
    /// <param name="text">One paragraph.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="width">The measure, in units.</param>
    /// <param name="language">The language of the text.</param>
    /// <param name="balance">Whether the last line is to be about as long as the others.</param>
    public static ImmutableArray<string> Wrap(TextMeasurer measurer, string text, TextStyle style, double width, string language, bool balance)
    {
        var breaks = LineBreaks.Find(text, language);

        // Widths within the whole text differ by a hair from those of a line alone, where letters kern across the break: then the measure is narrowed.
        for (var narrowed = 0.0; ; narrowed += 0.25)
        {
            var lines = Best(measurer.Shape(text, style), text, style, Math.Max(0, width - narrowed), breaks, balance);
            if (narrowed >= 2 || lines.All(l => measurer.Width(l, style) <= width || LineBreaks.Find(l, language).Length == 1))
            {
                return lines;
            }
        }
    }

    private static ImmutableArray<string> Best(ShapedText shaped, string text, TextStyle style, double width, ImmutableArray<LineBreak> breaks, bool balance)
    {
        var n = breaks.Length;
        var best = new (int Lines, double Cost, int From)[n + 1];
        for (var to = 1; to <= n; to++)
        {
            best[to] = (int.MaxValue, double.MaxValue, to - 1);
            for (var from = to - 1; from >= 0; from--)
            {
                var start = from == 0 ? 0 : breaks[from - 1].Next;
                var end = breaks[to - 1].End;
                var line = ((shaped.Starts[Math.Max(start, end)] - shaped.Starts[start]) * style.Size) + ((end - start) * style.Spacing);
                if (line > width && from < to - 1)
                {
                    break;
                }

                var slack = width > 0 ? Math.Max(0, 1 - (line / width)) : 0;
                var isLast = to == n;
                var cost = best[from].Cost + (isLast && !balance ? 0 : slack * slack) + (isLast ? 0 : breaks[to - 1].Penalty);
                var lines = best[from].Lines + 1;
                if (lines < best[to].Lines || (lines == best[to].Lines && cost < best[to].Cost))
                {
                    best[to] = (lines, cost, from);
                }
            }
        }

        var result = new Stack<string>();
        for (var to = n; to > 0; to = best[to].From)
        {
            var start = best[to].From == 0 ? 0 : breaks[best[to].From - 1].Next;
            result.Push(text[start..Math.Max(start, breaks[to - 1].End)]);
        }

        return [.. result];
    }
}
