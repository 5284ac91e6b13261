using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

/// <summary>Small journeys whose measures are worked out by hand.</summary>
public sealed class MapMeasurerTests
{
    private static readonly string[] Shop =
    [
        "ann: look@0s[channel=web] cart@1m[channel=web] pay@3m[channel=app,value=10] pay@40d[value=5]",
        "bob: look@1h cart@61m help@62m",
        "cid: look@2h news@3h",
        "dot: cart@4h look@5h cart@6h pay@7h[value=2]",
        "eve: news@1h",
    ];

    private static readonly JourneyMap Way = MapKit.Map("look: look", "thinks", "cart: cart", "pay: pay");

    [Fact]
    public async Task The_steps_of_a_small_shop_are_measured()
    {
        var measured = await MeasureAsync(Way, Shop);
        Assert.Equal((4, 5), (measured.Customers, measured.CustomersInScope));
        Assert.Equal(2, measured.Finished);
        var look = measured.Steps[0];
        Assert.Equal((4, 1.0, 3, "cart"), (look.Customers, look.Share, look.WentOn, look.Next));
        Assert.Equal(0.75, look.ConversionToNext);
        Assert.Equal(60, look.MedianSecondsToNext);
        Assert.Equal([new LeftTo("news", 1)], look.LeftTo);
        Assert.Equal([4, 3, 2], measured.Steps.Where(s => s.Bound).Select(s => s.ReachedInOrder));
        var pay = measured.Steps[3];
        Assert.Equal((2, null, null, 17.0, 1.5), (pay.Customers, pay.Next, pay.ConversionToNext, pay.Revenue, pay.EventsPerCustomer));
        Assert.Equal([new MixShare("app", 1, 0.5), new MixShare(null, 2, 1)], pay.Channels.OrderBy(c => c.Customers));
    }

    [Fact]
    public async Task A_step_without_a_binding_has_no_numbers_and_not_zeros()
    {
        var thinks = (await MeasureAsync(Way, Shop)).Steps[1];
        Assert.False(thinks.Bound);
        Assert.Equal(new StepMeasure { Id = "thinks", Name = "thinks", Stage = "stage2", Bound = false }, thinks);
    }

    [Fact]
    public async Task Real_journeys_are_held_against_the_drawn_one()
    {
        var measured = await MeasureAsync(Way, Shop);
        var conformance = measured.Conformance!;
        Assert.Equal((1, 2, 0, 1, 1), (conformance.Followed, conformance.Left, conformance.Skipped, conformance.OutOfOrder, conformance.NotOnMap));
        Assert.Equal(conformance.Explained / 5.0, measured.Coverage);
        Assert.Contains(new WayMeasure(["look", "cart", "pay"], 1), conformance.Commonest);
        Assert.Contains(new MoveMeasure("cart", "look", 1, 1), measured.Moves);
        Assert.DoesNotContain(measured.Moves, m => m is { From: "look", To: "cart" });
        Assert.Contains(new OffMapActivity("news", "look", 1, 1), measured.OffMap);
    }

    [Fact]
    public async Task A_map_without_any_binding_is_measured_without_numbers()
    {
        var measured = await MeasureAsync(MapKit.Map("dreams", "wakes"), Shop);
        Assert.Null(measured.Coverage);
        Assert.Null(measured.Conformance);
        Assert.Equal((0, 5), (measured.Customers, measured.CustomersInScope));
        Assert.All(measured.Steps, s => Assert.Null(s.Customers));
        Assert.Contains(measured.Policy, p => p.Name == "not measured");
    }

    [Fact]
    public async Task Period_conditions_and_segment_of_map_and_request_hold_together()
    {
        var map = Way with { From = new DateOnly(2026, 1, 5), To = new DateOnly(2026, 1, 5), Measure = Way.Measure with { Where = "activity!=help", Segment = "did look" } };
        await using var plain = await PlainWorkspace.TellAsync(Shop);
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, map, new MeasureOptions { Segment = "did pay", MapVersion = 3 });
        Assert.Equal((3, 2, "activity!=help · segment did look and did pay"), (measured.MapVersion, measured.Customers, measured.Filters));
        Assert.Equal(new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero), measured.Period.To);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 7, 0, 0, TimeSpan.Zero), measured.Period.DataTo);
        Assert.Equal(12, measured.Steps[3].Revenue);
    }

    [Fact]
    public async Task Personas_get_their_share_and_stand_beside_the_whole_where_asked()
    {
        var map = Way with { Personas = [new Persona { Id = "buyer", Name = "Buyer", Segment = "did pay" }, new Persona { Id = "unknown", Name = "Nobody knows" }] };
        await using var plain = await PlainWorkspace.TellAsync(Shop);
        plain.Workspace.Segments.Define("readers", SegmentRule.Parse("did news"));
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, map, new MeasureOptions { Personas = ["buyer"], Segments = ["readers"] });
        Assert.Equal(("buyer", 2, 0.5), (measured.Personas[0].Persona, measured.Personas[0].Customers, measured.Personas[0].Share));
        Assert.Single(measured.Personas);
        Assert.Equal([("Buyer", "buyer", 2L), ("readers", null, 1L)], measured.Segments.Select(s => (s.Name, s.Persona, s.Customers)));
        Assert.Equal(2, measured.Segments[0].Steps[3].Customers);
        var unbound = await Assert.ThrowsAsync<MendableException>(() => MapMeasurer.MeasureAsync(plain.Workspace, map, new MeasureOptions { Personas = ["unknown"] }));
        Assert.Contains("'Nobody knows' is not bound", unbound.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_on_the_map_opens_to_their_customers()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1d", "bob: look@3d", "cat: other@1d");
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, MapKit.Map("look: look", "pay: pay"), new MeasureOptions());
        var page = await plain.Workspace.OpenNumberAsync(InspectingVisits.HandleOf(measured)!, "class:all", new PageRequest());
        Assert.Equal((2, "ann bob"), (measured.Customers, string.Join(' ', page.Customers.Select(c => c.Customer))));
    }

    [Fact]
    public async Task Cards_show_the_number_they_are_bound_to_or_say_why_not()
    {
        string Funnel(string step) => JourneyJson.WriteQuestion(new FunnelQuestion { Steps = [StepPattern.Of("look"), StepPattern.Of(step)] });
        var map = Way with
        {
            Lanes = [new Lane { Id = "numbers", Kind = LaneKind.Metrics }],
            Cards =
            [
                new Card { Id = "paid", Lane = "numbers", Question = Funnel("pay"), Address = "step:2" },
                new Card { Id = "all", Lane = "numbers", Question = Funnel("pay") },
                new Card { Id = "typo", Lane = "numbers", Question = Funnel("pai"), Address = "step:2" },
                new Card { Id = "lost", Lane = "numbers", Question = Funnel("pay"), Address = "step:3" },
                new Card { Id = "broken", Lane = "numbers", Question = "{}" },
                new Card { Id = "plain", Lane = "numbers", Text = "said by people" },
            ],
        };
        var cards = (await MeasureAsync(map, Shop)).Cards.ToDictionary(c => c.Card);
        Assert.Equal(new CardMeasure("paid", 0.5, "share", 5), cards["paid"] with { Handle = null });
        Assert.NotNull(cards["paid"].Handle);
        Assert.Equal(new CardMeasure("all", 5, "count", 5), cards["all"] with { Handle = null });
        Assert.Contains("Did you mean 'pay'?", cards["typo"].Problem, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'step:1' or 'step:2'?", cards["lost"].Problem, StringComparison.Ordinal);
        Assert.Contains("not a question", cards["broken"].Problem, StringComparison.Ordinal);
        Assert.Equal(5, cards.Count);
    }

    [Fact]
    public async Task A_card_with_a_comparison_is_asked_within_the_measurement()
    {
        var question = new ComparisonQuestion
        {
            Of = new FunnelQuestion { Steps = [StepPattern.Of("look"), StepPattern.Of("pay")] },
            Left = new NamedSegment("lookers", SegmentRule.Parse("did look")), Right = new NamedSegment("others", SegmentRule.Parse("did pay")),
        };
        var map = Way with { Cards = [new Card { Id = "both", Lane = "numbers", Question = JourneyJson.WriteQuestion(question) }] };
        var scope = new Scope { Where = [new Condition { Field = "channel", Comparison = Comparison.Is, Values = ["web"] }], Segment = new NamedSegment("readers", SegmentRule.Parse("did news")), Period = new Period(null, null) };
        Question? asked = null;
        await CardValues.MeasureAsync(map, scope, q => { asked = q; throw new MendableException("enough"); });
        var within = Assert.IsType<ComparisonQuestion>(asked);
        Assert.Equal((scope.Period, scope.Where, null), (within.Of.Scope.Period, within.Of.Scope.Where, within.Of.Scope.Segment));
        Assert.Equal(new AndRule([question.Left.Rule, scope.Segment.Rule]), within.Left.Rule);
        Assert.Empty(within.Problems());
    }

    [Fact]
    public async Task Maps_of_product_use_get_their_retention_curve_and_maps_across_channels_their_crossings()
    {
        var use = await MeasureAsync(Way with { Kind = MapKind.ProductUse }, Shop);
        Assert.Equal(new RetentionMeasure(0, 4, 1), use.Retention[0] with { Share = 1 });
        Assert.All(use.Retention, p => Assert.InRange(p.Share, 0, 1));
        Assert.Empty((await MeasureAsync(Way, Shop)).Retention);
        var crossing = await MeasureAsync(Way with { Kind = MapKind.CrossChannel }, Shop);
        Assert.Contains(crossing.Crossings, c => c is { FromStep: "cart", FromChannel: "web", ToStep: "pay", ToChannel: "app", Customers: 1 });
        Assert.Empty((await MeasureAsync(Way, Shop)).Crossings);
    }

    [Fact]
    public async Task Optional_steps_may_stand_at_either_end_and_the_binding_may_say_so_itself()
    {
        var map = MapKit.Map("news?: news", "look: look", "cart: cart?", "pay: pay", "help?: help");
        var measured = await MeasureAsync(map, Shop);
        Assert.Equal([null, 4, 3, 2, 0], measured.Steps.Select(s => s.ReachedInOrder));
        Assert.Equal(2, measured.Finished);
    }

    [Fact]
    public async Task Numbers_are_told_with_how_they_were_made()
    {
        var policy = (await MeasureAsync(Way, Shop)).Policy;
        Assert.Contains(policy, p => p is { Name: "window" } && p.Value.StartsWith("30d", StringComparison.Ordinal));
        Assert.Contains(policy, p => p.Name == "criticality" && p.Value.Contains("no feedback yet", StringComparison.Ordinal));
        Assert.Contains(policy, p => p.Name == "aha" && p.Value.Contains("not a cause", StringComparison.Ordinal));
        Assert.Contains(policy, p => p.Name == "question" && p.Value.StartsWith('q'));
    }

    private static async Task<MapMeasurement> MeasureAsync(JourneyMap map, params string[] story)
    {
        await using var plain = await PlainWorkspace.TellAsync(story);
        return await MapMeasurer.MeasureAsync(plain.Workspace, map);
    }
}
