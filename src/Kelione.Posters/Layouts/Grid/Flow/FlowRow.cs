using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Flow;

/// <summary>The band of customers: as thick as the audience of each step; losses fall away to where they went, others join or pass a step by.</summary>
internal sealed class FlowRow : GridRow
{
    private const double ShareBaseline = 19;
    private const double LeastBand = 46;

    private readonly ImmutableArray<FlowColumn> _flow;
    private readonly ImmutableArray<FittedText> _reasons;
    private readonly double _mostBand;
    private readonly bool _hasJoins;
    private readonly bool _isStaggered;

    public FlowRow(GridPlan plan)
        : base(plan)
    {
        _flow = FlowColumns.Of(plan);
        _mostBand = plan.Sizes.IsDense ? 70 : 92;
        var trial = IsEmpty ? null : new FlowShape(plan, _flow, 0, LeastBand);
        _hasJoins = trial is not null && _flow.Any(f => f.Next is not null && trial.HasJoin(f));
        _isStaggered = plan.Sizes.IsDense && _flow.Any(f => plan.Scene.Measure("−" + Within(f.Lost, LossStyle(f)), LossStyle(f)) > plan.Columns.Narrowest - 3);
        _reasons = [.. _flow.Select(f => Reason(f))];
    }

    /// <summary>Whether there is nothing to show: two measured steps make a flow.</summary>
    public bool IsEmpty => _flow.Length < 2 || _flow.All(f => f.Audience == 0);

    public override string Name => Plan.Page.Words["Lane.Customers"];

    public override string Hint => Plan.Words["Flow.Hint"];

    public override double NameBaseline => 18;

    public override bool HasColumnLines => false;

    public override double Least => Needed(LeastBand);

    public override double Eagerness => 1.2;

    public override double Most => Needed(_mostBand);

    private double LabelsHeight => 17 + (Plan.Sizes.IsDense ? 4 : 11.5 + (_reasons.Max(r => Math.Max(0, r.Lines.Length - 1)) * 10.4)) + (_hasJoins ? 11.5 : 0) + (_isStaggered ? _hasJoins ? 23 : 11.5 : 0) + 7;

    public override void Draw(double y, double height)
    {
        var shape = Shape(y, BandFor(height));
        DrawUnmeasured(y);
        foreach (var column in _flow.Where(f => f.Next is not null && f.Lost > 0))
        {
            Plan.Scene.Path(shape.Loss(column), IsFocus(column) ? Ink.Surface.Mix(Ink.Barrier, 0.47) : Ink.Loss);
        }

        Plan.Scene.Path(shape.Band(), Ink.Flow);
        foreach (var column in _flow.Where(f => f.Next is not null && shape.HasJoin(f)))
        {
            Plan.Scene.Path(shape.Join(column), Ink.Flow);
        }

        DrawTop(shape);
        for (var k = 0; k < _flow.Length; k++)
        {
            DrawShare(shape, k, y);
            DrawLost(shape, k);
        }

        DrawKey(shape);
    }

    private bool IsFocus(FlowColumn column) => Plan.FocusFrom == column.Column;

    private FlowShape Shape(double y, double band)
    {
        // Arcs need room above the band, and how much depends on the band's own height.
        var reach = new FlowShape(Plan, _flow, 0, band).ArcReach;
        return new FlowShape(Plan, _flow, y + BandTop(reach), band);
    }

    private double BandTop(double arcReach) => ShareBaseline + 6 + (arcReach > 0 ? arcReach + (Plan.Sizes.IsDense ? 0 : 11) : 0);

    private double Needed(double band) => BandTop(new FlowShape(Plan, _flow, 0, band).ArcReach) + band + 10 + LabelsHeight;

    private double BandFor(double height)
    {
        var (low, high) = (LeastBand, 160.0);
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Needed(middle) <= height ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The flat top: a line in the colour of the route, open where customers leave it in an arc.</summary>
    private void DrawTop(FlowShape shape)
    {
        foreach (var column in _flow.Where(shape.HasArc))
        {
            Plan.Scene.Path(shape.Arc(column), null, Ink.Flow, Math.Max(1.2, column.PassedBy * shape.Scale), cap: StrokeCap.Butt);
        }

        Plan.Scene.Line(Plan.X(_flow[0].Column), shape.Top, Plan.Sheet.Right - 8, shape.Top, Ink.Route, 1.6);
    }

    /// <summary>Steps without data say so once; the band runs through.</summary>
    private void DrawUnmeasured(double y)
    {
        var measured = _flow.Select(f => f.Column).ToHashSet();
        var told = false;
        for (var i = 0; i < Plan.Count; i++)
        {
            if (measured.Contains(i) || Plan.Steps[i] is null)
            {
                continue;
            }

            var text = Plan.Page.Words["NoData"];
            var style = PosterType.LaneHint.Slanted(text);
            if (!told && Plan.Scene.Measure(text, style) < Plan.Width(i) - 6)
            {
                Plan.Scene.Text(Plan.Middle(i), y + ShareBaseline, text, style, Anchor.Middle);
                told = true;
            }
            else
            {
                Plan.Scene.Text(Plan.Middle(i), y + ShareBaseline, "—", new TextStyle(9, 400, Ink.Hint), Anchor.Middle);
            }
        }
    }

    private void DrawShare(FlowShape shape, int k, double y)
    {
        var (column, scene) = (_flow[k], Plan.Scene);
        var share = Plan.Page.Numbers.WholePercent(column.Measure.Share ?? (double)column.Audience / Math.Max(1, Plan.Page.Measurement!.Customers));
        var style = new TextStyle(Plan.Sizes.Share, 700, Ink.Route);
        if (Plan.Sizes.IsWide)
        {
            var width = scene.Text(Plan.X(column.Column) + 7, y + ShareBaseline, share, style);
            var count = Plan.Page.Words.Plural("Customers", column.Audience, Plan.Page.Numbers.Count(column.Audience));
            scene.Block(Plan.X(column.Column) + 15 + width, y + ShareBaseline, count, new TextStyle(11, 400, Ink.Secondary), Plan.Width(column.Column) - 24 - width, 1);
        }
        else if (k == 0 && !Plan.Sizes.IsDense && scene.Measure(share, style) + scene.Measure(Plan.Words["Flow.OfMap"], PosterType.LaneHint) + 16 < Plan.Width(column.Column))
        {
            var width = scene.Text(Plan.X(column.Column) + 8, y + ShareBaseline, share, style);
            scene.Text(Plan.X(column.Column) + 13 + width, y + ShareBaseline, Plan.Words["Flow.OfMap"], PosterType.LaneHint);
        }
        else
        {
            scene.Text(Plan.Middle(column.Column), y + ShareBaseline, share, style, Anchor.Middle);
        }

        if (k > 0 && shape.HasArc(_flow[k - 1]) && !Plan.Sizes.IsDense)
        {
            var text = Plan.Words.Of("Flow.PassedBy", Plan.Page.Numbers.Count(_flow[k - 1].PassedBy));
            var words = scene.Fit(text, PosterType.LaneHint.In(Ink.Secondary).Weighted(500), Plan.Width(column.Column) - 4, 1);
            scene.Block(Plan.Middle(column.Column), y + ShareBaseline + 12, words.Notice is { Kind: SceneNoticeKind.Cut } ? Plan.Cell("↷ " + Plan.Page.CountWithin(_flow[k - 1].PassedBy, words.Style, Plan.Width(column.Column) - 20), words.Style, Plan.Width(column.Column), 1, 1) : words, Anchor.Middle);
        }
    }

    private void DrawLost(FlowShape shape, int k)
    {
        var column = _flow[k];
        if (column.Next is null)
        {
            return;
        }

        var (scene, x, focus) = (Plan.Scene, shape.Boundary(column), IsFocus(column));
        var y = shape.StrandEnd + 17 + (_isStaggered && k % 2 == 1 ? _hasJoins ? 23 : 11.5 : 0);
        if (column.Lost > 0)
        {
            var style = LossStyle(column);
            scene.Text(x, y, "−" + Within(column.Lost, style), style, Anchor.Middle);
            if (!Plan.Sizes.IsDense)
            {
                var reason = _reasons[k];
                scene.Block(x, y + 11.5, reason with { Style = reason.Style.In(focus ? Ink.Barrier : Ink.Secondary) }, Anchor.Middle);
            }
        }

        if (_hasJoins && shape.HasJoin(column))
        {
            var below = Plan.Sizes.IsDense ? 11.5 : 11.5 + (_reasons.Max(r => r.Lines.Length) * 10.4);
            var style = new TextStyle(Plan.Sizes.IsDense ? 9 : 9.6, 600, Ink.Route);
            var count = "+" + Within(column.Joined, style);
            var words = Plan.Words.Of("Flow.Join", count);
            scene.Text(x, y + below, !Plan.Sizes.IsDense && scene.Measure(words, style) < Plan.Columns.Narrowest - 8 ? words : count, style, Anchor.Middle);
        }
    }

    private TextStyle LossStyle(FlowColumn column)
    {
        var isMinor = Plan.Sizes.IsDense && column.Lost < 0.03 * _flow.Max(f => f.Audience) && !IsFocus(column);
        return new TextStyle(Plan.Sizes.IsDense ? 9.2 : Plan.Sizes.IsWide ? 12 : 11, isMinor ? 400 : 700, IsFocus(column) ? Ink.Barrier : isMinor ? Ink.Secondary : Ink.Text);
    }

    private string Within(long count, TextStyle style) => Plan.Page.CountWithin(count, style, Plan.Columns.Narrowest - 12);

    /// <summary>What those who left did instead: the commonest, where it is a tenth of them at least.</summary>
    private FittedText Reason(FlowColumn column)
    {
        var text = "";
        if (column.Lost > 0 && column.Measure.LeftTo.MaxBy(l => l.Customers) is { } most && most.Customers >= 0.1 * column.Lost)
        {
            var share = Plan.Page.Numbers.WholePercent(Math.Min(1, (double)most.Customers / Math.Max(column.Measure.Exits ?? column.Lost, 1)));
            text = most.Activity is null ? Plan.Words.Of("Flow.LeftNone", share) : Plan.Words.Of("Flow.LeftTo", share, most.Activity.Replace('_', ' '));
        }

        return Plan.Cell(text, new TextStyle(Plan.Sizes.IsWide ? 10.4 : 8.9, 400, Ink.Secondary), Plan.Columns.Narrowest - 10, 3, 1.17, balance: true);
    }

    /// <summary>In the gutter: how thick a round number of customers is.</summary>
    private void DrawKey(FlowShape shape)
    {
        if (Nice(14 / shape.Scale) is not { } customers)
        {
            return;
        }

        var (scene, left, thick) = (Plan.Scene, Plan.Sheet.Left, customers * shape.Scale);
        var y = Math.Max(shape.Top + (shape.StrandEnd - shape.Top) - 14 - thick, shape.Top + 44);
        scene.Rect(left, y, 4, thick, Ink.Flow);
        scene.Line(left, y, left + 4, y, Ink.Route, 1.6);
        scene.Block(left + 10, y + (thick / 2) + 3, Plan.Page.Words.Plural("Customers", customers, Plan.Page.Numbers.Count(customers)), PosterType.LaneHint, Plan.Sheet.Gutter - 18, 2);
    }

    /// <summary>The largest of 1, 2, 5, 10… that is not above a number; null below one.</summary>
    private static long? Nice(double most)
    {
        if (most < 1)
        {
            return null;
        }

        var power = (long)Math.Pow(10, Math.Floor(Math.Log10(most)));
        return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    }
}
