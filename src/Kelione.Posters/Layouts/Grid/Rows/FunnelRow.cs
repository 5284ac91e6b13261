using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>
/// The funnel of stages: as high as the customers who come to each stage (those of its first measured step), narrowing towards the next. Never measured, it is an even band with a dashed edge that says so; a stage without
/// data keeps the height of the one before it, hollow and dashed.
/// </summary>
internal sealed class FunnelRow : GridRow
{
    private const double NumbersHeight = 46;
    private const double ChangeHeight = 34;
    private const double LeastHeight = 70;
    private const double Settle = 0.62;

    private readonly ImmutableArray<long?> _customers;
    private readonly long _most;

    public FunnelRow(GridPlan plan)
        : base(plan)
    {
        _customers = [.. plan.StepsAt.Select(s => s.Select(p => p.Measure?.Customers).FirstOrDefault(c => c is not null))];
        _most = _customers.Max() ?? 0;
    }

    public override string Name => Plan.Words["Stage.Funnel"];

    public override string Hint => IsMeasured ? Plan.Words["Stage.FunnelHint"] : Plan.Words["Stage.Unmeasured"];

    public override double NameBaseline => 24;

    public override double Least => IsMeasured ? NumbersHeight + LeastHeight + ChangeHeight : 62;

    public override double Eagerness => 3;

    public override double Most => IsMeasured ? NumbersHeight + 170 + ChangeHeight : 84;

    public override bool HasColumnLines => false;

    private bool IsMeasured => _most > 0;

    public override void Draw(double y, double height)
    {
        var tall = IsMeasured ? height - NumbersHeight - ChangeHeight : height - 20;
        var middle = y + (IsMeasured ? NumbersHeight : 10) + (tall / 2);
        var heights = Heights(tall);
        for (var i = 0; i < Plan.Count; i++)
        {
            DrawStage(i, heights, middle);
            DrawNumbers(i, y, middle);
            if (i + 1 < Plan.Count)
            {
                DrawChange(i, middle + (tall / 2));
            }
        }
    }

    private double[] Heights(double tall)
    {
        var heights = new double[Plan.Count];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = !IsMeasured ? tall : _customers[i] is { } c ? Math.Max(1.2, tall * c / _most) : i > 0 ? heights[i - 1] : tall * 0.5;
        }

        return heights;
    }

    private void DrawStage(int i, double[] heights, double middle)
    {
        var (left, right) = (Plan.X(i), Plan.X(i + 1));
        var bend = left + ((right - left) * Settle);
        var (from, to) = (heights[i] / 2, (i + 1 < heights.Length ? heights[i + 1] : heights[i]) / 2);
        var hasData = _customers[i] is not null;
        var handle = (right - bend) / 2;
        var path = new PathBuilder().Move(left, middle - from).Line(bend, middle - from).Curve(bend + handle, middle - from, right - handle, middle - to, right, middle - to)
            .Line(right, middle + to).Curve(right - handle, middle + to, bend + handle, middle + from, bend, middle + from).Line(left, middle + from).Close();
        var scene = Plan.Scene;
        scene.Path(path, hasData ? Ink.Flow.Mix(Ink.Surface, 0.12 * (i % 2)) : Ink.RouteSoft, opacity: hasData ? 1 : 0.6);
        foreach (var side in new[] { -1, 1 })
        {
            var edge = new PathBuilder().Move(left, middle + (side * from)).Line(bend, middle + (side * from)).Curve(bend + handle, middle + (side * from), right - handle, middle + (side * to), right, middle + (side * to));
            scene.Path(edge, null, Ink.Route, hasData ? 1.6 : 1.1, hasData ? null : [5, 4], StrokeCap.Butt);
        }

        if (i > 0)
        {
            scene.Line(left, middle - from, left, middle + from, Ink.Surface, 2);
        }
    }

    private void DrawNumbers(int i, double y, double middle)
    {
        var (scene, x, width) = (Plan.Scene, Plan.X(i) + (i == 0 ? 0 : 4), Plan.Width(i) - 10);
        if (_customers[i] is not { } customers)
        {
            if (IsMeasured)
            {
                var none = Plan.Page.Words["NoData"];
                scene.Block(x, y + 24, none, PosterType.FigureNote.In(Ink.Hint).Slanted(none), width, 2);
            }
            else
            {
                var steps = Plan.StepsAt[i].Length;
                scene.Block(x + 12, middle + 4, steps == 0 ? "" : Plan.Page.Words.Plural("Steps", steps, Plan.Page.Numbers.Count(steps)), new TextStyle(11, 500, Ink.Secondary), width - 16, 1);
            }

            return;
        }

        var style = new TextStyle(24, 600, Spacing: -0.3);
        var text = Plan.Page.CountWithin(customers, style, width);
        scene.Block(x, y + 26, text, style, width, 1, floor: 12);
        var share = Plan.Page.Numbers.WholePercent((double)customers / Math.Max(1, Plan.Page.Measurement!.Customers));
        scene.Block(x, y + 40, $"{share} {Plan.Words["Flow.OfMap"]}", new TextStyle(10, 600, Ink.Route), width, 1);
    }

    /// <summary>Between two stages: how many of those who came to the one came to the other, as a share of audiences; and the difference.</summary>
    private void DrawChange(int i, double y)
    {
        if (_customers[i] is not { } here || here == 0 || Enumerable.Range(i + 1, Plan.Count - i - 1).Where(k => _customers[k] is not null).Cast<int?>().FirstOrDefault() is not { } next)
        {
            return;
        }

        var (scene, x, after) = (Plan.Scene, Plan.X(next), _customers[next]!.Value);
        var inFocus = Plan.FocusFrom == i;
        var width = Math.Min(Plan.Columns.Narrowest - 8, 150);
        var change = (after >= here ? "+" : "−") + Plan.Page.Numbers.Count(Math.Abs(after - here));
        scene.Line(x, y + 2, x, y + 7, Ink.LineStrong, 0.8);
        scene.Block(x, y + 17, change, new TextStyle(11, 700, inFocus ? Ink.Barrier : after >= here ? Ink.Route : Ink.Text), width, 1, anchor: Anchor.Middle);
        scene.Block(x, y + 28, Plan.Words.Of("Stage.Ratio", Plan.Page.Numbers.WholePercent((double)after / here)), new TextStyle(9, 400, inFocus ? Ink.Barrier : Ink.Secondary), width, 1, anchor: Anchor.Middle);
    }
}
