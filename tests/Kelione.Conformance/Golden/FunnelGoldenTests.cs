using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Funnels whose answers are worked out by hand.</summary>
public sealed class FunnelGoldenTests : GoldenTests
{
    private static string Reached(IEnumerable<FunnelStep> steps) => string.Join(' ', steps.Select(s => s.Customers));

    private static FunnelQuestion Ask3(string within = "1h") => new() { Steps = Steps("a", "b", "c"), Within = Duration.Parse(within) };

    private static async Task Check(string engine, string expected, FunnelQuestion question, params string[] story) =>
        Assert.Equal(expected, Reached((await Ask(engine, Story.Tell(story), question)).Steps));

    [Theory, MemberData(nameof(Engines))]
    public Task Anything_may_come_in_between(string engine) => Check(engine, "2 1 1", Ask3(), "ann: a@0s x@1m b@2m y@3m c@4m", "bob: a@0s c@1m b@1d");

    [Theory, MemberData(nameof(Engines))]
    public Task The_window_counts_from_the_first_step_and_its_end_is_inside(string engine) =>
        Check(engine, "2 2 1", Ask3("10m"), "ann: a@0s b@5m c@10m", "bob: a@0s b@5m c@10m1us");

    [Theory, MemberData(nameof(Engines))]
    public Task A_later_occurrence_of_step_1_may_begin_the_longest_chain(string engine) =>
        Check(engine, "1 1 1", Ask3("10m"), "ann: a@0s b@1m a@1h b@1h1m c@1h2m");

    [Theory, MemberData(nameof(Engines))]
    public Task An_interleaved_earlier_start_does_not_hide_a_later_one(string engine) =>
        Check(engine, "1 1 1", Ask3("10m"), "ann: a@0s a@8m b@9m c@15m");

    [Theory, MemberData(nameof(Engines))]
    public Task First_only_takes_no_second_chance(string engine) =>
        Check(engine, "1 1 0", Ask3("10m") with { FirstOnly = true }, "ann: a@0s b@1m a@1h b@1h1m c@1h2m");

    [Theory, MemberData(nameof(Engines))]
    public Task Each_event_serves_one_step(string engine) =>
        Check(engine, "2 1", new FunnelQuestion { Steps = Steps("a", "a") }, "ann: a@0s", "bob: a@0s a@1m");

    [Theory, MemberData(nameof(Engines))]
    public Task Events_at_the_same_time_follow_their_import_order(string engine) =>
        Check(engine, "2 1 1", Ask3(), "ann: a@0s b@0s c@0s", "bob: c@0s b@0s a@0s");

    [Theory, MemberData(nameof(Engines))]
    public Task Strict_allows_nothing_between(string engine) =>
        Check(engine, "2 2 1", Ask3() with { Order = FunnelOrder.Strict }, "ann: a@0s b@1m x@2m c@3m", "bob: a@0s a@1m b@2m c@3m");

    [Theory, MemberData(nameof(Engines))]
    public Task Any_order_wants_different_events_within_the_window(string engine) =>
        Check(engine, "3 2 1", Ask3("10m") with { Order = FunnelOrder.Any }, "ann: c@0s b@1m a@2m", "bob: b@0s a@1m c@1h", "cid: a@0s b@1h");

    [Theory, MemberData(nameof(Engines))]
    public Task Any_order_needs_two_events_for_the_same_step_twice(string engine) =>
        Check(engine, "2 1", new FunnelQuestion { Steps = Steps("a", "a|b"), Order = FunnelOrder.Any }, "ann: a@0s", "bob: b@0s a@1m");

    [Theory, MemberData(nameof(Engines))]
    public Task An_optional_step_may_be_passed_by_and_counts_those_who_did_it(string engine) =>
        Check(engine, "3 1 2", new FunnelQuestion { Steps = Steps("a", "b?", "c") }, "ann: a@0s b@1m c@2m", "bob: a@0s c@2m", "cid: a@0s x@1m");

    [Theory, MemberData(nameof(Engines))]
    public Task An_excluded_event_breaks_the_attempt_but_not_a_later_one(string engine) =>
        Check(engine, "2 1 1", Ask3() with { Exclude = Steps("x") }, "ann: a@0s x@1m b@2m c@3m", "bob: a@0s x@1m a@2m b@3m c@4m");

    [Theory, MemberData(nameof(Engines))]
    public Task An_excluded_event_removes_the_customer_when_asked_so(string engine) =>
        Check(
            engine, "1 1 1", Ask3() with { Exclude = Steps("x"), ExclusionEffect = ExclusionEffect.RemovesCustomer },
            "ann: a@0s x@1m a@2m b@3m c@4m", "bob: x@0s a@1m b@2m c@3m x@2h");

    [Theory, MemberData(nameof(Engines))]
    public Task A_constant_held_must_be_the_same_and_there(string engine) =>
        Check(
            engine, "2 1 1", Ask3() with { HoldConstant = "channel" },
            "ann: a@0s[channel=web] b@1m[channel=app] b@2m[channel=web] c@3m[channel=web]", "bob: a@0s[channel=web] b@1m[channel=app]", "cid: a@0s b@1m c@2m");

    [Theory, MemberData(nameof(Engines))]
    public Task A_step_may_demand_conditions(string engine) =>
        Check(
            engine, "2 1", new FunnelQuestion { Steps = Steps("a[channel=web|app]", "b[value>=10]") },
            "ann: a@0s[channel=web] b@1m[value=9.5] b@2m[value=10]", "bob: a@0s[channel=app] b@1m", "cid: a@0s b@1m[value=20]");

    [Theory, MemberData(nameof(Engines))]
    public async Task Shares_and_times_are_of_the_counted_chain(string engine)
    {
        var answer = await Ask(engine, Story.Tell("ann: a@0s b@60s c@100s", "bob: a@0s b@20s", "cid: a@0s", "dan: x@0s"), Ask3());
        Assert.Equal(4, answer.N);
        Assert.Equal([1, 2 / 3.0, 1 / 3.0], answer.Steps.Select(s => s.ShareOfFirst));
        Assert.Equal([1, 2 / 3.0, 0.5], answer.Steps.Select(s => s.ShareOfPrevious));
        Assert.Equal([null, 40.0, 40.0], answer.Steps.Select(s => s.MedianSeconds));
        Assert.Equal([null, 40.0, 100.0], answer.Steps.Select(s => s.MedianSecondsFromFirst));
        Assert.Equal(56, answer.Steps[1].P90Seconds!.Value, 9);
        Assert.Equal(100, answer.TimeToConvert!.MedianSeconds);
        Assert.Equal([0, 1], answer.TimeToConvert.Histogram.Select(b => b.Customers));
        Assert.Null(answer.Breakdown);
        Assert.Null(answer.Previous);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_breakdown_takes_the_value_from_the_step_named(string engine)
    {
        var story = Story.Tell(
            "ann: a@0s[channel=web] b@1m[channel=app]", "bob: a@0s[channel=app] b@1m[channel=app]", "cid: a@0s[channel=web]", "dan: a@0s b@1m", "eve: a@0s[channel=tv]", "fay: b@0s");
        var question = new FunnelQuestion { Steps = Steps("a", "b"), By = "channel", ByTop = 2 };
        var first = await Ask(engine, story, question);
        Assert.Equal(["web: 2 1", "app: 1 1", "(other): 1 0", "(none): 1 1"], first.Breakdown!.Select(b => $"{b.Value}: {Reached(b.Steps)}"));
        var second = await Ask(engine, story, question with { ByStep = 2 });
        Assert.Equal(["app: 2 2", "(none): 3 1"], second.Breakdown!.Select(b => $"{b.Value}: {Reached(b.Steps)}"));
        Assert.Equal("ann bob", await Open(engine, story, question with { ByStep = 2 }, "by:app:step:2"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Numbers_open_to_those_who_reached_and_those_who_were_lost(string engine)
    {
        var story = Story.Tell("cid: a@0s", "bob: a@0s b@1m", "ann: a@0s b@1m c@2m");
        Assert.Equal("ann bob cid", await Open(engine, story, Ask3(), "step:1"));
        Assert.Equal("ann bob", await Open(engine, story, Ask3(), "step:2"));
        Assert.Equal("bob", await Open(engine, story, Ask3(), "lost:2"));
        await Assert.ThrowsAsync<QuestionException>(() => Open(engine, story, Ask3(), "step:9"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_previous_period_stands_beside_and_chains_do_not_reach_out_of_a_period(string engine)
    {
        var story = Story.Tell("ann: a@0s b@1m c@2m", "bob: a@23h b@1d1m", "cid: a@1d b@1d1m c@1d2m");
        var question = Ask3("2d") with { Scope = new Scope { Period = new Period(Story.At("1d"), Story.At("2d")) }, PreviousPeriod = true };
        var answer = await Ask(engine, story, question);
        Assert.Equal("1 1 1", Reached(answer.Steps));
        Assert.Equal("2 1 1", Reached(answer.Previous!.Steps));
        Assert.Equal(new Period(Story.Day, Story.At("1d")), answer.Previous.Period);
        Assert.Equal("ann bob", await Open(engine, story, question, "previous:step:1"));
    }
}
