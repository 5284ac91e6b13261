using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Maps.Inspecting;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Inspecting;

public sealed class TrendShapeTests
{
    [Fact]
    public void One_complete_stretch_is_no_trend() => Assert.Null(TrendShape.Of(new StepTrend([Point(0, 100, 50), Point(1, 100, 50, isComplete: false)])));

    [Fact]
    public void Running_stretches_are_left_out_of_the_line_and_hatched()
    {
        var shape = TrendShape.Of(new StepTrend([Point(0, 100, 50), Point(1, 100, 60), Point(2, 10, 1, isComplete: false)]))!;
        Assert.Equal(2, shape.Points.Count);
        Assert.NotNull(shape.RunningFrom);
        Assert.True(shape.RunningFrom > shape.End.X);
    }

    [Fact]
    public void More_stands_higher_and_all_stays_inside_the_picture()
    {
        var shape = TrendShape.Of(new StepTrend([Point(0, 100, 0), Point(1, 100, 100), Point(2, 100, 40)]))!;
        Assert.True(shape.Points[1].Y < shape.Points[2].Y && shape.Points[2].Y < shape.Points[0].Y);
        Assert.All(shape.Points, p => Assert.InRange(p.Y, 0, TrendShape.Height));
    }

    [Fact]
    public void Paths_have_points_not_commas_in_a_language_of_commas()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ru");
            Assert.DoesNotContain(",", TrendShape.Of(new StepTrend([Point(0, 300, 100), Point(1, 300, 151), Point(2, 300, 77)]))!.Band, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TrendPoint Point(int week, long customers, long wentOn, bool isComplete = true) =>
        new(new TrendBucket(new Period(week * 7 * UtcTime.MicrosPerDay, (week + 1) * 7 * UtcTime.MicrosPerDay), isComplete), customers, wentOn);
}
