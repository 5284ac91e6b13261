using Kelione.Journeys;
using Kelione.Web.Maps.Together;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Together;

public sealed class TrendPlanTests
{
    [Theory]
    [InlineData(90, 90, 2)]
    [InlineData(2, 2, 90)]
    [InlineData(50, 50, 50)]
    [InlineData(1, 1, 1)]
    [InlineData(99, 99, 99)]
    [InlineData(30, 40, 20)]
    public void The_two_labels_stand_apart_and_above_the_days(int first, int second, int last)
    {
        var plan = TrendPlan.Of(new StepTrend([Point(0, first), Point(1, second), Point(2, first), Point(3, last)]))!;

        Assert.True(Math.Abs(plan.EarlierY - plan.LastY) >= 84, $"{plan.EarlierY} and {plan.LastY}");
        Assert.InRange(plan.LastY, TrendPlan.Top, TrendPlan.Bottom - 46);
        Assert.InRange(plan.EarlierY, TrendPlan.Top, TrendPlan.Bottom - 32);
    }

    private static TrendPoint Point(int week, long wentOn) =>
        new(new TrendBucket(new Period(week * 7 * UtcTime.MicrosPerDay, (week + 1) * 7 * UtcTime.MicrosPerDay), IsComplete: true), 100, wentOn);
}
