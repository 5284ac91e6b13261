using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Status, sessions, Pareto, customers, timelines, crossings, drop-offs, attribution and paging, worked out by hand.</summary>
public sealed class CountingGoldenTests : GoldenTests
{
    private static readonly IReadOnlyList<JourneyEvent> Visits = Story.Tell(
        "bob: see@0s[channel=web,session=s1] cart@10m[channel=app,value=2.5] call@50m[channel=store] see@2h[channel=web,session=s2] pay@2h1m[channel=web,session=s3,value=40]",
        "ann: see@1d[channel=web] see@1d30m[channel=web]",
        "cid: pay@2d[value=-3]");

    [Theory, MemberData(nameof(Engines))]
    public async Task Status_says_what_is_there(string engine)
    {
        var answer = await Ask(engine, Visits, new StatusQuestion());
        Assert.Equal((8, 3, 4, 3, 0), (answer.Events, answer.Customers, answer.Activities, answer.Channels, answer.Sources));
        Assert.Equal((Story.Day, Story.At("2d")), (answer.FirstMicros, answer.LastMicros));
        Assert.Equal(["see 4 2", "pay 2 2", "call 1 1", "cart 1 1"], answer.ByActivity.Select(a => $"{a.Activity} {a.Count} {a.Customers}"));
        Assert.Equal(["channel", "session"], answer.Fields);
        Assert.Equal("bob cid", await Open(engine, Visits, new StatusQuestion(), "activity:pay"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Nothing_is_an_answer_too(string engine)
    {
        var answer = await Ask(engine, [], new StatusQuestion());
        Assert.Equal((0, 0, 0, (long?)null), (answer.N, answer.Events, answer.Activities, answer.FirstMicros));
        Assert.Equal("", await Open(engine, [], new StatusQuestion(), "all"));
        Assert.Equal(0, (await Ask(engine, [], new SessionsQuestion())).PerCustomer);
        Assert.Equal([0L, 0L], (await Ask(engine, [], new FunnelQuestion { Steps = Steps("a", "b") })).Steps.Select(s => s.Customers));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_number_opens_page_by_page_in_the_order_of_ids(string engine)
    {
        await using var opened = EngineUnderTest.Named(engine).Open(Visits);
        var first = await opened.OpenAsync(new StatusQuestion(), "all", new PageRequest(2));
        Assert.Equal((3, "bob"), (first.Total, first.Next));
        Assert.Equal(["ann", "bob"], first.Customers.Select(c => c.Customer));
        Assert.Equal((5, Story.Day, Story.At("2h1m"), 42.5), (first.Customers[1].Events, first.Customers[1].FirstMicros, first.Customers[1].LastMicros, first.Customers[1].Value));
        Assert.Null(first.Customers[0].Value);
        var last = await opened.OpenAsync(new StatusQuestion(), "all", new PageRequest(2, first.Next));
        Assert.Equal(["cid"], last.Customers.Select(c => c.Customer));
        Assert.Null(last.Next);
        await Assert.ThrowsAsync<QuestionException>(() => opened.OpenAsync(new StatusQuestion(), "nothing:here", new PageRequest()));
        await Assert.ThrowsAsync<QuestionException>(() => opened.OpenAsync(new StatusQuestion(), "all", new PageRequest(0)));
        await Assert.ThrowsAsync<QuestionException>(() => opened.AskAsync(new LoopsQuestion { Top = 0 }));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Sessions_split_at_gaps_unless_the_source_says(string engine)
    {
        // 40 minutes from cart to call; from call to see no session id on one side, so the gap counts; s2 and s3 are a minute apart; ann's gap is exactly the time-out.
        var answer = await Ask(engine, Visits, new SessionsQuestion());
        Assert.Equal((6, 2.0, 4), (answer.Sessions, answer.PerCustomer, answer.Bounces));
        Assert.Equal(["1 2", "4 1"], answer.Spread.Select(s => $"{s.Values} {s.Customers}"));
        Assert.Equal(["pay 2 2", "see 3 2"], answer.Entries.Where(e => e.Activity != "call").Select(e => $"{e.Activity} {e.Count} {e.Customers}").Order());
        var withoutIds = await Ask(engine, Visits, new SessionsQuestion { UseSessionIds = false });
        Assert.Equal(5, withoutIds.Sessions);
        Assert.Equal("bob", await Open(engine, Visits, new SessionsQuestion(), "sessions:4"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_timeline_shows_a_journey_event_by_event(string engine)
    {
        var answer = await Ask(engine, Visits, new TimelineQuestion { Customer = "bob", Limit = 4 });
        Assert.Equal((1, "bob", 5, 4), (answer.N, answer.Customer, answer.Events, answer.Sessions));
        Assert.Equal(["see 1", "cart 1", "call 2", "see 3"], answer.Items.Select(i => $"{i.Activity} {i.Session}"));
        Assert.Equal([null, 600.0, 2400.0, 4200.0], answer.Items.Select(i => i.SecondsSincePrevious));
        var nobody = await Ask(engine, Visits, new TimelineQuestion { Customer = "zoe" });
        Assert.Equal((0, "zoe", 0), (nobody.N, nobody.Customer, nobody.Items.Count));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Pareto_finds_the_few_that_carry_most(string engine)
    {
        var events = await Ask(engine, Visits, new ParetoQuestion { Target = 0.8 });
        Assert.Equal((8.0, 3, 2, 5 / 8.0), (events.Total, events.Items, events.Carrying, events.CarriedByTop20Percent));
        Assert.Equal(["bob", "ann", "cid"], events.Top.Select(i => i.Name));
        Assert.Equal("ann bob", await Open(engine, Visits, new ParetoQuestion(), "carrying"));
        var value = await Ask(engine, Visits, new ParetoQuestion { Over = "activity", Measure = ParetoMeasure.Value });
        Assert.Equal(39.5, value.Total);
        Assert.Equal(["pay 37", "cart 2.5", "call 0", "see 0"], value.Top.Select(i => FormattableString.Invariant($"{i.Name} {i.Amount}")));
        Assert.Equal("bob cid", await Open(engine, Visits, new ParetoQuestion { Over = "activity", Measure = ParetoMeasure.Value }, "item:pay"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_most_valuable_customers_come_first_and_those_without_amounts_last(string engine)
    {
        var answer = await Ask(engine, Visits, new CustomersQuestion());
        Assert.Equal(["bob", "cid", "ann"], answer.Customers.Select(c => c.Customer));
        Assert.Equal(["cid", "ann", "bob"], (await Ask(engine, Visits, new CustomersQuestion { Order = CustomerOrder.Last })).Customers.Select(c => c.Customer));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Crossings_pass_over_events_without_the_field(string engine)
    {
        var answer = await Ask(engine, Visits, new CrossingsQuestion());
        Assert.Equal((2, 1), (answer.Customers, answer.Crossed));
        Assert.Equal(["web 5 2", "app 1 1", "store 1 1"], answer.Values.Select(v => $"{v.Activity} {v.Count} {v.Customers}"));
        Assert.Equal(["app>store", "store>web", "web>app"], answer.Edges.Select(e => $"{e.From}>{e.To}"));
        Assert.Equal(["1 1", "3 1"], answer.Spread.Select(s => $"{s.Values} {s.Customers}"));
        Assert.Equal("bob", await Open(engine, Visits, new CrossingsQuestion(), "edge:web:app"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Drop_offs_say_what_those_who_left_did_instead(string engine)
    {
        var story = Story.Tell("ann: cart@1h help@1h1m pay@1h2m", "bob: cart@1h error@1h1m", "cid: error@30m cart@1h", "dan: cart@1h pay@1h1m error@3h", "eve: see@0s");
        var question = new DropOffsQuestion { Steps = Steps("cart", "pay"), MinimumSupport = 1 };
        var step = Assert.Single((await Ask(engine, story, question)).Steps);
        Assert.Equal((4, 2), (step.Reached, step.Left));
        Assert.Equal(["(end) 1", "error 1"], step.Instead.Select(i => $"{i.Activity} {i.Customers}"));
        Assert.Equal(["error 2 0", "help 0 1"], step.Together.Select(t => $"{t.Activity} {t.LeftWith} {t.WentWith}"));
        Assert.Equal(9, step.Together[0].OddsRatio, 12); // (2+1)(2+1) / ((0+1)(0+1))
        Assert.Equal("bob cid", await Open(engine, story, question, "together:1:error:left"));
        Assert.Equal("ann dan", await Open(engine, story, question, "went:1"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_only_those_who_went_on_could_do_does_not_go_together_with_staying(string engine)
    {
        // The two took 3 and 6 minutes from cart to pay: 4½ on the median, so that far each customer's exposure goes, and never into the next step.
        var story = Story.Tell(
            "ann: cart@1h pay@1h3m receipt@1h3m", "bob: cart@1h help@1h4m late@1h5m pay@1h6m receipt@1h7m", "cid: cart@1h help@1h4m late@1h5m", "dan: cart@1h help@1h4m30s", "eve: cart@1h late@1h4m31s");
        var question = new DropOffsQuestion { Steps = Steps("cart", "pay"), MinimumSupport = 1 };
        var step = Assert.Single((await Ask(engine, story, question)).Steps);
        Assert.Equal(["help 2 1"], step.Together.Select(t => $"{t.Activity} {t.LeftWith} {t.WentWith}"));
        Assert.Equal("cid dan", await Open(engine, story, question, "together:1:help:left"));
        Assert.Equal("bob", await Open(engine, story, question, "together:1:help:went"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Attribution_shares_each_conversion_among_the_touches_before_it(string engine)
    {
        var story = Story.Tell(
            "ann: v@0s[channel=ad] v@1d[channel=mail] v@2d[channel=direct] pay@2d1h[value=100] v@3d[channel=ad] pay@4d[value=50]",
            "bob: v@0s[channel=mail]", "cid: pay@0s[value=7]");
        var question = new AttributionQuestion
        {
            Conversion = StepPattern.Of("pay"), Models = [.. Enum.GetValues<AttributionModel>()], Costs = new Dictionary<string, double> { ["ad"] = 30 },
        };
        var answer = await Ask(engine, story, question);
        Assert.Equal((2.0, 1.0, 150.0, 1.0, 2), (answer.Conversions, answer.Unattributed, answer.Value, answer.Nulls, answer.Converted));
        var credit = answer.Models.ToDictionary(m => m.Model, m => m.Channels.ToDictionary(c => c.Channel));
        Assert.Equal(["ad", "direct", "mail"], credit[AttributionModel.First].Keys);
        Assert.Equal((2.0, 150.0, 15.0), (credit[AttributionModel.First]["ad"].Conversions, credit[AttributionModel.First]["ad"].Value, credit[AttributionModel.First]["ad"].CostPerConversion));
        Assert.Equal(1, credit[AttributionModel.Last]["direct"].Conversions);
        Assert.Equal((0.0, 1.0), (credit[AttributionModel.LastNonDirect]["direct"].Conversions, credit[AttributionModel.LastNonDirect]["mail"].Conversions));
        Assert.Equal(4 / 3.0, credit[AttributionModel.Linear]["ad"].Conversions, 12);
        Assert.Equal(0.2, credit[AttributionModel.Position]["mail"].Conversions, 12);
        Assert.Equal(4 / 3.0, credit[AttributionModel.Shapley]["ad"].Conversions, 12);

        // Three paths: ad > mail > direct and ad convert, mail does not. From ad half convert at once, half go on to mail; from mail half go on to direct, which always converts.
        // Start: ad 2/3, mail 1/3. Chance to convert 2/3·(1/2 + 1/2·1/2) + 1/3·1/2 = 2/3; without ad 1/6, without mail 1/3, without direct 1/3.
        Assert.Equal((0.75, 0.5, 0.5), (Math.Round(answer.RemovalEffects!["ad"], 12), Math.Round(answer.RemovalEffects["mail"], 12), Math.Round(answer.RemovalEffects["direct"], 12)));
        Assert.Equal(2 * 0.75 / 1.75, credit[AttributionModel.Markov]["ad"].Conversions, 12);
        Assert.Equal("ann", await Open(engine, story, question, "channel:mail"));
        Assert.Equal("cid", await Open(engine, story, question, "unattributed"));
    }
}
