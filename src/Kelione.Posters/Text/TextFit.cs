using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Text;

/// <summary>A text set into a box: its lines and the size that they took. Immutable.</summary>
/// <param name="Lines">The lines from top to bottom; none for an empty text.</param>
/// <param name="Style">The style with the size that fits.</param>
/// <param name="LineHeight">From baseline to baseline, as a share of the size.</param>
/// <param name="Notice">What had to be done to the text; null when it fits as asked.</param>
internal sealed record FittedText(ImmutableArray<string> Lines, TextStyle Style, double LineHeight, SceneNotice? Notice)
{
    /// <summary>From the first baseline to where the next baseline would be.</summary>
    public double Height => Lines.Length * Style.Size * LineHeight;

    /// <summary>From baseline to baseline, in units.</summary>
    public double Leading => Style.Size * LineHeight;
}

/// <summary>The fit rule: wrap; set smaller in small steps down to the floor; then cut at a word with an ellipsis, and say so.</summary>
internal static class TextFit
{
    /// <summary>The smallest size on a poster: 8.4 units, 6.3 points.</summary>
    public const double Floor = 8.4;

    private const double Step = 0.2;
    private const string Ellipsis = "…";

    /// <summary>Lines of all paragraphs of a text.</summary>
    public static ImmutableArray<string> Wrap(TextMeasurer measurer, string text, TextStyle style, double width, string language, bool balance) =>
    [
        .. from paragraph in PlainText.Clean(text).Split('\n')
           where !string.IsNullOrWhiteSpace(paragraph)
           from line in Paragraph.Wrap(measurer, paragraph.Trim(' '), style, width, language, balance)
           select line,
    ];

    /// <summary>Sets a text into a width and a number of lines.</summary>
    public static FittedText Fit(
        TextMeasurer measurer, string text, TextStyle style, double width, int lines, double lineHeight, double floor, string language, bool balance)
    {
        var (size, least) = (style.Size, Math.Min(floor, style.Size));
        while (true)
        {
            var set = style with { Size = size };
            var wrapped = Wrap(measurer, text, set, width, language, balance);
            if (Fits(measurer, wrapped, set, width, lines))
            {
                var notice = size < style.Size ? new SceneNotice(SceneNoticeKind.Shrunk, text, text, size) : null;
                return new FittedText(wrapped, set, lineHeight, notice);
            }

            if (size <= least)
            {
                var cut = Cut(measurer, wrapped, set, width, lines);
                var left = text.Length - cut.Sum(l => l.Length);
                return new FittedText(cut, set, lineHeight, new SceneNotice(SceneNoticeKind.Cut, text, string.Join(' ', cut), size, Math.Max(1, left)));
            }

            size = Math.Max(least, Math.Round(size - Step, 4));
        }
    }

    private static bool Fits(TextMeasurer measurer, ImmutableArray<string> wrapped, TextStyle style, double width, int lines) =>
        wrapped.Length <= lines && wrapped.All(line => measurer.Width(line, style) <= width);

    private static ImmutableArray<string> Cut(TextMeasurer measurer, ImmutableArray<string> wrapped, TextStyle style, double width, int lines)
    {
        var kept = wrapped[..Math.Min(Math.Max(1, lines), wrapped.Length)];
        return [.. kept.Select((line, i) => (i == kept.Length - 1 && kept.Length < wrapped.Length) || measurer.Width(line, style) > width ? Shorten(measurer, line, style, width) : line)];
    }

    /// <summary>The longest beginning of a line that leaves room for an ellipsis: whole words, or characters where one word is too long.</summary>
    private static string Shorten(TextMeasurer measurer, string line, TextStyle style, double width)
    {
        bool Fits(string candidate) => measurer.Width(candidate, style) <= width;
        var breaks = LineBreaks.Find(line, "");
        for (var i = breaks.Length - 1; i >= 0; i--)
        {
            var candidate = End(line[..breaks[i].End]);
            if (candidate.Length > 1 && Fits(candidate))
            {
                return candidate;
            }
        }

        var characters = StringInfo.ParseCombiningCharacters(line);
        string Beginning(int place) => End(line[..characters[place + 1]]);
        var longest = LongestBeginning.Find(Math.Max(0, characters.Length - 1), place => measurer.Width(Beginning(place), style), width, style.Size);
        return longest < 0 ? Ellipsis : Beginning(longest);
    }

    private static string End(string text) => text.TrimEnd(' ', '\u00A0', '.', ',', ';', ':', '·', '–', '-', '，', '、', '；', '：', '。', '…') + Ellipsis;
}
