using System.Collections.Immutable;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>Draws rows under one another with what parts them: the ground of the step in focus, hairlines between lanes, lines between steps and stronger ones between stages.</summary>
/// <param name="plan">The grid.</param>
internal sealed class GridFrame(GridPlan plan)
{
    /// <summary>Draws rows into a height.</summary>
    public void Draw(ImmutableArray<GridRow> rows, double top, double bottom)
    {
        var heights = PageFill.Share(rows, bottom - top);
        var y = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            y[i] = i == 0 ? top : y[i - 1] + heights[i - 1];
        }

        DrawFocus(rows, y, heights);
        DrawLines(rows, y, heights);
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0 && rows[i].HasRule)
            {
                plan.Scene.Line(plan.Sheet.Left, y[i], plan.Sheet.Right, y[i], Ink.Line, 0.8);
            }

            rows[i].DrawName(y[i], heights[i]);
            rows[i].Draw(y[i], heights[i]);
        }
    }

    /// <summary>The column in focus stands on a soft ground from the first to the last row that has columns.</summary>
    private void DrawFocus(ImmutableArray<GridRow> rows, double[] y, double[] heights)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < rows.Length; i++)
        {
            first = first < 0 && rows[i].HasColumnLines ? i : first;
            last = rows[i].HasColumnLines ? i : last;
        }

        if (plan.Focus is not { } column)
        {
            return;
        }

        for (var from = first; from >= 0 && from <= last; from++)
        {
            var to = from;
            while (to + 1 <= last && rows[to].HasFocusGround && rows[to + 1].HasFocusGround)
            {
                to++;
            }

            if (rows[from].HasFocusGround)
            {
                plan.Scene.Rect(plan.X(column), y[from], plan.Width(column), y[to] + heights[to] - y[from], Ink.BarrierSoft, opacity: 0.55);
            }

            from = to;
        }
    }

    private void DrawLines(ImmutableArray<GridRow> rows, double[] y, double[] heights)
    {
        for (var column = 1; column < plan.Count; column++)
        {
            var isStage = plan.Columns.BeginsStage(column);
            for (var from = 0; from < rows.Length; from++)
            {
                if (!rows[from].HasColumnLines)
                {
                    continue;
                }

                var to = from;
                while (to + 1 < rows.Length && rows[to + 1].HasColumnLines)
                {
                    to++;
                }

                plan.Scene.Line(plan.X(column), y[from], plan.X(column), y[to] + heights[to], isStage ? Ink.LineStrong : Ink.Line, isStage ? 0.8 : 0.7);
                from = to;
            }
        }
    }
}
