using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The rows of a grid at one size of type on one sheet: measured, and drawn if they are chosen.</summary>
internal sealed class GridTrial
{
    private readonly GridPlan _plan;
    private readonly ImmutableArray<GridRow> _rows;
    private readonly PosterLegend _legend;
    private readonly StageBars _bars;
    private readonly double _top;

    public GridTrial(PosterPage page, StageColumns columns, StageBars bars, double top, double scale, GridDesign design)
    {
        (_plan, _bars, _top) = (new GridPlan(page, columns, scale, design.ByStage), bars, top);
        _rows = design.Rows(_plan, bars.GoalsLeftOut);
        _legend = design.Legend(_plan);
    }

    /// <summary>The height that is needed over the height that there is.</summary>
    public double Ratio => PageFill.Needed(_rows) / Room;

    /// <summary>Whether the columns are wide.</summary>
    public bool IsWide => _plan.Sizes.IsWide;

    private double Room => _legend.Top - _top - _bars.Height;

    /// <summary>Whether the rows fit, the eager ones with a share of what they would like.</summary>
    public bool Fits(double comfort) => PageFill.Needed(_rows) + (comfort * _rows.Sum(r => Math.Max(0, r.Most - Math.Max(r.Least, r.NameHeight)))) <= Room;

    /// <summary>Draws stages, rows, legend and foot.</summary>
    public void Draw()
    {
        _bars.Draw(_top);
        new GridFrame(_plan).Draw(_rows, _top + _bars.Height, _legend.Top);
        _legend.Draw();
        PosterFoot.Draw(_plan.Page);
    }
}
