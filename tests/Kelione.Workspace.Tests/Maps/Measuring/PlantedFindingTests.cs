using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Samples;

namespace Kelione.Workspace.Tests;

/// <summary>Measuring a map finds what was planted in the samples and claims nothing else; in the same world without the plants it claims nothing of them.</summary>
public sealed class PlantedFindingTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private static readonly JourneyMap CityGuide = MapKit.Map(
        "opens: app_open", "looks: place_view", "saves: place_save", "sees events: event_list_view", "chooses: event_view", "takes a ticket: ticket_select", "pays: ticket_pay", "shares?: place_share");

    public static TheoryData<string?, string?> Periods() => new()
    {
        { null, null }, { "2025-07-01", "2025-12-28" }, { "2025-03-01", "2025-04-01" }, { "2025-07-01", "2025-08-01" }, { "2025-09-01", "2025-10-01" }, { "2025-10-01", "2025-11-01" }, { "2025-12-01", "2026-01-15" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task The_barriers_planted_on_the_way_to_a_phone_are_found_and_no_other(string? from, string? to)
    {
        // Planted: the late delivery fee at the checkout, payment errors, goods out of stock that send people to the store.
        var measured = await MeasureAsync("phone", MapKit.Phone, from, to);
        string[] planted = ["checks-out LowConversion others", "submits Errors self", "looks ForcedSwitch self", "compares ForcedSwitch self"];
        Assert.Empty(measured.Barriers.Select(MadeFigures.Short).Except(planted));
        Assert.Empty(measured.Aha.Select(a => a.Activity).Except(["shortlist_save"]));
        if (from is null)
        {
            Assert.Equal(planted[..3].Order(), measured.Barriers.Select(MadeFigures.Short).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Without_the_plants_only_the_step_that_loses_most_remains_and_no_cause_is_named(string? from, string? to)
    {
        // The world without plants loses as many at the checkout; nothing goes together with it there.
        var measured = await MeasureAsync("phone", MapKit.Phone, from, to, planted: false);
        Assert.Empty(measured.Barriers.Select(MadeFigures.Short).Except(["checks-out LowConversion others"]));
        Assert.All(measured.Barriers, b => Assert.DoesNotContain("Goes together", b.Evidence, StringComparison.Ordinal));
        Assert.Empty(measured.Aha);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2025-07-01", "2025-12-28")]
    [InlineData("2025-03-01", "2025-04-01")]
    [InlineData("2025-09-01", "2025-10-01")]
    public async Task The_planted_aha_moment_on_the_way_to_a_phone_is_found_at_its_step_and_no_other_is_claimed(string? from, string? to)
    {
        var truth = Scenarios.Find("phone")!.Truths.OfType<AhaTruth>().Single();
        var aha = Assert.Single((await MeasureAsync("phone", MapKit.Phone, from, to)).Aha);
        Assert.Equal(("compares", truth.Activity, truth.Times, 1, true), (aha.Step, aha.Activity, aha.AtLeast, aha.WithinDays, aha.Clear));
        if (from is null)
        {
            Assert.InRange(aha.RetainedWith, truth.RetainedWith - 0.03, truth.RetainedWith + 0.03);
            Assert.InRange(aha.RetainedWithout, truth.RetainedWithout - 0.02, truth.RetainedWithout + 0.02);
        }
    }

    [Fact]
    public async Task The_late_delivery_fee_is_named_as_what_goes_together_with_leaving_the_checkout()
    {
        var measured = await MeasureAsync("phone", MapKit.Phone);
        var barrier = Assert.Single(measured.Steps.Single(s => s.Id == "checks-out").Barriers);
        Assert.Contains("Goes together with leaving here: 'delivery_fee_shown'", barrier.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(" and '", barrier.Evidence, StringComparison.Ordinal);
        Assert.Contains("'stock_unavailable'", measured.Barriers.Single(b => b.Kind == BarrierKind.ForcedSwitch).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Barriers_come_the_most_critical_first_with_the_criticality_of_their_step()
    {
        var measured = await MeasureAsync("phone", MapKit.Phone);
        Assert.Equal(measured.Barriers.Select(b => b.Criticality).OrderDescending(), measured.Barriers.Select(b => b.Criticality));
        Assert.All(measured.Barriers, b => Assert.Equal(measured.Steps.Single(s => s.Id == b.Step).Criticality, b.Criticality));
        Assert.Equal(measured.Barriers.Count, measured.Steps.Sum(s => s.Barriers.Count));
    }

    [Fact]
    public async Task The_planted_aha_moment_of_the_city_guide_is_found_at_its_step_and_no_other_is_claimed()
    {
        var truth = Scenarios.Find("city-guide")!.Truths.OfType<AhaTruth>().Single();
        var aha = Assert.Single((await MeasureAsync("city-guide", CityGuide)).Aha);
        Assert.Equal(("saves", truth.Activity, truth.Times, 1, true), (aha.Step, aha.Activity, aha.AtLeast, aha.WithinDays, aha.Clear));
        Assert.InRange(aha.RetainedWith, truth.RetainedWith - 0.02, truth.RetainedWith + 0.02);
        Assert.InRange(aha.RetainedWithout, truth.RetainedWithout - 0.02, truth.RetainedWithout + 0.02);
        Assert.Empty((await MeasureAsync("city-guide", CityGuide, planted: false)).Aha);
    }

    [Fact]
    public async Task The_planted_aha_moment_of_the_clothes_shop_is_found_by_its_own_windows()
    {
        var truth = Scenarios.Find("clothes")!.Truths.OfType<AhaTruth>().Single();
        var map = MapKit.Map("comes: site_visit", "looks: product_view", "takes advice?: size_advice_used", "cart: add_to_cart", "reads: delivery_info_view", "checks out: checkout_start", "pays: order_paid");
        var options = new MeasureOptions { Aha = new AhaQuestion { Exposure = truth.Exposure, OutcomeFrom = truth.OutcomeFrom, OutcomeTo = truth.OutcomeTo, MinimumGroup = 20 } };
        var aha = Assert.Single((await MapMeasurer.MeasureAsync(await worlds.OpenAsync("clothes"), map, options)).Aha);
        Assert.Equal(("takes-advice", truth.Activity, truth.Times), (aha.Step, aha.Activity, aha.AtLeast));
        Assert.Empty((await MapMeasurer.MeasureAsync(await worlds.OpenAsync("clothes", planted: false), map, options)).Aha);
    }

    [Fact]
    public async Task Doing_a_required_step_once_is_the_way_and_no_aha_moment_but_on_a_map_of_product_use_it_is_one()
    {
        // By these windows whoever pays comes back to follow the parcel.
        var map = MapKit.Map("comes: site_visit", "looks: product_view", "cart: add_to_cart", "pays: order_paid", "follows?: parcel_tracked", "gets: parcel_received");
        var workspace = await worlds.OpenAsync("clothes", planted: false);
        Assert.Empty((await MapMeasurer.MeasureAsync(workspace, map)).Aha);
        Assert.Equal(["order_paid"], (await MapMeasurer.MeasureAsync(workspace, map with { Kind = MapKind.ProductUse })).Aha.Select(a => a.Activity));
    }

    [Fact]
    public async Task Segments_that_do_not_differ_show_no_barrier()
    {
        var options = new MeasureOptions { Segments = ["channel=app", "device=desktop", "country=LT", "did wishlist_add"] };
        var measured = await MapMeasurer.MeasureAsync(await worlds.OpenAsync("phone"), MapKit.Phone, options);
        Assert.DoesNotContain(measured.Barriers, b => b.Against == BarrierAgainst.Segment);
        Assert.Equal(4, measured.Segments.Count);
    }

    [Fact]
    public async Task A_segment_that_differs_is_named_in_the_evidence()
    {
        var options = new MeasureOptions { Segments = ["did delivery_fee_shown"] };
        var measured = await MapMeasurer.MeasureAsync(await worlds.OpenAsync("phone"), MapKit.Phone, options);
        var barrier = Assert.Single(measured.Barriers, b => b.Against == BarrierAgainst.Segment);
        Assert.Equal(("checks-out", BarrierKind.LowConversion), (barrier.Step, barrier.Kind));
        Assert.StartsWith("Among did delivery_fee_shown, ", barrier.Evidence, StringComparison.Ordinal);
        var without = await MapMeasurer.MeasureAsync(await worlds.OpenAsync("phone", planted: false), MapKit.Phone, options);
        Assert.DoesNotContain(without.Barriers, b => b.Against == BarrierAgainst.Segment);
    }

    private async Task<MapMeasurement> MeasureAsync(string scenario, JourneyMap map, string? from = null, string? to = null, bool planted = true) => await MapMeasurer.MeasureAsync(
        await worlds.OpenAsync(scenario, planted), map, new MeasureOptions { Period = from is null ? null : new Period(Micros(from), Micros(to!)) });

    private static long Micros(string day) => UtcTime.TryParse(day, out var micros) ? micros : throw new FormatException(day);
}
