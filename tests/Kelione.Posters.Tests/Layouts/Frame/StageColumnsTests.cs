using CsCheck;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Tests.Layouts.Frame;

public sealed class StageColumnsTests
{
    private static readonly Gen<(int Count, double Wanted)[]> Stages = Gen.Select(Gen.Int[0, 6], Gen.Double[0, 300]).Array[1, 30];

    [Fact]
    public void Columns_fill_the_width_without_gaps_and_grow_to_the_right() => Stages.Sample(stages =>
    {
        var columns = Solve(stages);
        Assert.Equal(156, columns.Columns[0], 6);
        Assert.Equal(1543, columns.Columns[^1], 6);
        Assert.Equal(columns.Count + 1, columns.Columns.Length);
        Assert.All(Enumerable.Range(0, columns.Count), i => Assert.True(columns.Width(i) > 0));
        Assert.Equal(stages.Sum(s => Math.Max(1, s.Count)), columns.Count);
    });

    [Fact]
    public void Stages_begin_where_their_first_column_does() => Stages.Sample(stages =>
    {
        var columns = Solve(stages);
        var begins = Enumerable.Range(0, columns.Count).Where(columns.BeginsStage).Select(i => columns.Columns[i]).ToArray();
        Assert.Equal(begins.Length, stages.Length);
        Assert.All(begins.Select((x, i) => (x, i)), b => Assert.Equal(columns.Stages[b.i], b.x, 6));
    });

    [Fact]
    public void A_stage_narrower_than_its_name_borrows_from_one_that_can_spare_it()
    {
        var columns = StageColumns.Solve(0, 1000, [1, 9], [180, 200]);
        Assert.Equal(180, columns.Stages[1], 6);
    }

    [Fact]
    public void No_stage_gives_away_more_than_a_third() => Stages.Sample(stages =>
    {
        var columns = Solve(stages);
        var fair = (1543.0 - 156) / columns.Count;
        Assert.All(Enumerable.Range(0, columns.Count), i => Assert.True(columns.Width(i) >= (fair * 0.669) - 1e-6));
    });

    private static StageColumns Solve((int Count, double Wanted)[] stages) => StageColumns.Solve(156, 1387, [.. stages.Select(s => s.Count)], [.. stages.Select(s => s.Wanted)]);
}
