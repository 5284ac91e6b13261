using System.Globalization;

namespace Kelione.Samples.Tests;

/// <summary>In the world where nothing is planted, the same counting finds the same frequencies and no relation.</summary>
public class NullWorldTests
{
    private static readonly Type[] Relations = [typeof(ReleaseTruth), typeof(AhaTruth), typeof(NoRelationTruth), typeof(GoesTogetherTruth), typeof(AttributionTruth)];

    private static readonly Type[] Frequencies = [typeof(FunnelTruth), typeof(SegmentTruth), typeof(ActivityShareTruth), typeof(FeedbackTruth), typeof(RoleTruth)];

    public static TheoryData<string, string> RelationTruths() => Of(Relations);

    public static TheoryData<string, string> FrequencyTruths() => Of(Frequencies);

    /// <summary>Those with and without, before and after, first and last: the last two findings of each truth.</summary>
    [Theory]
    [MemberData(nameof(RelationTruths))]
    public void Both_sides_of_a_relation_are_the_same_when_nothing_is_planted(string scenario, string name)
    {
        var truth = Scenarios.Find(scenario)!.Truths.Single(t => t.Name == name);
        var (one, other) = TruthChecks.Of(truth, scenario, planted: false).TakeLast(2).ToArray() is [var a, var b] ? (a.Found, b.Found) : default;
        var both = (one.Part + other.Part) / (double)(one.Whole + other.Whole);
        var error = 4 * Math.Sqrt(both * (1 - both) * (1.0 / one.Whole + 1.0 / other.Whole));
        Assert.True(
            Math.Abs(one.Value - other.Value) <= error + truth.Slack,
            string.Create(CultureInfo.InvariantCulture, $"{one.Value:F4} of {one.Whole} against {other.Value:F4} of {other.Whole}"));
    }

    [Theory]
    [MemberData(nameof(FrequencyTruths))]
    public void Frequencies_stay_what_they_are_when_nothing_is_planted(string scenario, string name)
    {
        var truth = Scenarios.Find(scenario)!.Truths.Single(t => t.Name == name);
        Assert.All(
            TruthChecks.Of(truth, scenario, planted: false),
            f => Assert.InRange(f.Found.Value, f.Expected - truth.Tolerance(f.Expected, f.Found.Whole), f.Expected + truth.Tolerance(f.Expected, f.Found.Whole)));
    }

    [Fact]
    public void The_share_who_come_back_is_the_same_in_both_worlds() => Assert.All(PlantedTruthTests.Truths<AhaTruth>(), found =>
    {
        var (scenario, truth) = found;
        var shares = new[] { true, false }.Select(planted => SampleWorld.Of(scenario, planted).ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo)).Value).ToArray();
        Assert.Equal(shares[0], shares[1], 0.02);
    });

    [Fact]
    public void Nobody_is_forced_into_another_channel_when_nothing_is_planted() => Assert.All(
        PlantedTruthTests.Truths<ChannelSwitchTruth>(),
        found => Assert.InRange(TruthChecks.Of(found.Truth, found.Scenario, planted: false).Single().Found.Value, 0, 0.2));

    private static TheoryData<string, string> Of(Type[] kinds) =>
        new(PlantedTruthTests.Truths<PlantedTruth>().Where(t => kinds.Contains(t.Truth.GetType())).Select(t => (t.Scenario, t.Truth.Name)));
}
