using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class CriticalityTests
{
    [Fact]
    public void Without_feedback_its_weight_is_spread_over_the_rest()
    {
        var terms = Criticality.Terms(converted: 421, customers: 1000, all: 2000, done: 6, steps: 12, null, new CriticalityWeights())!;
        Assert.Equal((0.579, 0.5, 0.5), (Math.Round(terms.Loss, 9), terms.Audience, terms.Goal));
        Assert.Equal((0.5, 0.3125, 0.1875, 0.0), (terms.LossWeight, terms.AudienceWeight, Math.Round(terms.GoalWeight, 9), terms.FeedbackWeight));
        Assert.Null(terms.Feedback);
        Assert.Equal(10 * (0.5 * 0.579 + 0.3125 * 0.5 + 0.1875 * 0.5), Criticality.Of(terms), 9);
    }

    [Fact]
    public void Feedback_counts_by_the_lower_end_of_its_share_of_negative_ones()
    {
        var terms = Criticality.Terms(500, 1000, 1000, 1, 2, new StepFeedback(40, 30), new CriticalityWeights())!;
        Assert.Equal(Proportions.Wilson(30, 40)!.Low, terms.Feedback);
        Assert.Equal(10 * (0.40 * 0.5 + 0.25 * 1 + 0.15 * 0.5 + 0.20 * terms.Feedback!.Value), Criticality.Of(terms), 9);
    }

    [Fact]
    public void A_step_that_nobody_came_to_has_no_criticality() => Assert.Null(Criticality.Terms(0, 0, 100, 1, 2, null, new CriticalityWeights()));

    [Fact]
    public void It_lies_between_0_and_10_and_grows_with_the_loss_whatever_the_weights() =>
        Gen.Select(Gen.Double[0, 5], Gen.Double[0, 5], Gen.Double[0, 5], Gen.Double[0, 5], Gen.Long[1, 1000], Gen.Long[0, 50]).Sample((loss, audience, goal, feedback, customers, said) =>
        {
            var weights = new CriticalityWeights { Loss = loss + 0.01, Audience = audience, Goal = goal, Feedback = feedback };
            double Of(long on) => Criticality.Of(Criticality.Terms(on, customers, 1000, 3, 7, said == 0 ? null : new StepFeedback(said, said / 2), weights)!);
            Assert.InRange(Of(customers / 2), 0, 10 + 1e-9);
            Assert.True(Of(0) > Of(customers));
        });

    [Fact]
    public async Task A_map_until_the_last_day_that_there_is_looks_at_all_that_is_there()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1m");
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, MapKit.Map("look: look", "pay: pay") with { To = DateOnly.MaxValue });
        Assert.Equal(1, measured.Customers);
    }

    [Fact]
    public async Task The_arithmetic_is_shown_with_the_step_and_an_optional_step_passed_by_is_no_loss()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1m", "bob: look@0s coupon@1m pay@2m", "cid: look@0s");
        var map = MapKit.Map("look: look", "coupon?: coupon", "pay: pay");
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, map);
        var terms = measured.Steps[0].CriticalityTerms!;
        Assert.Equal((1, 1), (measured.Steps[0].WentOn, measured.Steps[0].PassedBy));
        Assert.Equal(1 / 3.0, terms.Loss, 9);
        Assert.Equal((1.0, 1 / 3.0), (terms.Audience, terms.Goal));
        Assert.Equal(Criticality.Of(terms), measured.Steps[0].Criticality);
        Assert.Null(measured.Steps[2].Criticality);
    }

    [Fact]
    public async Task What_an_arc_leads_over_is_no_loss_for_criticality_as_for_barriers()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1m", "bob: look@0s coupon@1m pay@2m", "cid: look@0s");
        var map = MapKit.Map("look: look", "coupon: coupon", "pay: pay");
        async Task<double> LossAsync(params Arc[] arcs) => (await MapMeasurer.MeasureAsync(plain.Workspace, map with { Arcs = [.. arcs] })).Steps[0].CriticalityTerms!.Loss;
        Assert.Equal(2 / 3.0, await LossAsync(), 9);
        Assert.Equal(2 / 3.0, await LossAsync(new Arc("next", "look", "coupon", "", Provenance.Assumption)), 9);
        Assert.Equal(1 / 3.0, await LossAsync(new Arc("over", "look", "pay", "", Provenance.Assumption)), 9);
    }

    [Fact]
    public async Task Feedback_given_to_the_measuring_stands_at_its_step()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1m", "bob: look@0s");
        var emotion = new EmotionMeasure(-1, new Bounds(-2, 0), 40);
        var measured = await MapMeasurer.MeasureAsync(
            plain.Workspace, MapKit.Map("look: look", "pay: pay"), new MeasureOptions { Feedback = new Dictionary<string, StepFeedback> { ["look"] = new(40, 30, emotion) } });
        Assert.Equal((40, emotion), (measured.Steps[0].FeedbackN, measured.Steps[0].Emotion));
        Assert.NotNull(measured.Steps[0].CriticalityTerms!.Feedback);
        Assert.Equal(0, measured.Steps[1].FeedbackN);
    }
}
