using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Grid;

public sealed class PageFillTests
{
    [Fact]
    public void No_row_gets_less_than_it_needs_and_all_together_not_more_than_there_is()
    {
        var rows = Rows();
        var heights = PageFill.Share(rows, 900);
        Assert.All(rows.Zip(heights), r => Assert.True(r.Second >= r.First.Least));
        Assert.True(heights.Sum() <= 900.001);
    }

    [Fact]
    public void More_height_goes_to_the_curve_first()
    {
        var rows = Rows();
        var (some, more) = (PageFill.Share(rows, PageFill.Needed(rows) + 20), PageFill.Share(rows, PageFill.Needed(rows) + 100));
        var gains = more.Zip(some, (m, s) => m - s).ToList();
        Assert.Equal("EmotionRow", rows[gains.IndexOf(gains.Max())].GetType().Name);
    }

    private static System.Collections.Immutable.ImmutableArray<GridRow> Rows()
    {
        var page = new PosterPage(new PosterInput(PhoneMap.Map, PhoneMap.Measurement with { Aha = [], Barriers = [] }, new PosterOptions()));
        var columns = StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. page.Reading.Stages.Select(s => s.Count)], [.. page.Reading.Stages.Select(_ => 0.0)]);
        return LinearRows.Of(new GridPlan(page, columns, 0.91), false);
    }
}
