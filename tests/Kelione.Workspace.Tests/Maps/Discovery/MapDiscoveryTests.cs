using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Oracle;
using Kelione.Oracle.Generation;
using Kelione.Samples;

namespace Kelione.Workspace.Tests.Maps.Discovery;

/// <summary>Maps drafted from data: what is in them, what is left out, and that they hold together.</summary>
public sealed class MapDiscoveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public async Task A_draft_follows_the_way_that_customers_go()
    {
        var draft = await DraftAsync(Shop(40));
        Assert.Equal(
            ["Catalog", "Product", "Cart", "Delivery courier / pickup", "Payment done"],
            draft.Map.Steps().Select(s => s.Name));
        Assert.Equal("product1|product2", draft.Map.Steps().ElementAt(1).Binding!.Events);
        Assert.Equal(MapKind.Linear, draft.Map.Kind);
        Assert.Equal("", draft.Map.Objective);
        Assert.Equal("payment_error", draft.Map.Measure.Errors);
        Assert.Equal(
            [("session_start", LeftOutReason.Technical), ("payment_error", LeftOutReason.Error), ("rare_thing", LeftOutReason.Rare)],
            draft.LeftOut.Select(l => (l.Activity, l.Reason)));
    }

    [Fact]
    public async Task What_was_counted_says_so_and_what_was_guessed_is_an_assumption()
    {
        var draft = await DraftAsync(Shop(40));
        var step = draft.Map.Steps().Last();
        Assert.Equal(
            new Provenance
            {
                Kind = ProvenanceKind.Measured, Question = "customers who did payment_done", From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 1, 2), N = 20, At = Now,
            },
            step.Provenance);
        var notes = draft.Map.Cards.Where(c => c.Lane == "notes").ToList();
        Assert.Equal(ProvenanceKind.Assumption, notes[0].Provenance.Kind);
        Assert.Contains(notes, n => n.Text == "Left out as technical: session_start");
        Assert.Contains(notes, n => n.Text == "Joined in one step: product1, product2");
        Assert.All(draft.Map.Arcs, a => Assert.Equal(ProvenanceKind.Measured, a.Provenance.Kind));
    }

    [Fact]
    public async Task Returns_that_many_take_are_arcs_and_the_draft_explains_them()
    {
        var events = Enumerable.Range(0, 30).SelectMany(c => Journey($"c{c}", c % 2 == 0 ? ["look", "cart", "look", "cart", "pay"] : ["look", "cart", "pay"])).ToList();
        var draft = await DraftAsync(events);
        var arc = Assert.Single(draft.Map.Arcs);
        Assert.Equal(("cart", "look", 15L), (arc.From, arc.To, arc.Provenance.N));
        Assert.Equal(1, draft.Explained);
    }

    [Fact]
    public async Task What_was_only_told_about_customers_is_no_step()
    {
        var draft = await DraftAsync([.. Enumerable.Range(0, 50).SelectMany(i => Journey($"c{i}", ["Search", ToldEvent.Activity, "Cart", "Pay"]))]);
        Assert.Equal((ToldEvent.Activity, LeftOutReason.Technical), draft.LeftOut.Select(l => (l.Activity, l.Reason)).Single());
    }

    [Fact]
    public async Task Addresses_of_any_length_make_a_sound_draft()
    {
        string[] way = [.. Enumerable.Range(0, 6).Select(i => $"https://shop.example/{new string('a', 900)}?page={(char)('a' + i)}")];
        var draft = await DraftAsync([.. Enumerable.Range(0, 30).SelectMany(c => Journey($"c{c}", c % 2 == 0 ? way : [.. way[..3], .. way[1..]]))]);
        Assert.DoesNotContain(MapChecks.Problems(draft.Map), p => p.Severity == ProblemSeverity.Error);
        Assert.NotEmpty(draft.Map.Steps());
    }

    [Fact]
    public async Task Steps_that_many_pass_by_are_optional()
    {
        var events = Enumerable.Range(0, 30).SelectMany(c => Journey($"c{c}", c % 3 == 0 ? ["look", "compare", "cart", "pay"] : ["look", "cart", "pay"])).ToList();
        var draft = await DraftAsync(events);
        Assert.Equal(["compare"], draft.Map.Steps().Where(s => s.Optional).Select(s => s.Id));
        Assert.Equal(1, draft.Explained);
    }

    [Fact]
    public async Task A_way_that_crosses_between_online_and_offline_is_drawn_so()
    {
        var events = Enumerable.Range(0, 20).SelectMany(c => Journey($"c{c}", ["look", "compare", "visit", "buy"])).ToList();
        events = events.ConvertAll(e => e with { Fields = new Dictionary<string, string> { [EventFields.Channel] = e.Activity is "visit" or "buy" ? "store" : "web" } });
        var map = (await DraftAsync(events)).Map;
        Assert.Equal(MapKind.CrossChannel, map.Kind);
        Assert.Equal([("web", true), ("store", false)], map.Channels.Select(c => (c.Id, c.Online)));
        Assert.Equal(["web", "web", "store", "store"], Assert.Single(map.Routes).Stops.Select(s => s.Channel));
        Assert.Equal(["web", "web", "store", "store"], map.Cards.Where(c => c.Lane == "touchpoints").Select(c => c.Channel));
    }

    [Fact]
    public async Task Filters_and_period_are_kept_with_the_draft()
    {
        var scope = new Scope { Where = StepSyntax.ParseConditions("activity!=session_start"), Segment = new NamedSegment("payers", SegmentRule.Parse("did payment_done")) };
        var map = (await DraftAsync(Shop(40), new DiscoveryOptions { Scope = scope, Id = "mine", Title = "Mine" })).Map;
        Assert.Equal(("activity!=session_start", "did payment_done", "mine", "Mine"), (map.Measure.Where, map.Measure.Segment, map.Id, map.Title));
        Assert.All(map.Steps(), s => Assert.Equal(20, s.Provenance.N));
    }

    [Theory]
    [InlineData("ru", "Черновик по данным")]
    [InlineData("zh-CN", "数据草稿")]
    [InlineData("pl", "Szkic z danych")]
    [InlineData("LT", "Juodraštis iš duomenų")]
    [InlineData("fr", "Draft from data")]
    public async Task A_draft_speaks_the_language_asked_for(string language, string title) =>
        Assert.Equal(title, (await DraftAsync(Shop(8), new DiscoveryOptions { Language = language })).Map.Title);

    [Fact]
    public async Task What_makes_no_map_is_told_kindly()
    {
        var nothing = await Assert.ThrowsAsync<QuestionException>(() => DraftAsync([]));
        Assert.Contains("kelione status", nothing.CommandHint, StringComparison.Ordinal);
        await Assert.ThrowsAsync<QuestionException>(() => DraftAsync(Shop(8), new DiscoveryOptions { MaxSteps = 1 }));
        await Assert.ThrowsAsync<QuestionException>(() => DraftAsync(Shop(8), new DiscoveryOptions { MinimumShare = double.NaN }));
        await Assert.ThrowsAsync<QuestionException>(() => DraftAsync(Shop(8), new DiscoveryOptions { ArcShare = 1.1 }));
    }

    [Fact]
    public Task Any_data_gives_a_draft_that_holds_together_and_always_the_same() =>
        Gen.Select(JourneyGen.Events, Gen.Int[2, 6]).SampleAsync(
            async (set, most) =>
            {
                var options = new DiscoveryOptions { MaxSteps = most };
                MapDraft draft;
                try
                {
                    draft = await DraftAsync(set.Events, options);
                }
                catch (QuestionException)
                {
                    Assert.True(set.Events.Select(e => e.Activity).Distinct().Count() < 4);
                    return;
                }

                AssertHoldsTogether(draft, set.Events, most);
                Assert.Equal(draft.Map, (await DraftAsync(set.Events, options)).Map);
            },
            iter: 60);

    [Fact]
    public async Task The_phone_scenario_gives_the_way_to_the_phone()
    {
        var events = Scenarios.Find("phone")!.Generate(600, 7, new SampleOptions { AnonymousIds = false }).ToList();
        var draft = await DraftAsync(events);
        AssertHoldsTogether(draft, events, 15);
        var order = draft.Map.Steps().Select(s => StepPattern.Parse(s.Binding!.Events).Activities).ToList();
        int Place(string activity) => order.FindIndex(a => a.Contains(activity));
        string[] way = ["ad_click", "search", "product_view", "add_to_cart", "checkout_start", "payment_submit", "order_paid", "device_setup"];
        Assert.All(way, a => Assert.True(Place(a) >= 0, $"{a} is not on the map"));
        Assert.Equal(way.Select(Place).Order(), way.Select(Place));
        Assert.Equal("page_error|payment_error", draft.Map.Measure.Errors);
        Assert.InRange(draft.Map.Stages.Count, 3, 7);
    }

    private static void AssertHoldsTogether(MapDraft draft, IReadOnlyList<JourneyEvent> events, int most)
    {
        var map = draft.Map;
        var steps = map.Steps().ToList();
        Assert.InRange(steps.Count, 2, most);
        Assert.InRange(map.Stages.Count, 2, 7);
        Assert.All(map.Stages, s => Assert.NotEmpty(s.Steps));
        var bound = steps.SelectMany(s => StepPattern.Parse(s.Binding!.Events).Activities).ToList();
        var known = events.Select(e => e.Activity).Distinct().ToList();
        Assert.Equal(known.Order(StringComparer.Ordinal), bound.Concat(draft.LeftOut.Select(l => l.Activity)).Order(StringComparer.Ordinal));
        foreach (var step in steps)
        {
            var customers = events.Where(e => StepPattern.Parse(step.Binding!.Events).Matches(e)).Select(e => e.Customer).Distinct().Count();
            Assert.Equal(customers, step.Provenance.N);
        }

        var ids = steps.ConvertAll(s => s.Id);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(map.Cards.Count, map.Cards.Select(c => c.Id).Distinct().Count());
        Assert.All(map.Cards, c => Assert.True(c.Step is null || ids.Contains(c.Step)));
        Assert.All(map.Cards, c => Assert.Contains(map.Lanes, l => l.Id == c.Lane));
        Assert.All(map.Cards, c => Assert.True(c.Channel is null || map.Channels.Any(x => x.Id == c.Channel)));
        Assert.All(map.Arcs, a => Assert.True(ids.Contains(a.From) && ids.Contains(a.To) && a.From != a.To));
        Assert.All(map.Routes.SelectMany(r => r.Stops), s => Assert.Contains(map.Channels, c => c.Id == s.Channel));
        Assert.Equal(map.Channels.Count, map.Channels.Select(c => c.Id).Distinct().Count());
        Assert.InRange(draft.Explained, 0, 1);
    }

    /// <summary>A shop: half of the customers pay; products and ways of delivery are alternatives; one in forty does something rare.</summary>
    [Fact]
    public async Task Where_customers_have_told_how_they_feel_the_draft_has_a_lane_for_it()
    {
        Assert.Contains((await DraftAsync(Shop(40), new DiscoveryOptions { WithEmotions = true })).Map.Lanes, l => l.Kind == LaneKind.Emotions);
        Assert.DoesNotContain((await DraftAsync(Shop(40))).Map.Lanes, l => l.Kind == LaneKind.Emotions);
    }

    private static List<JourneyEvent> Shop(int customers) =>
    [
        .. Enumerable.Range(0, customers).SelectMany(c => Journey($"c{c:00}", [
            "session_start", "catalog", c % 2 == 0 ? "product1" : "product2", "cart", c % 3 == 0 ? "delivery_pickup" : "delivery_courier",
            .. c % 4 == 0 ? ["payment_error"] : Array.Empty<string>(), .. c % 2 == 0 ? ["payment_done"] : Array.Empty<string>(), .. c == 7 ? ["rare_thing"] : Array.Empty<string>()])),
    ];

    /// <summary>One activity every two hours from the first day of 2026.</summary>
    private static IEnumerable<JourneyEvent> Journey(string customer, string[] activities) => activities.Select((a, i) => new JourneyEvent
    {
        Customer = customer, Activity = a, TimeMicros = UtcTime.FromDateTime(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc)) + i * 7_200 * UtcTime.MicrosPerSecond,
    });

    private static Task<MapDraft> DraftAsync(IReadOnlyList<JourneyEvent> events, DiscoveryOptions? options = null) =>
        MapDiscovery.DraftAsync(new PlainEngine(events), options ?? new DiscoveryOptions { MinimumShare = 0.03 }, new StoppedClock());

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
