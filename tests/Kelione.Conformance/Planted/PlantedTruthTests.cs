using System.Globalization;
using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Conformance.Planted;

/// <summary>The analyses find what was planted in the samples, and find nothing in the same world without it.</summary>
public class PlantedTruthTests
{
    /// <summary>A period cuts journeys in two, and a customer may convert twice: so far an analysis may stray from the planted share beyond chance.</summary>
    private const double Edge = 0.02;

    private static readonly Type[] Relations = [typeof(ReleaseTruth), typeof(AhaTruth), typeof(GoesTogetherTruth), typeof(AttributionTruth)];

    public static TheoryData<string, string> Shares() =>
        Named(t => t is ActivityShareTruth or FunnelTruth or ReleaseTruth or AhaTruth or GoesTogetherTruth or ChannelSwitchTruth or SegmentTruth or RoleTruth or AttributionTruth);

    public static TheoryData<string, string> RelationNames() => Named(t => Relations.Contains(t.GetType()));

    public static TheoryData<string, string> Ahas() => Named(t => t is AhaTruth);

    public static TheoryData<string, string> Nothings() => Named(t => t is NoRelationTruth);

    [Theory]
    [MemberData(nameof(Shares))]
    public void The_analysis_finds_the_planted_shares(string scenario, string name)
    {
        var truth = Truth(scenario, name);
        Assert.All(PlantedFindings.Of(truth, scenario), f => Assert.True(
            Math.Abs(f.Share - f.Planted) <= truth.Tolerance(f.Planted, f.Whole) + Edge,
            string.Create(CultureInfo.InvariantCulture, $"{f.What}: {f.Share:F4} of {f.Whole}, planted {f.Planted:F4}")));
    }

    [Theory]
    [MemberData(nameof(RelationNames))]
    public void Both_sides_of_a_relation_are_alike_where_nothing_was_planted(string scenario, string name)
    {
        var truth = Truth(scenario, name);
        var (one, other) = PlantedFindings.Of(truth, scenario, planted: false).TakeLast(2).ToArray() is [var a, var b] ? (a, b) : throw new InvalidOperationException(name);
        var both = (one.Part + other.Part) / (double)(one.Whole + other.Whole);
        var chance = 4 * Math.Sqrt(both * (1 - both) * (1.0 / one.Whole + 1.0 / other.Whole));
        Assert.True(
            Math.Abs(one.Share - other.Share) <= chance + truth.Slack + Edge,
            string.Create(CultureInfo.InvariantCulture, $"{one.What} {one.Share:F4}, {other.What} {other.Share:F4}"));
    }

    [Theory]
    [MemberData(nameof(Ahas))]
    public void The_planted_aha_moment_is_clear_after_correction_and_gone_where_it_was_not_planted(string scenario, string name)
    {
        var truth = (AhaTruth)Truth(scenario, name);
        AhaCandidate? Found(bool planted) => PlantedFindings.Candidate(
            truth.Activity, truth.Times, truth.Exposure, truth.OutcomeFrom, truth.OutcomeTo, PlantedWorld.Engine(scenario, planted));
        var found = Found(planted: true);
        Assert.True(found is { Clear: true, Low: > 0.02 }, "the planted candidate is not clear");
        Assert.False(Found(planted: false) is { Clear: true, Low: > 0.02 }, "a candidate is clear where nothing was planted");
    }

    [Theory]
    [MemberData(nameof(Nothings))]
    public void An_activity_of_which_nothing_was_planted_is_no_aha_moment(string scenario, string name)
    {
        var truth = (NoRelationTruth)Truth(scenario, name);
        var found = PlantedFindings.Candidate(truth.Activity, 1, truth.Exposure, truth.OutcomeFrom, truth.OutcomeTo, PlantedWorld.Engine(scenario));
        Assert.NotNull(found);
        Assert.False(found is { Clear: true, Low: > 0.02 } or { Clear: true, High: < -0.02 });
    }

    [Fact]
    public void The_drop_offs_name_what_goes_together_with_leaving()
    {
        var answer = PlantedWorld.Engine("phone").Ask(new DropOffsQuestion { Steps = [StepPattern.Of("payment_submit"), StepPattern.Of("order_paid")], Within = Duration.FromDays(1) });
        Assert.Contains(answer.Steps[0].Together, t => t is { Activity: "payment_error", Clear: true, Low: > 2 });
        var without = PlantedWorld.Engine("phone", planted: false).Ask(new DropOffsQuestion { Steps = [StepPattern.Of("payment_submit"), StepPattern.Of("order_paid")], Within = Duration.FromDays(1) });
        Assert.DoesNotContain(without.Steps[0].Together, t => t is { Activity: "payment_error", Clear: true, Low: > 2 });
    }

    [Fact]
    public void The_drop_offs_do_not_name_what_can_only_follow_the_next_step()
    {
        var answer = PlantedWorld.Engine("phone").Ask(new DropOffsQuestion { Steps = [StepPattern.Of("checkout_start"), StepPattern.Of("payment_submit")] });
        Assert.Contains(answer.Steps[0].Together, t => t is { Activity: "delivery_fee_shown", Clear: true, Low: > 2 });
        Assert.DoesNotContain(answer.Steps[0].Together, t => t.Activity == "order_paid");
    }

    [Fact]
    public void The_segment_that_people_believed_in_is_refuted_and_those_that_exist_are_found()
    {
        var truths = Scenarios.Find("city-guide")!.Truths.OfType<SegmentTruth>().ToList();
        var answer = PlantedWorld.Engine("city-guide").Ask(new SegmentDiscoveryQuestion
        {
            Hypotheses = [.. truths.Select(t => new NamedSegment(t.Name, new DidRule(StepPattern.Of(t.Activity))))],
        });
        Assert.Contains(truths, t => t.Hypothesised);
        Assert.All(truths.Zip(answer.Hypotheses), pair =>
            Assert.Equal(pair.First.Hypothesised ? HypothesisVerdict.Refuted : HypothesisVerdict.Found, pair.Second.Verdict));
    }

    [Fact]
    public void The_few_customers_who_carry_most_of_the_value_are_found()
    {
        var truth = Scenarios.Find("clothes")!.Truths.OfType<ParetoTruth>().Single();
        var answer = PlantedWorld.Engine("clothes").Ask(new ParetoQuestion
        {
            Measure = ParetoMeasure.Value, Scope = new Scope { Where = StepSyntax.ParseConditions("activity=order_paid") },
        });
        Assert.Equal(0.2, truth.TopShare);
        Assert.InRange(answer.CarriedByTop20Percent, truth.ValueShare - truth.ValueTolerance - Edge, truth.ValueShare + truth.ValueTolerance + Edge);
    }

    private static PlantedTruth Truth(string scenario, string name) => Scenarios.Find(scenario)!.Truths.Single(t => t.Name == name);

    private static TheoryData<string, string> Named(Func<PlantedTruth, bool> wanted) =>
        new(Scenarios.All.SelectMany(s => s.Truths.Where(wanted).Select(t => (s.Name, t.Name))));
}
