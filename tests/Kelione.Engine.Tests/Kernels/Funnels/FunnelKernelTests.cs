using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class FunnelKernelTests
{
    private static readonly Duration Day = Duration.FromDays(1);

    [Theory]
    [InlineData("0 a", "1 b", "2 c", 3)]
    [InlineData("0 a", "1 c", "2 b", 2)]
    [InlineData("0 b", "1 c", "2 c", 0)]
    [InlineData("0 a", "0 b", "0 c", 3)]
    [InlineData("0 a", "24 b", "24.1 c", 2)]
    [InlineData("0 a", "12 b", "24 c", 3)]
    public void Steps_are_reached_in_order_within_the_window_ends_included(string first, string second, string third, int reached) =>
        Assert.Equal(reached, Reached(new FunnelQuestion { Steps = Steps("a", "b", "c"), Within = Day }, first, second, third));

    [Fact]
    public void A_later_start_may_lead_further_than_the_first() =>
        Assert.Equal(3, Reached(new FunnelQuestion { Steps = Steps("a", "b", "c"), Within = Day }, "0 a", "1 b", "40 a", "41 b", "42 c"));

    [Fact]
    public void With_first_entry_only_a_later_start_does_not_count() =>
        Assert.Equal(2, Reached(new FunnelQuestion { Steps = Steps("a", "b", "c"), Within = Day, FirstOnly = true }, "0 a", "1 b", "40 a", "41 b", "42 c"));

    [Fact]
    public void An_event_serves_one_step_only()
    {
        var question = new FunnelQuestion { Steps = Steps("a", "a", "a|b"), Within = Day };
        Assert.Equal(1, Reached(question, "0 a"));
        Assert.Equal(3, Reached(question, "0 a", "1 a", "2 b"));
    }

    [Fact]
    public void Strict_allows_nothing_else_between()
    {
        var question = new FunnelQuestion { Steps = Steps("a", "b"), Order = FunnelOrder.Strict };
        Assert.Equal(1, Reached(question, "0 a", "1 x", "2 b"));
        Assert.Equal(2, Reached(question, "0 a", "1 x", "2 a", "3 b"));
    }

    [Fact]
    public void Any_order_asks_for_different_events_for_the_first_steps()
    {
        var question = new FunnelQuestion { Steps = Steps("a", "b", "c"), Order = FunnelOrder.Any, Within = Day };
        Assert.Equal(3, Reached(question, "0 c", "1 b", "2 a"));
        Assert.Equal(1, Reached(question, "0 c", "1 a", "2 a"));
        Assert.Equal(2, Reached(question with { Steps = Steps("a|b", "b|c", "b") }, "0 a", "1 b"));
        Assert.Equal(3, Reached(question with { Steps = Steps("a|b", "b|c", "b") }, "0 b", "1 c", "2 a"));
    }

    [Fact]
    public void An_optional_step_may_be_passed_by_and_counts_where_it_was_taken()
    {
        var answer = Over([.. Journey("ann", "0 a", "1 b", "2 c"), .. Journey("bob", "0 a", "1 c")]).Ask(new FunnelQuestion { Steps = Steps("a", "b?", "c") });
        Assert.Equal([2, 1, 2], answer.Steps.Select(s => s.Customers));
        Assert.Equal([1.0, 0.5, 1.0], answer.Steps.Select(s => s.ShareOfPrevious));
    }

    [Fact]
    public void An_excluded_event_breaks_the_attempt_or_removes_the_customer()
    {
        var question = new FunnelQuestion { Steps = Steps("a", "b"), Exclude = Steps("x"), Within = Day };
        Assert.Equal(1, Reached(question, "0 a", "1 x", "2 b"));
        Assert.Equal(2, Reached(question, "0 a", "1 x", "2 a", "3 b"));
        Assert.Equal(0, Reached(question with { ExclusionEffect = ExclusionEffect.RemovesCustomer }, "0 a", "1 x", "2 a", "3 b"));
        Assert.Equal(2, Reached(question with { ExclusionEffect = ExclusionEffect.RemovesCustomer }, "0 a", "30 x", "32 a", "33 b"));
    }

    [Fact]
    public void A_constant_must_be_the_same_on_all_steps_and_present()
    {
        var question = new FunnelQuestion { Steps = Steps("a", "b"), HoldConstant = "plan" };
        Assert.Equal(1, Reached(question, "0 a[plan=1]", "1 b[plan=2]", "2 b"));
        Assert.Equal(2, Reached(question, "0 a[plan=1]", "1 a[plan=2]", "2 b[plan=1]"));
        Assert.Equal(0, Reached(question, "0 a", "1 b"));
    }

    [Fact]
    public void Times_are_those_of_the_counted_chain()
    {
        var answer = Over(
        [
            .. Journey("ann", "0 a", "1 b", "30 a", "32 b", "35 c"), .. Journey("bob", "0 a", "1 b", "2 c"), .. Journey("cyd", "0 a", "3 b", "9 c"), .. Journey("dan", "0 a"),
        ]).Ask(new FunnelQuestion { Steps = Steps("a", "b", "c"), Within = Day });

        Assert.Equal([4, 3, 3], answer.Steps.Select(s => s.Customers));
        Assert.Equal([null, 2 * 3600.0, 3 * 3600.0], answer.Steps.Select(s => s.MedianSeconds));
        Assert.Equal([null, 2 * 3600.0, 5 * 3600.0], answer.Steps.Select(s => s.MedianSecondsFromFirst));
        Assert.Equal(8.2 * 3600, answer.TimeToConvert!.P90Seconds, 6);
        Assert.Equal([0, 0, 0, 0, 2, 1], answer.TimeToConvert.Histogram.Select(b => b.Customers));
        Assert.Equal(Proportions.Wilson(3, 4), answer.Steps[1].Interval);
    }

    [Fact]
    public void A_breakdown_takes_its_value_from_the_stated_step()
    {
        var answer = Over(
        [
            .. Journey("ann", "0 a[channel=web]", "1 b[channel=app]"), .. Journey("bob", "0 a[channel=web]", "1 b[channel=web]"), .. Journey("cyd", "0 a", "1 b[channel=app]"), .. Journey("dan", "0 a"),
        ]).Ask(new FunnelQuestion { Steps = Steps("a", "b"), By = "channel", ByStep = 2, ByTop = 1 });
        Assert.Equal(["app: 2 2", "(other): 1 1", "(none): 1 0"], answer.Breakdown!.Select(b => $"{b.Value}: {string.Join(' ', b.Steps.Select(s => s.Customers))}"));
    }

    [Fact]
    public void The_previous_period_stands_beside()
    {
        var answer = Over([.. Journey("ann", "1 a", "2 b"), .. Journey("bob", "25 a", "26 b"), .. Journey("cyd", "27 a")]).Ask(
            new FunnelQuestion { Steps = Steps("a", "b"), PreviousPeriod = true, Scope = new Scope { Period = new Period(RandomJourneys.Hours(24), RandomJourneys.Hours(48)) } });
        Assert.Equal([2, 1], answer.Steps.Select(s => s.Customers));
        Assert.Equal([1, 1], answer.Previous!.Steps.Select(s => s.Customers));
        Assert.Equal(new Period(0, RandomJourneys.Hours(24)), answer.Previous.Period);
    }

    [Fact]
    public void The_fast_funnel_equals_the_plain_one() =>
        Gen.Select(LongJourneys, Gen.Int[1, 6].SelectMany(n => RandomJourneys.Pick("a", "b", "c", "d", "e", "a|b", "c|d|e", "nowhere").List[n, n]), Gen.Int[0, 80], Gen.Bool)
            .Sample((events, steps, hours, times) =>
            {
                var question = new FunnelQuestion { Steps = Steps([.. steps]), Within = new Duration(RandomJourneys.Hours(hours)), Times = times };
                var plain = JourneyJson.Write(Over(events, scalar: true).Ask(question));
                Assert.Equal(plain, JourneyJson.Write(Over(events, eventsPerChunk: 100_000).Ask(question)));
                Assert.Equal(plain, JourneyJson.Write(Over(events, wide: false).Ask(question)));
            }, iter: 2000);

    [Fact]
    public void Every_number_opens_to_as_many_customers_as_it_says() =>
        Gen.Select(RandomJourneys.Events(), Questions).Sample((events, question) =>
        {
            var engine = Over(events);
            var answer = engine.Ask(question);
            var required = Enumerable.Range(0, question.Steps.Count).Where(k => !question.Steps[k].Optional).ToList();
            for (var k = 0; k < question.Steps.Count; k++)
            {
                Assert.Equal(answer.Steps[k].Customers, engine.OpenAll(question, $"step:{k + 1}").Count);
                foreach (var group in answer.Breakdown ?? [])
                {
                    Assert.Equal(group.Steps[k].Customers, engine.OpenAll(question, Handles.Address("by", group.Value, "step", Handles.Part(k + 1))).Count);
                }

                if (answer.Previous is { } previous)
                {
                    Assert.Equal(previous.Steps[k].Customers, engine.OpenAll(question, $"previous:step:{k + 1}").Count);
                }
            }

            foreach (var (step, next) in required.Zip(required.Skip(1)))
            {
                Assert.Equal(answer.Steps[step].Customers - answer.Steps[next].Customers, engine.OpenAll(question, $"lost:{step + 1}").Count);
            }

            Assert.Equal(answer.Steps[0].Customers, answer.Breakdown?.Sum(b => b.Steps[0].Customers) ?? answer.Steps[0].Customers);
        }, iter: 300);

    /// <summary>Journeys of which some are longer than a block of 64 events.</summary>
    private static Gen<List<JourneyEvent>> LongJourneys =>
        Gen.Select(RandomJourneys.Events(most: 40, hours: 300), RandomJourneys.Event(hours: 300).Select(e => e with { Customer = "busy" }).List[0, 150]).Select((all, busy) => all.Concat(busy).ToList());

    private static Gen<FunnelQuestion> Questions =>
        Gen.Select(RandomJourneys.Step.List[1, 4], Gen.Enum<FunnelOrder>(), Gen.Bool, RandomJourneys.Pick("", "x", "e", "*[plan=2]"), Gen.Enum<ExclusionEffect>(), RandomJourneys.Pick("", "channel", "activity", "customer", "value"), Gen.Bool, Gen.Int[0, 70])
            .Select((steps, order, firstOnly, exclude, effect, by, hold, hours) => new FunnelQuestion
            {
                Steps = [.. steps.Select((s, k) => s with { Optional = order != FunnelOrder.Any && k > 0 && k < steps.Count - 1 && firstOnly != hold })],
                Within = new Duration(RandomJourneys.Hours(hours)),
                Order = order,
                FirstOnly = firstOnly && order != FunnelOrder.Any,
                Exclude = exclude.Length > 0 ? Steps(exclude) : [],
                ExclusionEffect = effect,
                By = by.Length > 0 ? by : null,
                ByStep = steps.Count,
                ByTop = 2,
                HoldConstant = hold ? "session" : null,
                PreviousPeriod = true,
                Scope = new Scope { Period = new Period(RandomJourneys.Hours(20), RandomJourneys.Hours(60)) },
            });

    private static StepPattern[] Steps(params string[] steps) => Array.ConvertAll(steps, StepPattern.Parse);

    /// <summary>How far one customer gets.</summary>
    private static int Reached(FunnelQuestion question, params string[] events) =>
        Over(Journey("ann", events)).Ask(question).Steps.Count(s => s.Customers == 1);
}
