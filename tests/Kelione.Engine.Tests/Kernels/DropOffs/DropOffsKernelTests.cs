using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.DropOffs;

public sealed class DropOffsKernelTests
{
    private static DropOffsQuestion Funnel(params string[] steps) =>
        new() { Steps = [.. steps.Select(StepPattern.Parse)], MinimumSupport = 1, Within = Duration.FromDays(1) };

    [Fact]
    public void Those_who_left_are_told_from_those_who_went_on_at_each_step()
    {
        var answer = Ask(EngineOver(("ann", "a b c"), ("bob", "a b x"), ("dan", "a x"), ("eve", "x")), Funnel("a", "b", "c"));
        Assert.Equal([(3, 1), (2, 1)], answer.Steps.Select(s => (s.Reached, s.Left)));
        Assert.Equal([("a", "b"), ("b", "c")], answer.Steps.Select(s => (s.Step, s.Next)));
    }

    [Fact]
    public void What_they_did_instead_is_the_next_event_or_the_end()
    {
        var answer = Ask(EngineOver(("ann", "a b"), ("bob", "a x y"), ("dan", "a x"), ("eve", "y a")), Funnel("a", "b"));
        Assert.Equal([new ActivityShare("x", 2, 2 / 3.0), new ActivityShare("(end)", 1, 1 / 3.0)], answer.Steps[0].Instead);
        Assert.Single(Ask(EngineOver(("ann", "a x"), ("bob", "a y")), Funnel("a", "b") with { Top = 1 }).Steps[0].Instead);
    }

    [Fact]
    public void The_counted_chain_is_the_longest_within_the_window_then_the_earliest()
    {
        // The first a is too early for b; the chain counts from the second a, whose earliest b is the one at 30h.
        var engine = EngineOver(("ann", "a@0h a@25h b@30h x@31h b@32h y@33h"));
        Assert.Equal(["x"], Ask(engine, Funnel("a", "b", "c")).Steps[1].Instead.Select(i => i.Activity));
        Assert.Equal(["ann"], Open(engine, Funnel("a", "b", "c"), "went:1"));

        // Nothing gets further than a: then the first a counts.
        Assert.Equal(["a"], Ask(EngineOver(("ann", "a@0h a@25h x")), Funnel("a", "b")).Steps[0].Instead.Select(i => i.Activity));
    }

    [Fact]
    public void Each_event_serves_one_step()
    {
        Assert.Equal(1, Ask(EngineOver(("ann", "a")), Funnel("a", "a")).Steps[0].Left);
        Assert.Equal(0, Ask(EngineOver(("ann", "a a")), Funnel("a", "a")).Steps[0].Left);
    }

    [Fact]
    public void Exposure_is_a_stretch_of_time_around_the_moment_ends_included()
    {
        var question = Funnel("a", "b") with { ExposureBefore = Duration.Parse("10m"), ExposureAfter = Duration.Parse("5m") };
        var answer = Ask(EngineOver(("ann", "w@49m x@50m a@60m y@65m z@66m"), ("bob", "x@50m a@60m b@65m")), question);
        Assert.Equal([("x", 1, 1), ("y", 1, 0)], answer.Steps[0].Together.OrderBy(t => t.Activity, StringComparer.Ordinal).Select(t => (t.Activity, t.LeftWith, t.WentWith)));
    }

    [Fact]
    public void What_happens_from_the_next_step_on_does_not_count()
    {
        // Nothing but having gone on makes "paid": in the same moment as the next step, or later.
        var answer = Ask(EngineOver(("ann", "a@0m b@9m paid@9m"), ("bob", "a@0m help@9m b@9m"), ("dan", "a@0m help@9m x@10m")), Funnel("a", "b"));
        Assert.Equal([("help", 1, 1)], Together(answer));
    }

    [Fact]
    public void The_next_step_is_the_one_of_the_counted_chain()
    {
        // The first b is too late for the first a, so the chain is a@25h b@26h, and x comes before its b.
        Assert.Equal([("x", 0, 1)], Together(Ask(EngineOver(("ann", "a@0h a@24h30m x@25h b@26h y@27h")), Funnel("a", "b") with { ExposureAfter = Duration.FromDays(2) })));
    }

    [Fact]
    public void Exposure_after_the_moment_lasts_as_long_as_half_of_those_who_went_on_took_to_the_next_step()
    {
        // 2 and 5 minutes: 3½ on the median, for those who left too, though all would fit into half an hour.
        var engine = EngineOver(("ann", "a@0m b@2m"), ("bob", "a@0m x@3m y@4m b@5m"), ("dan", "a@0m x@210s y@211s"), ("eve", "a@0m y@29m"));
        Assert.Equal([("x", 1, 1)], Together(Ask(engine, Funnel("a", "b"))));
        Assert.Equal(["dan"], Open(engine, Funnel("a", "b"), "together:1:x:left"));
        Assert.Equal(["bob"], Open(engine, Funnel("a", "b"), "together:1:x:went"));
        Assert.Empty(Open(engine, Funnel("a", "b"), "together:1:y:left"));
        Assert.Equal([("x", 1, 0)], Together(Ask(EngineOver(("ann", "a@0m b@2h"), ("dan", "a@0m x@30m y@31m")), Funnel("a", "b"))));
    }

    [Fact]
    public void Where_nobody_went_on_exposure_after_the_moment_is_as_asked() =>
        Assert.Equal([("x", 1, 0)], Together(Ask(EngineOver(("dan", "a@0m x@30m y@31m")), Funnel("a", "b"))));

    [Fact]
    public void Each_step_has_its_own_stretch_of_time_after_it()
    {
        var engine = EngineOver(("ann", "a@0m b@1m c@10m"), ("bob", "a@0m x@2m"), ("dan", "a@0m b@1m y@9m"));
        var answer = Ask(engine, Funnel("a", "b", "c"));
        Assert.Empty(answer.Steps[0].Together);
        Assert.Equal([("y", 1, 0)], answer.Steps[1].Together.Select(t => (t.Activity, (int)t.LeftWith, (int)t.WentWith)));
    }

    [Fact]
    public void Odds_have_one_added_to_each_cell()
    {
        var answer = Ask(EngineOver(("ann", "a x"), ("bob", "a x"), ("dan", "a"), ("eve", "a b")), Funnel("a", "b"));
        var x = Assert.Single(answer.Steps[0].Together);
        Assert.Equal((2, 0), (x.LeftWith, x.WentWith));

        // ((2+1)(1+1)) / ((1+1)(0+1)) = 3; standard error √(1/3 + 1/2 + 1 + 1/2) = 1.527525.
        Assert.Equal(3, x.OddsRatio, 12);
        Assert.Equal(Math.Exp(Math.Log(3) - 1.959963984540054 * 1.5275252316519468), x.Low, 12);
        Assert.Equal(0.4719, x.P, 1e-3);
        Assert.False(x.Clear);
    }

    [Fact]
    public void Little_support_is_not_tried() =>
        Assert.Empty(Ask(EngineOver(("ann", "a x"), ("bob", "a b")), Funnel("a", "b") with { MinimumSupport = 2 }).Steps[0].Together);

    [Fact]
    public void What_clearly_goes_together_with_leaving_stays_clear_after_correction()
    {
        var journeys = Enumerable.Range(0, 200).Select(i => ("c" + ((long)i).Text(), i % 2 == 0 ? (i % 20 == 0 ? "a y" : "a error y") : (i % 20 == 1 ? "a error y b" : "a y b"))).ToArray();
        var together = Ask(EngineOver(journeys), Funnel("a", "b")).Steps[0].Together;
        Assert.Equal(["error", "y"], together.Select(t => t.Activity));
        Assert.True(together[0].Clear);
        Assert.False(together[1].Clear);
    }

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() => Gen.Select(
        WrittenJourneys.Random, Scopes, Gen.OneOf("a", "a|b", "*", "c[channel=web]").List[2, 4], Gen.Int[0, 5]).Sample((events, scope, steps, days) => HoldsHoweverCut(
        events,
        Funnel([.. steps]) with { Scope = scope, Within = Duration.FromDays(days), ExposureBefore = Duration.FromDays(1), ExposureAfter = Duration.FromDays(1) },
        answer => answer.Steps.SelectMany((s, i) => Numbers(s, ((long)i + 1).Text()))));

    [Fact]
    public void The_chain_equals_the_one_found_by_trying_all() => Gen.Select(WrittenJourneys.Random, Gen.OneOf("a", "a|b", "*", "c").List[2, 3], Gen.Int[0, 5]).Sample((events, steps, days) =>
    {
        var question = Funnel([.. steps]) with { Within = Duration.FromDays(days) };
        var chains = events.GroupBy(e => e.Customer).Select(g => g.OrderBy(e => e.TimeMicros).ToList()).Select(j => (Journey: j, Chain: Best(j, question))).Where(c => c.Chain.Count > 0).ToList();
        var answer = Ask(EngineOver(events), question);
        for (var k = 1; k < question.Steps.Count; k++)
        {
            Assert.Equal(chains.Count(c => c.Chain.Count >= k), answer.Steps[k - 1].Reached);
            Assert.Equal(
                chains.Where(c => c.Chain.Count == k).Select(c => c.Chain[^1] + 1 < c.Journey.Count ? c.Journey[c.Chain[^1] + 1].Activity : "(end)").GroupBy(a => a).Select(g => (g.Key, g.LongCount())).OrderBy(g => g.Key, StringComparer.Ordinal),
                answer.Steps[k - 1].Instead.Select(i => (i.Activity, i.Customers)).OrderBy(g => g.Activity, StringComparer.Ordinal));
        }
    });

    private static IEnumerable<(string, int, int)> Together(DropOffsAnswer answer) =>
        answer.Steps[0].Together.OrderBy(t => t.Activity, StringComparer.Ordinal).Select(t => (t.Activity, (int)t.LeftWith, (int)t.WentWith));

    /// <summary>All chains by brute force; the longest, then the one with the least positions.</summary>
    private static List<int> Best(List<JourneyEvent> journey, DropOffsQuestion question)
    {
        List<int> best = [];
        void Extend(List<int> chain)
        {
            if (chain.Count > best.Count || (chain.Count == best.Count && chain.Zip(best).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0) < 0))
            {
                best = [.. chain];
            }

            if (chain.Count == question.Steps.Count)
            {
                return;
            }

            for (var i = chain.Count > 0 ? chain[^1] + 1 : 0; i < journey.Count; i++)
            {
                if (question.Steps[chain.Count].Matches(journey[i]) && (chain.Count == 0 || journey[i].TimeMicros - journey[chain[0]].TimeMicros <= question.Within.Micros))
                {
                    Extend([.. chain, i]);
                }
            }
        }

        Extend([]);
        return best;
    }

    private static IEnumerable<(string Address, long Customers)> Numbers(DropOff step, string k) =>
    [
        ($"left:{k}", step.Left), ($"went:{k}", step.Reached - step.Left),
        .. step.Instead.Select(i => (Handles.Address("instead", k, i.Activity), i.Customers)),
        .. step.Together.Select(t => (Handles.Address("together", k, t.Activity, "left"), t.LeftWith)),
        .. step.Together.Select(t => (Handles.Address("together", k, t.Activity, "went"), t.WentWith)),
    ];
}
