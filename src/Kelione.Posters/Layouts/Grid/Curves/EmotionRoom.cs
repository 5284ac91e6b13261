using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Curves;

/// <summary>What is taken of a lane of emotion: words between the curves ask here where no line runs through them.</summary>
internal sealed class EmotionRoom
{
    private const double Sample = 4;
    private const double OfLine = 1;
    private const double OfHairline = 0.2;
    private const double OfZero = 0.6;
    private const double LineHeight = 11;

    private readonly GridPlan _plan;
    private readonly EmotionCurves _curves;
    private readonly FreeRoom _room = new();

    /// <param name="plan">The grid.</param>
    /// <param name="series">The points whose curves are drawn.</param>
    /// <param name="curves">Where the values stand.</param>
    /// <param name="face">The radius of a face.</param>
    public EmotionRoom(GridPlan plan, EmotionSeries series, EmotionCurves curves, double face)
    {
        (_plan, _curves) = (plan, curves);
        TakeMeasured(series);
        TakeLine([.. series.Points.Where(p => p.Felt is not null).Select(p => (p.X, p.Felt!.Value))], 3);
        TakeLine([.. series.Points.Where(p => p.Wished is not null).Select(p => (p.X, p.Wished!.Value))], 3);
        foreach (var (point, _) in series.Extremes())
        {
            var y = curves.Y(series.Lead(point)!.Value);
            _room.Take(new SceneBox(point.X, y, point.X, y).Grow(face + 2));
        }

        foreach (var x in plan.Columns.Columns)
        {
            _room.Take(new SceneBox(x - 1, curves.Y(5), x + 1, curves.Y(-5)), OfHairline);
        }

        _room.Take(new SceneBox(plan.Sheet.GridLeft, curves.Y(0) - 1, plan.Sheet.Right, curves.Y(0) + 1), OfZero);
    }

    /// <summary>Takes the measured curve of a series, which bends where feedback is missing.</summary>
    public void TakeMeasured(EmotionSeries series)
    {
        foreach (var run in EmotionCurves.Runs<(double, double)>(series.Points, p => p.Measured is { } v ? (p.X, v) : null))
        {
            TakeLine(run, 6);
        }
    }

    /// <summary>Takes the box of words.</summary>
    public void Take(SceneBox box) => _room.Take(box);

    /// <summary>The first baseline, of words set about a point, at which they stand clear of the curves: below 0, above it, or further off.</summary>
    /// <param name="x">Their middle.</param>
    /// <param name="width">The widest line.</param>
    /// <param name="size">The size of the type.</param>
    /// <param name="depth">From the first baseline to the last.</param>
    /// <param name="nearest">How far from 0 the ink stays.</param>
    public double Beside(double x, double width, double size, double depth, double nearest)
    {
        var places = Enumerable.Range(0, 8).SelectMany(k => new[] { _curves.Y(0) + nearest + (k * 6) + size, _curves.Y(0) - nearest - (k * 6) - depth }).Where(b => b - size > _curves.Y(5) && b + depth < _curves.Y(-5)).ToList();
        SceneBox Box(double baseline) => new(x - (width / 2), baseline - size, x + (width / 2), baseline + depth + 3);
        var chosen = places.Count == 0 ? _curves.Y(0) + nearest + size : _room.Choose(places, Box, out _);
        Take(Box(chosen));
        return chosen;
    }

    /// <summary>Draws how far apart two values are: beside the line between them on the side where no curve runs, or above it.</summary>
    /// <param name="x">The line.</param>
    /// <param name="top">Its upper end.</param>
    /// <param name="bottom">Its lower end.</param>
    /// <param name="column">The column, for the ground behind the words.</param>
    /// <param name="lines">The words, line by line.</param>
    public void Gap(double x, double top, double bottom, int column, params (string Text, TextStyle Style)[] lines)
    {
        const double Aside = 5;
        var scene = _plan.Scene;
        var width = lines.Max(l => scene.Measure(l.Text, l.Style));
        var depth = (lines.Length - 1) * LineHeight;
        SceneBox Box((Anchor Anchor, double Baseline) p)
        {
            var left = p.Anchor switch { Anchor.End => x - Aside - width, Anchor.Start => x + Aside, _ => x - (width / 2) };
            return new SceneBox(left - 2, p.Baseline - 9, left + width + 2, p.Baseline + depth + 3);
        }

        var middle = ((top + bottom - depth) / 2) + 3;
        var offsets = Enumerable.Range(0, 12).Select(k => (k % 2 == 0 ? -1 : 1) * ((k + 1) / 2) * 5).Where(o => middle + o - 9 > top - 4 && middle + o + depth < bottom + 8).DefaultIfEmpty(0);
        var places = offsets.SelectMany(o => new[] { (Anchor.End, middle + o), (Anchor.Start, middle + o) }).Concat(Enumerable.Range(0, 6).Select(k => (Anchor.Middle, top - 12 - depth - (k * 6)))).ToList();
        var (anchor, baseline) = _room.Choose([.. places.Where(p => Box(p) is var b && b.Left > _plan.Sheet.GridLeft && b.Right < _plan.Sheet.Right && b.Top > _curves.Y(5)), places[0]], Box, out _);
        Take(Box((anchor, baseline)));
        scene.Line(x, top, x, bottom, Ink.Text, 0.9, [2, 2]);
        for (var i = 0; i < lines.Length; i++)
        {
            scene.Text(x + (anchor switch { Anchor.End => -Aside, Anchor.Start => Aside, _ => 0 }), baseline + (i * LineHeight), lines[i].Text, lines[i].Style, anchor, halo: _plan.Ground(column));
        }
    }

    private void TakeLine(List<(double X, double Value)> run, double width)
    {
        if (run.Count < 2)
        {
            return;
        }

        var (xs, ys) = (run.Select(p => p.X).ToArray(), run.Select(p => _curves.Y(p.Value)).ToArray());
        var steps = (int)Math.Ceiling((xs[^1] - xs[0]) / Sample);
        _room.TakeLine([.. Enumerable.Range(0, steps + 1).Select(k => xs[0] + ((xs[^1] - xs[0]) * k / steps)).Select(x => (x, MonotoneCurve.At(xs, ys, x)))], width, OfLine);
    }
}
