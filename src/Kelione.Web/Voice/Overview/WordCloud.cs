using Kelione.Workspace;

namespace Kelione.Web.Voice.Overview;

/// <summary>A word with its place in the cloud. Immutable.</summary>
/// <param name="Word">The word.</param>
/// <param name="X">The middle, across.</param>
/// <param name="Y">The base line.</param>
/// <param name="Size">The size of its letters.</param>
internal sealed record PlacedWord(VoiceWord Word, double X, double Y, double Size);

/// <summary>Puts words side by side without touching: the clearest in the middle, the others around it on a spiral. Size says how clear; the place says nothing. Deterministic.</summary>
internal static class WordCloud
{
    private const double Least = 12;
    private const double Most = 34;
    private const int Turns = 900;

    /// <summary>Places words in a frame; those that find no room are left out.</summary>
    /// <param name="words">The words.</param>
    /// <param name="left">The frame's left edge.</param>
    /// <param name="width">Its width.</param>
    /// <param name="top">Its top.</param>
    /// <param name="height">Its height.</param>
    public static IReadOnlyList<PlacedWord> Place(IEnumerable<VoiceWord> words, double left, double width, double top, double height)
    {
        var ordered = words.OrderByDescending(w => Math.Abs(w.Z)).ThenBy(w => w.Word, StringComparer.Ordinal).ToList();
        var placed = new List<PlacedWord>();
        var taken = new List<(double X0, double Y0, double X1, double Y1)>();
        if (ordered.Count == 0)
        {
            return placed;
        }

        var (high, low) = (Math.Abs(ordered[0].Z), Math.Abs(ordered[^1].Z));
        foreach (var word in ordered)
        {
            var size = Least + ((Most - Least) * (high <= low ? 0.6 : Math.Sqrt((Math.Abs(word.Z) - low) / (high - low))));
            var (w, h) = (Width(word.Word) * size, size * 1.12);
            for (var turn = 0; turn < Turns; turn++)
            {
                var angle = turn * 0.35;
                var x = left + (width / 2) + (angle * 1.5 * Math.Cos(angle));
                var y = top + (height / 2) + (angle * 0.8 * Math.Sin(angle));
                var box = (X0: x - (w / 2) - 3, Y0: y - (h / 2), X1: x + (w / 2) + 3, Y1: y + (h / 2));
                if (box.X0 >= left && box.X1 <= left + width && box.Y0 >= top && box.Y1 <= top + height && !taken.Exists(t => box.X0 < t.X1 && box.X1 > t.X0 && box.Y0 < t.Y1 && box.Y1 > t.Y0))
                {
                    taken.Add(box);
                    placed.Add(new PlacedWord(word, x, y + (size * 0.36), size));
                    break;
                }
            }
        }

        return placed;
    }

    // How wide a word is for letters of size 1: near enough for a sans-serif face, rather too wide than too narrow.
    private static double Width(string word) => word.Sum(c => c switch
    {
        >= '\u2E80' => 1.02,
        'i' or 'j' or 'l' or 'į' or 'ł' or ' ' or '.' or '-' or 't' or 'f' or 'r' => 0.36,
        'm' or 'w' or 'ш' or 'щ' or 'ж' or 'ю' or 'м' or 'ф' or 'ы' => 0.86,
        _ => 0.6,
    });
}
