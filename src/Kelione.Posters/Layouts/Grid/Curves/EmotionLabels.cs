using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Curves;

/// <summary>A quote at a peak or a pit, set and placed across the page. Immutable.</summary>
/// <param name="Point">The point.</param>
/// <param name="IsPeak">Whether it stands on the shelf above; else beneath the face.</param>
/// <param name="X">The middle of the words.</param>
/// <param name="Words">The words.</param>
/// <param name="Width">Their widest line.</param>
internal sealed record EmotionLabel(EmotionPoint Point, bool IsPeak, double X, FittedText Words, double Width);

/// <summary>Places the quotes of peaks and pits so that none lies over another: each as wide as its neighbours allow; where two have no room, the milder one gives way.</summary>
internal static class EmotionLabels
{
    private const int MostLines = 4;
    private const double Gap = 8;

    /// <param name="page">The page.</param>
    /// <param name="series">The points.</param>
    /// <param name="left">The left edge of the lane.</param>
    /// <param name="right">Its right edge.</param>
    /// <param name="size">The size of the type.</param>
    /// <param name="widest">The greatest width of a quote.</param>
    public static ImmutableArray<EmotionLabel> Place(PosterPage page, EmotionSeries series, double left, double right, double size, double widest)
    {
        var said = series.Extremes().Where(e => e.Point.Quote.Length > 0).ToList();
        return [.. Row(page, series, [.. said.Where(e => e.IsPeak).Select(e => e.Point)], true, left, right, size, widest), .. Row(page, series, [.. said.Where(e => !e.IsPeak).Select(e => e.Point)], false, left, right, size, widest)];
    }

    private static List<EmotionLabel> Row(PosterPage page, EmotionSeries series, List<EmotionPoint> points, bool isPeak, double left, double right, double size, double widest)
    {
        while (true)
        {
            var labels = points.Select((p, i) => Set(page, p, isPeak, Room(points, i, widest), left, right, size)).ToList();
            if (Crowded(labels) is not { } pair)
            {
                return labels;
            }

            // The milder of the two loses its words; its face stays.
            double Strength(int i) => Math.Abs(series.Lead(points[i]) ?? 0);
            points.RemoveAt(pair.Second < 0 ? pair.First : Strength(pair.First) < Strength(pair.Second) ? pair.First : pair.Second);
        }
    }

    private static double Room(List<EmotionPoint> points, int index, double widest)
    {
        var room = widest;
        if (index > 0)
        {
            room = Math.Min(room, points[index].X - points[index - 1].X - Gap);
        }

        return index + 1 < points.Count ? Math.Min(room, points[index + 1].X - points[index].X - Gap) : room;
    }

    private static EmotionLabel Set(PosterPage page, EmotionPoint point, bool isPeak, double room, double left, double right, double size)
    {
        var quote = page.Quote(point.Quote);
        // At the ends of the lane words would stand far from their point: they take less width there.
        var edge = Math.Min(point.X - left, right - point.X) * 2.5;
        room = Math.Min(room, Math.Max(edge, 96));
        var words = page.Scene.Fit(quote, new TextStyle(size, 500, isPeak ? Ink.Joy : Ink.Barrier).Slanted(quote), Math.Max(room, 30), MostLines, 1.19, balance: true);
        var width = words.Lines.IsEmpty ? 0 : words.Lines.Max(l => page.Scene.Measure(l, words.Style));
        var x = Math.Clamp(point.X, Math.Min(left + (width / 2) + 2, right - (width / 2) - 2), right - (width / 2) - 2);
        return new EmotionLabel(point, isPeak, x, words, width);
    }

    /// <summary>Two labels that touch, or one (with −1) whose words do not fit; null where all is well.</summary>
    private static (int First, int Second)? Crowded(List<EmotionLabel> labels)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i].Words.Notice is { Kind: SceneNoticeKind.Cut })
            {
                return labels.Count == 1 ? (i, -1) : i > 0 ? (i - 1, i) : (i, i + 1);
            }

            if (i > 0 && labels[i].X - (labels[i].Width / 2) < labels[i - 1].X + (labels[i - 1].Width / 2) + (Gap / 2))
            {
                return (i - 1, i);
            }
        }

        return null;
    }
}
