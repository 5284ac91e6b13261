using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The linear poster: stages and steps across, lanes down.</summary>
internal sealed class LinearLayout : IPosterLayout
{
    public Scene Arrange(PosterInput input)
    {
        var page = new PosterPage(input);
        var y = PosterHead.Draw(page, HeadContent.Of(page));
        var reading = page.Reading;
        var columns = StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. reading.Stages.Select(s => s.Count)], [.. reading.Stages.Select(_ => 0.0)]);
        var bars = new StageBars(page, reading.Stages, columns.Stages);
        bars.Draw(y);
        var keys = new LegendKeys(page);
        new PosterLegend(page, [keys.Measured, keys.Research, keys.Assumption, keys.Wished, keys.NoData, keys.Moment, keys.Priority, keys.Faces]).Draw();
        PosterFoot.Draw(page);
        return page.Scene.Build(page.Title, page.Words["MapName"]);
    }
}
