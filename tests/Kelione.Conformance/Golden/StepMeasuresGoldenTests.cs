using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Measures of drawn journeys that are worked out by hand.</summary>
public sealed class StepMeasuresGoldenTests : GoldenTests
{
    private static StepMeasuresQuestion Drawn(params string[] steps) => new()
    {
        Steps = [.. steps.Select(s => new MeasuredStep(s.TrimEnd('?').Split('|')[0], StepPattern.Parse(s.TrimEnd('?')), null, s.EndsWith('?')))],
        Within = Duration.Parse("1h"),
    };

    private static async Task<string> Classes(string engine, StepMeasuresQuestion question, params string[] story)
    {
        var c = (await Ask(engine, Story.Tell(story), question)).Conformance;
        return FormattableString.Invariant($"followed {c.Followed} left {c.Left} skipped {c.Skipped} out {c.OutOfOrder} looped {c.Looped} explained {c.Explained}");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Those_at_a_step_go_on_pass_by_or_leave(string engine)
    {
        var story = Story.Tell("ann: a@0s b@10m c@20m", "bob: a@0s c@5m", "cid: a@0s x@1m", "dan: a@0s", "eva: c@0s");
        var answer = await Ask(engine, story, Drawn("a", "b", "c"));
        Assert.Equal((5, 5), (answer.Customers, answer.N));
        Assert.Equal(["a 4 1 1 2", "b 1 1 0 0", "c 3   "], answer.Steps.Select(s => $"{s.Id} {s.Customers} {s.WentOn} {s.PassedBy} {s.Exits}"));
        Assert.Equal([new StepLeftTo("x", 1), new StepLeftTo(null, 1)], answer.Steps[0].LeftTo);
        Assert.Equal(600, answer.Steps[0].MedianSecondsToNext);
        Assert.Equal(Proportions.Wilson(1, 4), answer.Steps[0].ConversionInterval);
        Assert.Equal("bob", await Open(engine, story, Drawn("a", "b", "c"), "passed:a"));
        Assert.Equal("bob cid dan", await Open(engine, story, Drawn("a", "b", "c"), "off:a"));
        Assert.Equal("ann bob", await Open(engine, story, Drawn("a", "b", "c"), "later:a"));
        Assert.Equal("dan", await Open(engine, story, Drawn("a", "b", "c"), "left:a"));
        Assert.Equal("cid", await Open(engine, story, Drawn("a", "b", "c"), "left:a:x"));
        Assert.Equal([new OffMapFigures("x", "a", 1, 1)], answer.OffMap);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_end_of_the_window_is_inside_and_a_later_start_may_be_the_one_that_fits(string engine)
    {
        var story = Story.Tell("ann: a@0s b@1h", "bob: a@0s b@60m1s", "cid: a@0s a@30m a@40m b@80m");
        var answer = await Ask(engine, story, Drawn("a", "b"));
        Assert.Equal("ann cid", await Open(engine, story, Drawn("a", "b"), "on:a"));
        Assert.Equal((3, 2, 1), (answer.Steps[0].Customers, answer.Steps[0].WentOn, answer.Steps[0].Exits));
        Assert.Equal((3600 + 3000) / 2.0, answer.Steps[0].MedianSecondsToNext); // cid from the a at 30 minutes
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Ties_follow_the_import_order_and_one_event_is_not_its_own_successor(string engine)
    {
        Assert.Equal("ann", await Open(engine, Story.Tell("ann: a@0s b@0s", "bob: b@0s a@0s"), Drawn("a", "b"), "on:a"));
        var answer = await Ask(engine, Story.Tell("ann: a@0s", "bob: a@0s a@1m"), Drawn("a", "a|b") with { Steps = [new("1", StepPattern.Of("a")), new("2", StepPattern.Of("a"))] });
        Assert.Equal((2, 1, 1), (answer.Steps[0].Customers, answer.Steps[0].WentOn, answer.Steps[0].Exits));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Journeys_follow_leave_skip_or_lose_the_order(string engine)
    {
        Assert.Equal("followed 1 left 1 skipped 2 out 1 looped 1 explained 2", await Classes(
            engine, Drawn("a", "b", "c"), "ann: a@0s b@1m c@2m", "bob: a@0s b@1m b@2m", "cid: a@0s c@1m", "dan: b@0s c@1m b@2m", "eva: b@0s a@1m", "fay: x@0s"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Optional_steps_may_be_passed_by_and_arcs_may_be_taken(string engine)
    {
        string[] story = ["ann: a@0s c@1m", "bob: a@0s b@1m a@2m b@3m c@4m", "cid: c@0s b@1m", "dan: a@0s b@1m d@2m"];
        Assert.Equal("followed 0 left 0 skipped 3 out 1 looped 1 explained 0", await Classes(engine, Drawn("z", "a", "b", "c", "d"), story));
        var drawn = Drawn("z?", "a?", "b?", "c", "d?");
        Assert.Equal("followed 2 left 0 skipped 1 out 1 looped 1 explained 1", await Classes(engine, drawn, story));
        drawn = drawn with { Arcs = [new("b", "a"), new("c", "b"), new("b", "d")] };
        Assert.Equal("followed 3 left 1 skipped 0 out 0 looped 0 explained 4", await Classes(engine, drawn, story));
        Assert.Equal("followed 4 left 0 skipped 0 out 0 looped 2 explained 2", await Classes(engine, Drawn("z?", "a?", "b?", "c?", "d?"), "ann: a@0s", "bob: b@0s c@1m b@2m c@3m", "cid: b@0s c@1m b@2m", "dan: d@0s"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_event_at_several_steps_stays_goes_forward_or_else_back(string engine)
    {
        var question = Drawn("a", "b", "c") with
        {
            Steps = [new("a", Steps("a|m|back")[0]), new("b", Steps("b|m|back")[0]), new("c", Steps("c|m")[0]), new("d", Steps("d")[0])],
        };
        async Task<string> Way(string line) => string.Concat((await Ask(engine, Story.Tell("ann: " + line), question)).Ways.Single().Steps);
        Assert.Equal("a", await Way("m@0s m@1m"));
        Assert.Equal("bc", await Way("b@0s m@1m c@2m"));
        Assert.Equal("abc", await Way("a@0s b@1m m@1m c@2m"));
        Assert.Equal("dc", await Way("d@0s m@1m"));
        Assert.Equal("dba", await Way("d@0s back@1m a@2m"));
        var answer = await Ask(engine, Story.Tell("ann: m@0s[value=2] d@1m"), question);
        Assert.Equal([1, 1, 1, 1], answer.Steps.Select(s => s.Customers));
        Assert.Equal([2, 2, 2, null], answer.Steps.Select(s => s.Value));
        Assert.Equal(["a>d 1 1"], answer.Moves.Select(m => $"{m.From}>{m.To} {m.Customers} {m.Count}"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Moves_returns_starts_and_ends_are_counted_by_visits(string engine)
    {
        var story = Story.Tell("ann: a@0s a@1m b@2m a@3m b@4m b@5m", "bob: b@0s x@1m b@2m");
        var answer = await Ask(engine, story, Drawn("a", "b"));
        Assert.Equal(["a>b 1 2", "b>a 1 1"], answer.Moves.Select(m => $"{m.From}>{m.To} {m.Customers} {m.Count}"));
        Assert.Equal(["a 1 3 1 1 0", "b 2 5 0 1 2"], answer.Steps.Select(s => $"{s.Id} {s.Customers} {s.Events} {s.Returned} {s.Starts} {s.Ends}"));
        Assert.Equal(["b 1", "a,b,a,b 1"], (await Ask(engine, story, Drawn("a", "b") with { Steps = [new("b", StepPattern.Of("b")), new("a", StepPattern.Of("a"))] }))
            .Ways.Select(w => $"{string.Join(',', w.Steps)} {w.Customers}"));
        Assert.Equal([new OffMapFigures("x", "b", 1, 0)], answer.OffMap);
        Assert.Equal("ann", await Open(engine, story, Drawn("a", "b"), "way:a:b:a:b"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Retention_counts_from_the_first_success_where_the_data_is_long_enough(string engine)
    {
        var question = Drawn("a", "b") with { RetentionDays = 2, Steps = [new("a", StepPattern.Of("a"), StepPattern.Of("ok")), new("b", StepPattern.Of("b"))] };
        var story = Story.Tell("ann: a@0s ok@1h x@49h", "bob: a@0s ok@1h x@2d", "cid: ok@4d b@4d z@5d", "dan: a@0s");
        var answer = await Ask(engine, story, question);
        Assert.Equal((3, 3, 1, 2), (answer.Steps[0].Customers, answer.Steps[0].Succeeded, answer.Steps[0].Retained, answer.Steps[0].RetainedOf));
        Assert.Equal((1, 0, 0), (answer.Steps[1].Succeeded, answer.Steps[1].Retained, answer.Steps[1].RetainedOf));
        Assert.Equal("ann", await Open(engine, story, question, "retained:a"));
        Assert.Equal("ann bob cid", await Open(engine, story, question, "succeeded:a"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Errors_belong_to_the_step_visited_last(string engine)
    {
        var question = Drawn("a", "b") with { Errors = StepPattern.Parse("*[failed]") };
        var story = Story.Tell("ann: e@0s[failed=1] a@1m e@2m[failed=1] b@3m", "bob: a@0s[failed=1]", "cid: a@0s b@1m e@2m");
        var answer = await Ask(engine, story, question);
        Assert.Equal(["2 1", "0 "], answer.Steps.Select(s => $"{s.Errors} {s.ErrorsWentOn}"));
        Assert.Equal("ann bob", await Open(engine, story, question, "errors:a"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Channels_and_devices_are_of_the_events_at_steps_and_crossings_of_the_two_events_of_a_move(string engine)
    {
        var question = Drawn("a", "b") with { Crossings = true };
        var story = Story.Tell("ann: a@0s[channel=web] a@1m[channel=app,device=phone] x@2m[channel=tv] b@3m", "bob: a@0s b@10s[channel=store]");
        var answer = await Ask(engine, story, question);
        Assert.Equal([new StepMix("app", 1), new StepMix("web", 1), new StepMix(null, 1)], answer.Steps[0].Channels);
        Assert.Equal([new StepMix("phone", 1), new StepMix(null, 2)], answer.Steps[0].Devices.OrderBy(d => d.Customers));
        Assert.Equal([new StepCrossing("a", null, null, "b", "store", null, 1, 10), new StepCrossing("a", "app", "phone", "b", null, null, 1, 120)], answer.Crossings);
        Assert.Equal("bob", await Open(engine, story, question, "channel:a"));
        Assert.Equal("ann", await Open(engine, story, question, "channel:a:web"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Times_from_the_start_begin_with_the_first_visit(string engine)
    {
        var answer = await Ask(engine, Story.Tell("ann: x@0s a@1m b@2m", "bob: a@0s b@3m", "cid: b@0s"), Drawn("a", "b"));
        Assert.Equal((60, new Interval(30, 120)), (answer.Steps[1].MedianSecondsFromStart, answer.Steps[1].MiddleHalfSecondsFromStart));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Nobody_at_all_gives_nothing_and_no_error(string engine)
    {
        var answer = await Ask(engine, [], Drawn("a", "b") with { Errors = StepPattern.Any, Crossings = true });
        Assert.Equal((0, 0, 0), (answer.N, answer.Customers, answer.Steps[0].Customers));
        Assert.Null(answer.Steps[0].ConversionInterval);
        await Assert.ThrowsAsync<QuestionException>(() => Open(engine, [], Drawn("a", "b"), "on:b"));
        await Assert.ThrowsAsync<QuestionException>(() => Open(engine, [], Drawn("a", "b"), "step:nowhere"));
    }
}
