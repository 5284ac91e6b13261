using CsCheck;
using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

public sealed class IntervalTests
{
    [Fact]
    public void At_95_percent_the_intervals_are_those_of_every_other_answer() =>
        Gen.Select(Gen.Long[1, 5_000], Gen.Double[0, 1], Gen.Long[1, 5_000], Gen.Double[0, 1]).Sample((of1, p1, of2, p2) =>
        {
            var (count1, count2) = ((long)(of1 * p1), (long)(of2 * p2));
            var (wilson, newcombe) = (Proportions.Wilson(count1, of1)!, Proportions.Newcombe(count1, of1, count2, of2)!);
            var (mine, difference) = (Intervals.Wilson(count1, of1, Proportions.Z95), Intervals.Newcombe(count1, of1, count2, of2, Proportions.Z95));
            Assert.Equal((wilson.Low, wilson.High), (mine.Low, mine.High));
            Assert.Equal(newcombe.Low, difference.Low, 1e-12);
            Assert.Equal(newcombe.High, difference.High, 1e-12);
        });

    [Fact]
    public void More_comparisons_make_wider_intervals()
    {
        Assert.Equal(Proportions.Z95, Intervals.Z(1), 9);
        Assert.Equal(2.8070, Intervals.Z(10), 4);
        Assert.True(Intervals.Wilson(30, 100, Intervals.Z(10)).Low < Intervals.Wilson(30, 100, Intervals.Z(1)).Low);
    }

    [Fact]
    public void The_fence_is_the_quartiles_and_so_many_quartile_distances_beyond()
    {
        var fence = new Fence([4, 1, 3, 2, 5]);
        Assert.Equal((3.0, 1.0, 1.0, 7.0), (fence.Median, fence.Least, fence.Lower(0.5), fence.Upper(1.5)));
        Assert.Equal(0.62, Fence.Share(Fence.Logit(0.62)), 1e-12);
        Assert.Equal(Fence.Logit(0.95), Fence.Logit(1));
    }

    [Fact]
    public void A_fence_moves_with_its_values() => Gen.Double[-100, 100].Array[1, 30].Sample(values =>
    {
        var (one, other) = (new Fence(values), new Fence(values.Select(v => v + 7)));
        Assert.Equal(one.Lower(0.5) + 7, other.Lower(0.5), 1e-9);
        Assert.InRange(one.Median, one.Lower(0) - 1e-9, one.Upper(0) + 1e-9);
    });
}
