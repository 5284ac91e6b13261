using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>Makes a poster of columns and rows: tries sizes of type on a sheet and, when none fits, a larger sheet; then draws.</summary>
/// <param name="input">The map.</param>
/// <param name="design">What its kind is made of.</param>
internal sealed class GridPoster(PosterInput input, GridDesign design)
{
    // How much of the height that eager rows would like they must get before type is set larger, lest it squeezes the curves.
    private const double Comfort = 0.65;
    private const double UsualComfort = 0.2;
    // Wide columns have type to spare before it gets small.
    private static readonly ImmutableArray<double> Smaller = [0.91];
    private static readonly ImmutableArray<double> SmallerWide = [0.9, 0.8];

    private static readonly ImmutableArray<double> Larger = [1.3, 1.15];
    private static readonly ImmutableArray<double> Sheets = [1, 1.09, 1.19, 1.3, 1.414, 1.54, 1.68, 1.83, 2, 2.38, 2.83, 3.36, 4];

    /// <summary>The finished poster.</summary>
    public Scene Arrange()
    {
        for (var s = 0; ;)
        {
            var isLast = s == Sheets.Length - 1;
            var sheet = PosterSheet.A3.Grow(Sheets[s]);
            var page = new PosterPage(input, sheet);
            if (!isLast && sheet.GridWidth / Math.Max(1, design.Columns(page).Sum()) < design.NarrowestColumn)
            {
                s++;
                continue;
            }

            var ratio = Draw(page, mustFit: !isLast);
            if (ratio <= 1)
            {
                return page.Scene.Build(page.Title, Description(page));
            }

            // Height grows with the sheet while wider columns need fewer lines: sheets far below the root of the ratio cannot do.
            s++;
            while (s < Sheets.Length - 1 && Sheets[s] < sheet.Width / PosterSheet.A3Width * Math.Sqrt(ratio) * 0.96)
            {
                s++;
            }
        }
    }

    /// <summary>Draws the page; gives the height that is needed as a share of the height there is, 1 or less when it was drawn.</summary>
    private double Draw(PosterPage page, bool mustFit)
    {
        var top = PosterHead.Draw(page, design.Head(page));
        if (page.Reading.Stages.IsEmpty)
        {
            PosterFoot.Draw(page);
            return 1;
        }

        var columns = Columns(page);
        var bars = new StageBars(page, page.Reading.Stages, columns.Stages, columns.Count <= 6 ? Math.Max(24, design.StageSize) : design.StageSize);
        var usual = new GridTrial(page, columns, bars, top, 1, design);
        var chosen = usual.Fits(UsualComfort) ? Larger.Where(l => usual.Ratio * l < 1.02).Select(l => new GridTrial(page, columns, bars, top, l, design)).FirstOrDefault(t => t.Fits(Comfort)) ?? usual : null;
        if (chosen is null && usual.Fits(0))
        {
            chosen = usual;
        }

        foreach (var scale in chosen is not null ? [] : usual.IsWide ? SmallerWide : Smaller)
        {
            // A tenth off the type takes about an eighth off the height.
            chosen ??= usual.Ratio * ((scale * 1.3) - 0.3) <= 1.02 && new GridTrial(page, columns, bars, top, scale, design) is var small && small.Fits(0) ? small : null;
        }

        if (chosen is null && mustFit)
        {
            return Math.Max(usual.Ratio, 1.01);
        }

        GoalsName(page, bars, top);
        (chosen ?? usual).Draw();
        return 1;
    }

    private StageColumns Columns(PosterPage page)
    {
        if (design.Place is { } place)
        {
            return place(page);
        }

        var style = PosterType.StageName;
        return StageColumns.Solve(
            page.Sheet.GridLeft, page.Sheet.GridWidth, design.Columns(page), [.. page.Reading.Stages.Select(s => page.Scene.Measure(s.Stage.Name, style) + 12)], GridSizes.NarrowestColumn);
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
