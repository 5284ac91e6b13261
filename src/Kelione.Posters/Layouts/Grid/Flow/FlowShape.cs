using System.Collections.Immutable;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Flow;

/// <summary>The geometry of the band: its flat top, its lower edge, strands of those who are lost, strands of those who join, arcs of those who pass a step by. Heights are customers times one scale.</summary>
internal sealed class FlowShape
{
    private const double LeastStrand = 0.9;

    private readonly GridPlan _plan;
    private readonly double _radius;

    /// <param name="plan">The grid.</param>
    /// <param name="flow">The flow, one column at least.</param>
    /// <param name="top">The upper edge of the band.</param>
    /// <param name="height">The height of the largest audience.</param>
    public FlowShape(GridPlan plan, ImmutableArray<FlowColumn> flow, double top, double height)
    {
        (_plan, Flow, Top) = (plan, flow, top);
        _radius = plan.Sizes.IsDense ? 4 : 5;
        Scale = height / Math.Max(1, flow.Max(f => f.Audience));
        StrandEnd = top + height + _radius + (plan.Sizes.IsDense ? 3 : 5);
    }

    public ImmutableArray<FlowColumn> Flow { get; }

    /// <summary>The upper edge of the band.</summary>
    public double Top { get; }

    /// <summary>Units of height for one customer.</summary>
    public double Scale { get; }

    /// <summary>Where the strands of the lost end.</summary>
    public double StrandEnd { get; }

    /// <summary>Those passed by are drawn as an arc where they are more than a hair and than 3 % of the step's customers.</summary>
    public bool HasArc(FlowColumn column) => column.Next is not null && column.PassedBy * Scale >= LeastStrand && column.PassedBy >= 0.03 * column.Audience;

    /// <summary>Those who join are drawn where their strand is more than a hair.</summary>
    public bool HasJoin(FlowColumn column) => column.Joined * Scale >= LeastStrand;

    /// <summary>The band itself: customers who are on their way.</summary>
    public PathBuilder Band()
    {
        var right = _plan.Sheet.Right;
        var first = Flow[0];
        var last = Flow[^1].Audience * Scale;
        var path = new PathBuilder().Move(_plan.X(first.Column), Top).Line(right - 8, Top).Line(right, Top + (last / 2)).Line(right - 8, Top + last);
        for (var k = Flow.Length - 2; k >= 0; k--)
        {
            var (column, after) = (Flow[k], Flow[k + 1].Audience * Scale);
            var (x, keep) = (Boundary(column), (column.Audience - column.Lost) * Scale);
            var went = HasArc(column) ? column.WentOn * Scale : keep;
            var join = HasJoin(column) ? JoinX(column) : x + 2;
            path.Line(join, Top + after).Line(join, Top + Math.Min(went, after)).Line(x, Top + Math.Min(went, after)).Line(x, Top + keep)
                .Line(LossX(column), Top + keep).Line(LossX(column), Top + (column.Audience * Scale));
        }

        return path.Line(_plan.X(first.Column), Top + (first.Audience * Scale)).Close();
    }

    /// <summary>The strand of those who are lost after a step: it leaves the lower edge, bends down and ends in a point. Where it would be wider than half a column it narrows in the bend.</summary>
    public PathBuilder Loss(FlowColumn column)
    {
        var inflow = Math.Max(column.Lost * Scale, LeastStrand);
        var (x, top, width) = (LossX(column), Top + ((column.Audience - column.Lost) * Scale), StrandWidth(column.Lost));
        var (bottom, r) = (top + inflow, _radius);
        var path = new PathBuilder().Move(x, top);
        path = inflow <= width + 0.01
            ? path.Arc(r + width, x + r + width, bottom + r)
            : path.Curve(x + ((r + width) * 0.7), top, x + r + width, top + (inflow * 0.3), x + r + width, bottom + r);
        return path.Line(x + r + width, StrandEnd).Line(x + r + (width / 2), StrandEnd + Math.Max(3, width * 0.35)).Line(x + r, StrandEnd).Line(x + r, bottom + r).Arc(r, x, bottom, clockwise: false).Close();
    }

    /// <summary>The strand of those who join at the next step: it rises from below and bends into the lower edge.</summary>
    public PathBuilder Join(FlowColumn column)
    {
        var inflow = column.Joined * Scale;
        var (width, r, x) = (StrandWidth(column.Joined), _radius, JoinX(column));
        var top = Top + (NextAudience(column) * Scale) - inflow;
        var (bottom, left) = (top + inflow, x - r - width);
        var path = new PathBuilder().Move(x, top);
        path = inflow <= width + 0.01
            ? path.Arc(r + width, left, bottom + r, clockwise: false)
            : path.Curve(x - ((r + width) * 0.7), top, left, top + (inflow * 0.3), left, bottom + r);
        return path.Line(left, StrandEnd).Line(left + (width / 2), StrandEnd - Math.Min(3, width * 0.35)).Line(left + width, StrandEnd).Line(left + width, bottom + r).Arc(r, x, bottom).Close();
    }

    /// <summary>The way of those who pass the next step by: up over it and back into the band; as wide as they are many.</summary>
    public PathBuilder Arc(FlowColumn column)
    {
        var (from, to, lift) = (Boundary(column) - 4, ArcEnd(column) + 4, ArcLift(column));
        var (low, high) = (Top + (column.PassedBy * Scale / 2), Top - lift);
        return new PathBuilder().Move(from, low).Curve(from + 18, low, from + 10, high, from + 30, high).Line(to - 30, high).Curve(to - 10, high, to - 18, low, to, low);
    }

    /// <summary>How far the middle of an arc stands above the band.</summary>
    public double ArcLift(FlowColumn column) => 6 + (column.PassedBy * Scale / 2);

    /// <summary>How far arcs reach above a band of a height; 0 without arcs.</summary>
    public double ArcReach => Flow.Where(HasArc).Select(c => 6 + (c.PassedBy * Scale)).DefaultIfEmpty(0).Max();

    /// <summary>The edge between a step and the next measured one.</summary>
    public double Boundary(FlowColumn column) => _plan.X(column.Next!.Value);

    /// <summary>Where those who passed the next step by are back: at the right edge of that step.</summary>
    private double ArcEnd(FlowColumn column)
    {
        var after = Flow.FirstOrDefault(f => f.Column == column.Next)?.Next;
        return after is { } next ? _plan.X(next) : Math.Min(_plan.X(column.Next!.Value + 1), _plan.Sheet.Right - 14);
    }

    /// <summary>Where the strand of those who are lost leaves the band.</summary>
    public double LossX(FlowColumn column) => Boundary(column) - _radius - (StrandWidth(column.Lost) / 2);

    private double JoinX(FlowColumn column) => Boundary(column) + (column.Lost > 0 ? (StrandWidth(column.Lost) / 2) + 3 : 3) + StrandWidth(column.Joined) + _radius;

    private double StrandWidth(long customers) => Math.Clamp(customers * Scale, LeastStrand, Math.Max(6, _plan.Columns.Narrowest * 0.32));

    private double NextAudience(FlowColumn column) => Flow.First(f => f.Column == column.Next).Audience;
}
