using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Crossings;

public sealed class CrossingsKernelTests
{
    private static readonly CrossingsQuestion Channels = new();

    [Fact]
    public void A_crossing_is_two_events_in_a_row_with_different_values_and_events_without_are_passed_over()
    {
        var engine = EngineOver(("ann", "a[channel=web] b[channel=web] c d[channel=store] e[channel=web]"), ("bob", "a[channel=web] b"), ("dan", "a"));
        var answer = Ask(engine, Channels);
        Assert.Equal((2, 1), (answer.Customers, answer.Crossed));
        Assert.Equal([("store", "web", 1, 1), ("web", "store", 1, 1)], answer.Edges.Select(e => (e.From, e.To, e.Count, e.Customers)));
        Assert.Equal([new ActivityCount("web", 4, 2), new ActivityCount("store", 1, 1)], answer.Values);
        Assert.Equal([new ValueSpread(1, 1), new ValueSpread(2, 1)], answer.Spread);
        Assert.Equal(["ann"], Open(engine, Channels, "edge:web:store"));
        Assert.Equal(["bob"], Open(engine, Channels, "values:1"));
    }

    [Fact]
    public void Shares_are_of_all_crossings_out_of_and_into_a_value()
    {
        var answer = Ask(EngineOver(("ann", "a[channel=web] b[channel=store] c[channel=web] d[channel=app] e[channel=store]")), Channels);
        Assert.Equal(0.5, answer.Edges.Single(e => e is { From: "web", To: "store" }).ShareOfExits);
        Assert.Equal(0.5, answer.Edges.Single(e => e is { From: "web", To: "store" }).ShareOfEntries);
        Assert.Equal(1, answer.Edges.Single(e => e is { From: "store", To: "web" }).ShareOfExits);
    }

    [Fact]
    public void Any_text_field_will_do_activity_too()
    {
        Assert.Equal(("phone", "pad"), (Ask(EngineOver(("ann", "a[device=phone] b[device=pad]")), new CrossingsQuestion { Field = "device" }).Edges.Single() is var e ? (e.From, e.To) : default));
        Assert.Equal("b", Ask(EngineOver(("ann", "a a b")), new CrossingsQuestion { Field = "activity" }).Edges.Single().To);
        Assert.Throws<QuestionException>(() => Ask(EngineOver(("ann", "a")), new CrossingsQuestion { Field = "value" }));
    }

    [Fact]
    public void A_field_that_nobody_has_gives_nothing()
    {
        var answer = Ask(EngineOver(("ann", "a b")), Channels);
        Assert.Equal((0, 0, 1), (answer.Customers, answer.Crossed, answer.N));
        Assert.Empty(answer.Edges);
    }

    [Fact]
    public void Many_values_are_counted_like_few()
    {
        var events = Enumerable.Range(0, 700).Select(i => new JourneyEvent
        {
            Customer = i % 2 == 0 ? "ann" : "bob", Activity = "a", TimeMicros = Monday + i, Fields = new Dictionary<string, string> { ["page"] = "p" + ((long)i / 2).Text() + (i % 10 < 5 ? "x" : "") },
        }).ToList();
        var answer = Ask(EngineOver(events, eventsPerChunk: 1), new CrossingsQuestion { Field = "page" });
        Assert.Equal(698, answer.Edges.Sum(e => e.Count));
        Assert.Equal(698, answer.Edges.Sum(e => e.Customers));
    }

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() =>
        Gen.Select(WrittenJourneys.Random, Scopes, Gen.OneOf("channel", "device", "activity")).Sample((events, scope, field) => HoldsHoweverCut(
            events,
            new CrossingsQuestion { Field = field, Scope = scope },
            answer =>
            [
                ("crossed", answer.Crossed),
                .. answer.Values.Select(v => (Handles.Address("value", v.Activity), v.Customers)),
                .. answer.Spread.Select(v => ("values:" + ((long)v.Values).Text(), v.Customers)),
                .. answer.Edges.Select(e => (Handles.Address("edge", e.From, e.To), e.Customers!.Value)),
            ]));
}
