using Kelione.Journeys;
using Kelione.Web.Explore.Funnels.Parts;

namespace Kelione.Web.Tests.Explore.Funnels;

public sealed class SideDifferenceTests
{
    [Fact]
    public void A_difference_of_two_differences_has_an_interval_as_wide_as_both_together()
    {
        var apart = SideDifference.Of(Candidate(0.30, 0.20, 0.40), Candidate(0.10, 0.05, 0.14));

        Assert.Equal(0.20, apart.Value, 9);
        Assert.Equal(0.20 - Math.Sqrt((0.10 * 0.10) + (0.04 * 0.04)), apart.Interval!.Low, 9);
        Assert.Equal(0.20 + Math.Sqrt((0.10 * 0.10) + (0.05 * 0.05)), apart.Interval.High, 9);
        Assert.True(apart.IsClear);
        Assert.False(SideDifference.Of(Candidate(0.2, 0.1, 0.3), Candidate(0.1, 0.0, 0.2)).IsClear);
    }

    [Fact]
    public void A_share_of_whole_results_has_the_interval_of_two_shares()
    {
        var apart = SideDifference.Of(Answer(100, 0.40), Answer(200, 0.25), AttributionModel.First, "email")!;

        Assert.Equal(0.15, apart.Value, 9);
        Assert.Equal(Proportions.Newcombe(40, 100, 50, 200), apart.Interval);
    }

    [Fact]
    public void A_model_that_shares_out_all_results_at_once_has_no_interval_and_a_channel_of_one_side_a_share_of_nothing_on_the_other()
    {
        var (a, b) = (Answer(100, 0.40), Answer(100, 0.10));

        Assert.Null(SideDifference.Of(a, b, AttributionModel.Markov, "email")!.Interval);
        Assert.Equal(0, SideDifference.Of(a, b, AttributionModel.First, "post")!.Value);
        Assert.Null(SideDifference.Of(a, Answer(0, 0), AttributionModel.First, "email"));
        Assert.Null(SideDifference.Of(a, b, AttributionModel.Linear, "email"));
    }

    private static AhaCandidate Candidate(double difference, double low, double high) => new()
    {
        Activity = "a", Times = 1, With = 10, Without = 10, RetainedWith = 5, RetainedWithout = 2, Difference = difference, Low = low, High = high,
        Lift = null, PositivePredictiveValue = 0, NegativePredictiveValue = 0, Phi = 0, Coverage = 0, P = 0, Q = 0, Clear = false,
    };

    private static AttributionAnswer Answer(double conversions, double share) => new()
    {
        Conversions = conversions, Unattributed = 0, Value = 0, Nulls = 0, Converted = (long)conversions,
        Models = [.. new[] { AttributionModel.First, AttributionModel.Markov }.Select(m => new AttributionResult(m, [new ChannelCredit("email", conversions * share, share, 0, null, null), new ChannelCredit("web", conversions * (1 - share), 1 - share, 0, null, null)]))],
    };
}
