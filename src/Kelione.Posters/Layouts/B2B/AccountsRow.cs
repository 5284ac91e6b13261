using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>The band of accounts over the stages: as thick as there are many; those who are lost bend down from the lower edge with the commonest thing that they did instead.</summary>
internal sealed class AccountsRow : GridRow
{
    private const double BandTop = 27;
    private const double LeastBand = 40;
    private const double MostBand = 60;

    private readonly PosterTexts _words;
    private readonly ImmutableArray<FlowColumn> _flow;
    private readonly ImmutableArray<FittedText> _reasons;

    public AccountsRow(GridPlan plan, PosterTexts words)
        : base(plan)
    {
        (_words, _flow) = (words, StageFlow.Of(plan));
        _reasons = [.. _flow.Select(Reason)];
    }

    /// <summary>Whether there is nothing to show: two measured stages make a flow.</summary>
    public bool IsEmpty => _flow.Length < 2 || _flow.All(f => f.Audience == 0);

    public override string Name => _words["B2B.Accounts"];

    public override string Hint => _words["B2B.AccountsHint"];

    public override double NameBaseline => 18;

    public override bool HasColumnLines => false;

    public override double Least => Needed(LeastBand);

    public override double Eagerness => 0.6;

    public override double Most => Needed(MostBand);

    private double ReasonHeight => _reasons.Max(r => r.Lines.Length * r.Leading);

    private FlowColumn? Worst => Plan.Focus is { } focus && _flow.FirstOrDefault(f => f.Column == focus && f.Lost > 0) is { } hot ? hot : _flow.Where(f => f.Lost > 0).MaxBy(f => f.Lost);

    public override void Draw(double y, double height)
    {
        var shape = Shape(y, BandFor(height));
        foreach (var column in _flow.Where(f => f.Next is not null && f.Lost > 0))
        {
            Plan.Scene.Path(shape.Loss(column), IsHot(column) ? Ink.Surface.Mix(Ink.Barrier, 0.47) : Ink.Loss);
        }

        Plan.Scene.Path(shape.Band(), Ink.Flow);
        foreach (var column in _flow.Where(f => f.Next is not null && shape.HasJoin(f)))
        {
            Plan.Scene.Path(shape.Join(column), Ink.Flow);
        }

        foreach (var column in _flow.Where(shape.HasArc))
        {
            Plan.Scene.Path(shape.Arc(column), null, Ink.Flow, Math.Max(1.2, column.PassedBy * shape.Scale), cap: StrokeCap.Butt);
        }

        Plan.Scene.Line(Plan.X(_flow[0].Column), shape.Top, Plan.Sheet.Right - 8, shape.Top, Ink.Route, 1.6);
        for (var k = 0; k < _flow.Length; k++)
        {
            DrawAudience(_flow[k], y);
            DrawLost(shape, k);
        }
    }

    private FlowShape Shape(double y, double band) => new(Plan, _flow, y + BandTop + new FlowShape(Plan, _flow, 0, band).ArcReach, band);

    private double Needed(double band) => BandTop + new FlowShape(Plan, _flow, 0, band).ArcReach + band + 24 + ReasonHeight + 8;

    private double BandFor(double height)
    {
        var band = MostBand;
        while (band > LeastBand && Needed(band) > height)
        {
            band--;
        }

        return band;
    }

    private bool IsHot(FlowColumn column) => Worst == column;

    private void DrawAudience(FlowColumn column, double y)
    {
        var style = new TextStyle(12.5, 700, Ink.Route);
        var (x, room) = (Plan.X(column.Column) + 8, Plan.Width(column.Column) - 12);
        var text = Plan.Page.CountWithin(column.Audience, style, room);
        x += Plan.Scene.Text(x, y + 19, text, style) + 5;
        if (_flow[0].Audience > 0)
        {
            var share = Plan.Page.Numbers.WholePercent((double)column.Audience / _flow[0].Audience);
            if (Plan.Scene.Measure(text, style) + 5 + Plan.Scene.Measure(share, new TextStyle(9.2)) <= room)
            {
                Plan.Scene.Text(x, y + 19, share, new TextStyle(9.2, 400, Ink.Hint));
            }
        }
    }

    private void DrawLost(FlowShape shape, int k)
    {
        var column = _flow[k];
        if (column.Next is null || column.Lost == 0)
        {
            return;
        }

        var right = shape.LossX(column) - 1;
        var style = new TextStyle(11, 700, IsHot(column) ? Ink.Barrier : Ink.Text);
        var baseline = shape.StrandEnd + 6;
        Plan.Scene.Text(right, baseline, "−" + Plan.Page.CountWithin(column.Lost, style, Plan.Width(column.Column) - 30), style, Anchor.End);
        var reason = _reasons[k];
        Plan.Scene.Block(right, baseline + 12, IsHot(column) ? reason with { Style = reason.Style with { Colour = Ink.Barrier } } : reason, Anchor.End);
    }

    /// <summary>What those who left did instead: the commonest of the stage's leakiest step.</summary>
    private FittedText Reason(FlowColumn column)
    {
        var most = column.Next is null ? null : column.Measure.LeftTo.MaxBy(l => l.Customers);
        var share = most is null ? "" : Plan.Page.Numbers.WholePercent(Math.Min(1, (double)most.Customers / Math.Max(1, column.Measure.Exits ?? column.Lost)));
        var text = most is null ? "" : most.Activity is null ? Plan.Words.Of("Flow.LeftNone", share) : Plan.Words.Of("Flow.LeftTo", share, most.Activity.Replace('_', ' '));
        return Plan.Cell(text, new TextStyle(8.9, 400, Ink.Secondary), Plan.Width(column.Column) - 26, 4, 1.17);
    }
}
