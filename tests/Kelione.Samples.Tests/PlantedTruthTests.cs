using System.Globalization;

namespace Kelione.Samples.Tests;

/// <summary>Counts in the events, the plainest way, what the scenarios say was planted.</summary>
public class PlantedTruthTests
{
    public static TheoryData<string, string> SharesOfTruths() =>
        new(Truths<PlantedTruth>().Where(t => t.Truth is not (DurationTruth or ParetoTruth)).Select(t => (t.Scenario, t.Truth.Name)));

    [Theory]
    [MemberData(nameof(SharesOfTruths))]
    public void Events_hold_the_shares_that_the_truth_states(string scenario, string name)
    {
        var truth = Truth(scenario, name);
        Assert.All(TruthChecks.Of(truth, scenario), f =>
        {
            var tolerance = truth.Tolerance(f.Expected, f.Found.Whole);
            Assert.True(
                f.Found.Whole >= 300 && Math.Abs(f.Found.Value - f.Expected) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{f.What}: {f.Found.Value:F4} of {f.Found.Whole}, expected {f.Expected:F4} ± {tolerance:F4}"));
        });
    }

    [Fact]
    public void The_contract_takes_the_stated_median_time() => Assert.All(Truths<DurationTruth>(), found =>
    {
        var (scenario, truth) = found;
        var lengths = SampleWorld.Of(scenario, byAccount: truth.ByAccount)
            .Where(j => j.Did(truth.To))
            .Select(j => j.First(e => e.Activity == truth.To).TimeMicros - j.First(e => truth.From is null || e.Activity == truth.From).TimeMicros)
            .Order()
            .ToArray();
        var ratio = lengths[lengths.Length / 2] / (double)truth.Median.Micros;
        Assert.InRange(ratio, 1 - truth.RelativeTolerance, 1 + truth.RelativeTolerance);
    });

    [Fact]
    public void The_best_fifth_of_the_customers_carries_the_stated_share() => Assert.All(Truths<ParetoTruth>(), found =>
    {
        var (scenario, truth) = found;
        var values = SampleWorld.Of(scenario).Select(j => j.Sum(e => e.Value ?? 0)).Where(v => v > 0).OrderDescending().ToArray();
        var share = values.Take((int)(values.Length * truth.TopShare)).Sum() / values.Sum();
        Assert.InRange(share, truth.ValueShare - truth.ValueTolerance, truth.ValueShare + truth.ValueTolerance);
    });

    [Fact]
    public void The_weak_step_of_each_funnel_loses_most() => Assert.All(
        Truths<FunnelTruth>(), found => Assert.Equal(found.Truth.Conversions.Min(), found.Truth.Conversions[found.Truth.WeakStep - 1]));

    [Fact]
    public void Two_saves_are_as_good_as_none_and_three_make_the_difference()
    {
        var truth = (AhaTruth)Truth("city-guide", "aha-place-save");
        var bySaves = SampleWorld.Of("city-guide").ToLookup(j => j.TimesWithin(truth.Activity, truth.Exposure));
        Assert.All(bySaves, group =>
        {
            var expected = group.Key >= truth.Times ? truth.RetainedWith : truth.RetainedWithout;
            var found = group.ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo));
            Assert.InRange(found.Value, expected - truth.Tolerance(expected, found.Whole), expected + truth.Tolerance(expected, found.Whole));
        });
    }

    [Fact]
    public void A_shortlist_brings_back_but_sells_nothing_and_owners_are_left_in_peace()
    {
        // Saved or not, the same share of those who look at a phone puts one in the cart.
        var looked = SampleWorld.Of("phone").Where(j => j.Did("product_view")).ToLookup(j => j.Did("shortlist_save"));
        var (saved, others) = (looked[true].ShareOf(j => j.Did("add_to_cart")), looked[false].ShareOf(j => j.Did("add_to_cart")));
        Assert.InRange(saved.Value, others.Value - 0.04, others.Value + 0.04);
        Assert.All(
            SampleWorld.Of("phone").Where(j => j.Did("order_paid") || j.Did("store_purchase")),
            j => Assert.DoesNotContain(j.SkipWhile(e => e.Activity is not ("order_paid" or "store_purchase")), e => e.Activity is "session_start" or "product_view"));
    }

    [Fact]
    public void Segments_of_the_city_guide_overlap_as_chance_has_it()
    {
        var journeys = SampleWorld.Of("city-guide");
        Assert.Equal(0.69 * 0.58, journeys.ShareOf(j => j.Did("event_list_view") && j.Did("restaurant_search")).Value, 0.015);
        Assert.Equal(0.69 * 0.58 * 0.50, journeys.ShareOf(j => j.Did("event_list_view") && j.Did("restaurant_search") && j.Did("route_build")).Value, 0.015);
    }

    [Fact]
    public void The_hypothesised_segment_is_one_customer_in_ten_thousand()
    {
        Assert.Equal(2, SampleWorld.Of("city-guide").Count(j => j.Did("group_tour_request")));
    }

    [Fact]
    public void Truths_have_names_of_their_own_and_say_what_to_ask() => Assert.All(Scenarios.All, scenario =>
    {
        Assert.NotEmpty(scenario.Truths);
        Assert.Equal(scenario.Truths.Count, scenario.Truths.Select(t => t.Name).Distinct().Count());
        Assert.All(scenario.Truths, t => Assert.True(t.Sentence.EndsWith('.') && t.Question.Length > 0, t.Name));
    });

    internal static IEnumerable<(string Scenario, T Truth)> Truths<T>()
        where T : PlantedTruth => Scenarios.All.SelectMany(s => s.Truths.OfType<T>().Select(t => (s.Name, t)));

    private static PlantedTruth Truth(string scenario, string name) => Scenarios.Find(scenario)!.Truths.Single(t => t.Name == name);
}
