using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>Makes a poster of columns and rows: tries sizes of type on a sheet and, when none fits, a larger sheet; then draws.</summary>
/// <param name="input">The map.</param>
/// <param name="headDetails">More words for the line of small capitals in the head.</param>
/// <param name="rowsOf">Which rows there are; null for those of a linear map.</param>
internal sealed class GridPoster(PosterInput input, Func<PosterPage, IEnumerable<string>> headDetails, Func<GridPlan, bool, ImmutableArray<GridRow>>? rowsOf = null)
{
    // From the largest type on: how much of the height that eager rows would like they must get, lest large type squeezes the curves.
    private static readonly ImmutableArray<(double Scale, double Comfort)> Scales = [(1.3, 0.75), (1.2, 0.7), (1.12, 0.65), (1.06, 0.6), (1, 0.4), (0.95, 0.15), (0.9, 0)];
    private static readonly ImmutableArray<double> Sheets = [1, 1.09, 1.19, 1.3, 1.414, 1.54, 1.68, 1.83, 2, 2.38, 2.83, 3.36, 4];

    /// <summary>The finished poster.</summary>
    public Scene Arrange()
    {
        for (var s = 0; ; s++)
        {
            var page = new PosterPage(input, PosterSheet.A3.Grow(Sheets[s]));
            var isLast = s == Sheets.Length - 1;
            if (!isLast && page.Sheet.GridWidth / Math.Max(1, page.Reading.Stages.Sum(x => Math.Max(1, x.Count))) < GridSizes.NarrowestColumn)
            {
                continue;
            }

            var missing = Draw(page, mustFit: !isLast, onlyUsual: s > 0);
            if (missing <= 0)
            {
                return page.Scene.Build(page.Title, Description(page));
            }

            // Wider columns need fewer lines: skip sheets that cannot do, but not more than the ratio tells.
            while (s + 2 < Sheets.Length && Sheets[s + 1] < Sheets[0] * Math.Sqrt(1 + (missing * 0.6)) && s < 6)
            {
                s++;
            }
        }
    }

    /// <summary>Draws the page; gives how much height is missing as a share of what there is, 0 when it was drawn.</summary>
    private double Draw(PosterPage page, bool mustFit, bool onlyUsual)
    {
        var top = PosterHead.Draw(page, HeadContent.Of(page, [.. headDetails(page)]));
        if (page.Reading.Stages.IsEmpty)
        {
            new PosterLegend(page, []).Draw();
            PosterFoot.Draw(page);
            return 0;
        }

        var columns = Columns(page);
        var bars = new StageBars(page, page.Reading.Stages, columns.Stages, columns.Count <= 6 ? 24 : 20);
        var missing = double.PositiveInfinity;
        foreach (var (scale, comfort) in onlyUsual ? Scales[4..] : Scales)
        {
            var plan = new GridPlan(page, columns, scale);
            var rows = rowsOf is null ? LinearRows.Of(plan, bars.GoalsLeftOut) : rowsOf(plan, bars.GoalsLeftOut);
            var legend = GridLegend.Of(plan);
            var room = legend.Top - top - bars.Height;
            var needed = PageFill.Needed(rows);
            missing = (needed - room) / room;
            var isSmallest = scale == Scales[^1].Scale;
            if (needed + (comfort * rows.Sum(r => Math.Max(0, r.Most - Math.Max(r.Least, r.NameHeight)))) <= room || (isSmallest && !mustFit))
            {
                bars.Draw(top);
                GoalsName(page, bars, top);
                new GridFrame(plan).Draw(rows, top + bars.Height, legend.Top);
                legend.Draw();
                PosterFoot.Draw(page);
                return 0;
            }
        }

        return Math.Max(missing, 0.01);
    }

    private static StageColumns Columns(PosterPage page)
    {
        var style = PosterType.StageName;
        return StageColumns.Solve(
            page.Sheet.GridLeft, page.Sheet.GridWidth, [.. page.Reading.Stages.Select(s => s.Count)], [.. page.Reading.Stages.Select(s => page.Scene.Measure(s.Stage.Name, style) + 12)]);
    }

    private static void GoalsName(PosterPage page, StageBars bars, double top)
    {
        if (bars.HasGoals)
        {
            var lane = page.Reading.Lanes(LaneKind.Goals).FirstOrDefault();
            LaneNames.Draw(page, top + bars.GoalBaseline, lane is null ? page.Words["Lane.Goals"] : page.LaneName(lane));
        }
    }

    private static string Description(PosterPage page)
    {
        var (words, numbers, reading) = (page.Words, page.Numbers, page.Reading);
        var steps = words.Plural("Steps", reading.Steps.Length, numbers.Count(reading.Steps.Length));
        var customers = page.Measurement is { } m && reading.IsMeasured ? words.Plural("Customers", m.Customers, numbers.Count(m.Customers)) : words["Head.Unmeasured"];
        var parts = new[] { words["MapName"], words[$"Kind.{page.Map.Kind}"], string.Join(" → ", reading.Stages.Select(s => s.Stage.Name)), steps, customers, page.Map.Objective, page.Map.Finding };
        return string.Join(". ", parts.Where(p => p.Length > 0).Select(p => p.TrimEnd('.', '。'))) + ".";
    }
}
