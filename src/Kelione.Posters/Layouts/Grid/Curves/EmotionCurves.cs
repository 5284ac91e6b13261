using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Curves;

/// <summary>Draws curves of emotion: the measured one in ink with its band and the areas of joy and trouble, what people think thin, what is wished dashed.</summary>
/// <param name="scene">What is drawn with.</param>
/// <param name="left">The left edge of the lane.</param>
/// <param name="right">Its right edge.</param>
/// <param name="zero">The y of 0.</param>
/// <param name="unit">The height of one point.</param>
internal sealed class EmotionCurves(SceneBuilder scene, double left, double right, double zero, double unit)
{
    private static readonly Colour JoyArea = Colour.Parse("#CFEAE5");
    private static readonly Colour TroubleArea = Colour.Parse("#F6D3CB");

    /// <summary>Where a value stands.</summary>
    public double Y(double value) => zero - (value * unit);

    /// <summary>The scale: a line at 0, dotted lines at the others, three numbers left of the lane.</summary>
    public void Scale()
    {
        for (var v = -5; v <= 5; v++)
        {
            scene.Line(left, Y(v), right, Y(v), v == 0 ? Ink.Text : Ink.Line, v == 0 ? 1 : 0.6, v == 0 ? null : [1, 3]);
        }

        foreach (var (v, text) in new[] { (5, "+5"), (0, "0"), (-5, "−5") })
        {
            scene.Text(left - 6, Y(v) + 3, text, new TextStyle(8.8, 500, Ink.Hint), Anchor.End);
        }
    }

    /// <summary>The areas between a curve and 0: joyful above, troubled below.</summary>
    public void Areas(IReadOnlyList<(double X, double Value)> run, double opacity = 1)
    {
        if (run.Count < 2)
        {
            return;
        }

        var (xs, ys) = Places(run);
        foreach (var (colour, clip) in new[] { (JoyArea, new SceneBox(left, zero - (6 * unit), right, zero)), (TroubleArea, new SceneBox(left, zero, right, zero + (6 * unit))) })
        {
            using (scene.Group(clip: clip))
            {
                scene.Path(new PathBuilder().Monotone(xs, ys).Line(xs[^1], zero).Line(xs[0], zero).Close(), colour, opacity: opacity);
            }
        }
    }

    /// <summary>The soft band of the intervals; a lone point gets a whisker.</summary>
    public void Band(IReadOnlyList<(double X, double Low, double High)> run, Colour? colour = null)
    {
        if (run.Count == 1)
        {
            scene.Line(run[0].X, Y(run[0].Low), run[0].X, Y(run[0].High), colour ?? Ink.Text, 1.2);
            return;
        }

        var xs = run.Select(p => p.X).ToArray();
        var upper = run.Select(p => Y(p.High)).ToArray();
        var lower = run.Select(p => Y(p.Low)).ToArray();
        scene.Path(new PathBuilder().Monotone(xs, upper).MonotoneBack(xs, lower).Close(), colour ?? Ink.Text, opacity: 0.13);
    }

    /// <summary>A curve through points; nothing for fewer than two.</summary>
    public void Line(IReadOnlyList<(double X, double Value)> run, Colour colour, double width, double[]? dash = null)
    {
        if (run.Count >= 2)
        {
            var (xs, ys) = Places(run);
            scene.Path(new PathBuilder().Monotone(xs, ys), null, colour, width, dash, dash is null ? StrokeCap.Round : StrokeCap.Butt);
        }
    }

    /// <summary>The wished curve: dashed violet.</summary>
    public void Wished(IReadOnlyList<(double X, double Value)> run)
    {
        Line(run, Ink.Wish, 1.8, [7, 5]);
        if (run.Count == 1)
        {
            scene.Diamond(run[0].X, Y(run[0].Value), 3.4, Ink.Surface, Ink.Wish, 1.2);
        }
    }

    /// <summary>What people think: thin with hollow dots; dashed while it is only assumed.</summary>
    public void Felt(IReadOnlyList<(double X, double Value)> run, bool isResearch, double width, double dot)
    {
        Line(run, Ink.Secondary, width, isResearch ? null : [3.2, 2.6]);
        foreach (var (x, value) in run)
        {
            scene.Circle(x, Y(value), dot, Ink.Surface, Ink.Secondary, Math.Min(width, 1.4));
        }
    }

    /// <summary>Contiguous pieces of a series: a place without a value parts them.</summary>
    public static List<List<T>> Runs<T>(IEnumerable<EmotionPoint> points, Func<EmotionPoint, T?> value)
        where T : struct
    {
        var runs = new List<List<T>>();
        var open = false;
        foreach (var point in points)
        {
            if (value(point) is not { } v)
            {
                open = false;
                continue;
            }

            if (!open)
            {
                runs.Add([]);
            }

            open = true;
            runs[^1].Add(v);
        }

        return runs;
    }

    private (double[] Xs, double[] Ys) Places(IReadOnlyList<(double X, double Value)> run) => ([.. run.Select(p => p.X)], [.. run.Select(p => Y(p.Value))]);
}
