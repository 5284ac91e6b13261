namespace Kelione.Journeys.Tests.Statistics;

public sealed class NetPromoterTests
{
    [Theory]
    [InlineData(10, 0, 0, 100)]
    [InlineData(0, 0, 10, -100)]
    [InlineData(5, 3, 2, 30)]
    public void The_score_is_promoters_less_detractors_in_points(long promoters, long passives, long detractors, double score)
    {
        var nps = new NetPromoter(promoters, passives, detractors);
        Assert.Equal(score, nps.Score, 9);
        Assert.True(nps.Interval()!.Contains(nps.Score));
    }

    [Fact]
    public void A_sample_of_promoters_alone_is_not_sure_of_a_hundred() => Assert.InRange(new NetPromoter(30, 0, 0).Interval()!.Low, 75, 95);

    [Fact]
    public void Of_many_samples_nineteen_in_twenty_intervals_hold_the_truth()
    {
        var chance = new Random(17);
        const double promoters = 0.6, detractors = 0.15;
        var held = 0;
        const int samples = 4_000;
        for (var i = 0; i < samples; i++)
        {
            long p = 0, d = 0;
            for (var k = 0; k < 40; k++)
            {
                var at = chance.NextDouble();
                p += at < promoters ? 1 : 0;
                d += at >= 1 - detractors ? 1 : 0;
            }

            held += new NetPromoter(p, 40 - p - d, d).Interval()!.Contains(100 * (promoters - detractors)) ? 1 : 0;
        }

        Assert.InRange(held / (double)samples, 0.935, 0.975);
    }

    [Fact]
    public void A_change_of_nothing_spans_zero()
    {
        var half = new NetPromoter(40, 30, 30);
        Assert.True(NetPromoter.Change(half, half)!.Contains(0));
        Assert.Null(NetPromoter.Change(half, default));
    }
}
