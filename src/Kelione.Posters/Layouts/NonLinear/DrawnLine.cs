using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>The journey as it was drawn: a band whose width is those who go on to the next drawn step, the path in it, and the stations.</summary>
internal sealed class DrawnLine(PosterPage page, NonLinearGrid grid, NonLinearScale scale, double y)
{
    // A change of width happens under a station, over this much to both sides.
    private const double Change = 12;

    private static readonly double[] Dash = [6, 4];

    /// <summary>Draws band and path.</summary>
    public void Band()
    {
        var steps = page.Reading.Steps;
        if (!scale.IsMeasured)
        {
            Unmeasured();
            return;
        }

        var edge = new List<(double X, double Half)>();
        foreach (var step in steps)
        {
            if (step.Measure is not { Next: { } next, WentOn: { } on } || page.Reading.Step(next) is not { } to)
            {
                continue;
            }

            var half = scale.Band(on) / 2;
            var (from, end) = (grid.Centres[step.Index], grid.Centres[to.Index]);
            var change = Math.Min(Change, (end - from) / 3);
            edge.Add((from + (edge.Count == 0 ? 0 : change), half));
            edge.Add((end - change, half));
        }

        if (edge.Count > 0)
        {
            var upper = edge.Select(e => (e.X, y - e.Half)).ToList();
            var lower = edge.Select(e => (e.X, y + e.Half)).Reverse().ToList();
            page.Scene.Path(new PathBuilder().Polyline(upper).Polyline(lower).Close(), Ink.Flow);
        }

        Path(steps);
    }

    /// <summary>Draws the stations with their numbers, names and customers.</summary>
    public void Stations(double namesTop)
    {
        var hot = Hottest();
        foreach (var step in page.Reading.Steps)
        {
            using (page.Scene.Mark($"step:{step.Step.Id}", step.Step.Name))
            {
                Station(page, step, grid.Centres[step.Index], y, step.Index == hot);
                var height = grid.DrawName(page, step.Index, namesTop);
                if (step.Measure?.Customers is { } customers)
                {
                    var style = new TextStyle(10.4, 600, Ink.Route);
                    var text = page.CountWithin(customers, style, grid.Widths[step.Index] - 4);
                    page.Scene.Text(grid.Centres[step.Index], namesTop + height + 10, text, style, Anchor.Middle);
                }
            }
        }
    }

    /// <summary>A station: filled line = measured; dashed = not bound to data; a second ring = optional.</summary>
    private void Station(PosterPage target, StepReading step, double x, double middle, bool hot)
    {
        var bound = step.Measure is not null || !scale.IsMeasured;
        var colour = hot ? Ink.Barrier : bound ? Ink.Route : Ink.Hint;
        target.Scene.Circle(x, middle, NonLinearGrid.Station, Ink.Surface, colour, 2.2, scale.IsMeasured && bound ? null : [3.4, 2.4]);
        if (step.Step.Optional)
        {
            target.Scene.Circle(x, middle, NonLinearGrid.Station + 3, null, colour, 1);
        }

        var number = target.Numbers.Count(step.Number);
        target.Scene.Text(x, middle + 4, number, new(number.Length > 2 ? 9 : 11, 700, colour), Anchor.Middle);
    }

    /// <summary>The step that the data calls the most critical; −1 where it calls none so.</summary>
    private int Hottest() => page.Measurement?.Barriers is [var first, ..] ? page.Reading.Step(first.Step)?.Index ?? -1 : -1;

    private void Path(IReadOnlyList<StepReading> steps)
    {
        for (var i = 1; i < steps.Count; i++)
        {
            var known = steps[i - 1].Measure is not null && steps[i].Measure is not null;
            page.Scene.Line(grid.Centres[i - 1], y, grid.Centres[i], y, known ? Ink.Route : Ink.Hint, known ? 2 : 1.4, known ? null : Dash);
        }
    }

    private void Unmeasured()
    {
        if (grid.Centres.Length < 2)
        {
            return;
        }

        var (left, right, half) = (grid.Centres[0], grid.Centres[^1], scale.Band(null) / 2);
        page.Scene.Rect(left, y - half, right - left, 2 * half, Ink.RouteSoft);
        page.Scene.Line(left, y - half, right, y - half, Ink.LineStrong, 0.9, Dash);
        page.Scene.Line(left, y + half, right, y + half, Ink.LineStrong, 0.9, Dash);
        page.Scene.Line(left, y, right, y, Ink.Route, 1.6, Dash);
    }
}
