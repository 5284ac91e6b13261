using CsCheck;
using Kelione.Journeys;
using static System.FormattableString;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class FlowsKernelTests
{
    private static readonly List<JourneyEvent> Shop =
    [
        .. Journey("ann", "0 search", "1 search", "2 cart", "5 pay"),
        .. Journey("bob", "0 search", "3 cart", "4 search", "10 cart"),
        .. Journey("cyd", "7 pay"),
    ];

    [Fact]
    public void Every_consecutive_pair_is_counted_with_its_customers_and_times()
    {
        var answer = Over(Shop).Ask(new FlowsQuestion());

        Assert.Equal((3L, 6L, 4), (answer.Customers, answer.Transitions, answer.EdgeCount));
        Assert.Equal(
            ["search>cart 3/2", "cart>pay 1/1", "cart>search 1/1", "search>search 1/1"], answer.Edges.Select(e => $"{e.From}>{e.To} {e.Count}/{e.Customers}"));
        Assert.Equal((3.0 / 4, 1.0, 3 * 3600.0, 5.4 * 3600), (answer.Edges[0].ShareOfExits, answer.Edges[0].ShareOfEntries, answer.Edges[0].MedianSeconds!.Value, answer.Edges[0].P90Seconds!.Value));
        Assert.Equal([new FlowEnd("search", 2, 2 / 3.0), new FlowEnd("pay", 1, 1 / 3.0)], answer.Starts);
        Assert.Equal([new FlowEnd("pay", 2, 2 / 3.0), new FlowEnd("cart", 1, 1 / 3.0)], answer.Ends);
        Assert.Equal([new ActivityCount("search", 4, 2), new ActivityCount("cart", 3, 2), new ActivityCount("pay", 2, 2)], answer.Activities);
    }

    [Fact]
    public void Repeats_collapse_into_the_first_of_them()
    {
        var answer = Over(Shop).Ask(new FlowsQuestion { CollapseRepeats = true });
        var search = answer.Edges[0];
        Assert.Equal(("search", "cart", 3L, 3 * 3600.0), (search.From, search.To, search.Count, search.MedianSeconds!.Value));
        Assert.Equal(new ActivityCount("search", 3, 2), answer.Activities.Single(a => a.Activity == "search"));
    }

    [Fact]
    public void Journeys_are_cut_at_the_first_from_and_the_next_to()
    {
        var answer = Over(Shop).Ask(
            new FlowsQuestion { From = StepPattern.Of("cart"), To = StepPattern.Parse("cart|pay") });
        Assert.Equal(["cart>pay 1", "cart>search 1", "search>cart 1"], answer.Edges.Select(e => $"{e.From}>{e.To} {e.Count}"));
        Assert.Equal((2L, 3L), (answer.Customers, answer.N));

        var to = Over(Shop).Ask(new FlowsQuestion { To = StepPattern.Of("pay") });
        Assert.Equal(["pay", "search"], to.Starts.Select(s => s.Activity));
        Assert.Equal(["pay"], to.Ends.Select(s => s.Activity));
    }

    [Fact]
    public void Top_limits_the_edges_and_not_the_sums()
    {
        var answer = Over(Shop).Ask(new FlowsQuestion { Top = 1 });
        Assert.Equal((1, 4, 6L), (answer.Edges.Count, answer.EdgeCount, answer.Transitions));
    }

    [Fact]
    public void Nothing_at_all_is_an_answer()
    {
        var answer = Over([]).Ask(new FlowsQuestion());
        Assert.Equal((0L, 0L, 0), (answer.Customers, answer.Transitions, answer.Edges.Count));
    }

    [Fact]
    public void The_fast_counts_equal_the_plain_ones() =>
        Gen.Select(RandomJourneys.Events(most: 200), RandomJourneys.Scope, Gen.Int[1, 3], Gen.Int[1, 40]).Sample((events, scope, segments, eventsPerChunk) =>
        {
            var question = new FlowsQuestion { Details = false, Scope = scope };
            var plain = Ask(scalar: true, wide: true);
            Assert.Equal(plain, Ask(scalar: false, wide: true));
            Assert.Equal(plain, Ask(scalar: false, wide: false));

            string Ask(bool scalar, bool wide) =>
                JourneyJson.Write(Over(events, segments, eventsPerChunk: eventsPerChunk, scalar: scalar, wide: wide).Ask(question));
        }, iter: 300);

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    public void The_fast_counts_equal_the_plain_ones_with_many_activities_and_long_journeys(int activities)
    {
        // Every activity is met, however the journeys fall; journeys of 63 to 65 and of 129 events meet the seams of words of 64.
        int[] lengths = [1, 63, 64, 65, 129, 2, activities, 300];
        var events = lengths.SelectMany((length, customer) => Enumerable.Range(0, length).Select(i => new JourneyEvent
        {
            Customer = FormattableString.Invariant($"c{customer}"), Activity = FormattableString.Invariant($"a{(i * (customer + 1) + customer) % activities}"), TimeMicros = i,
        })).ToList();
        var question = new FlowsQuestion { Details = false };
        var plain = JourneyJson.Write(Over(events, scalar: true).Ask(question));
        Assert.Equal(plain, JourneyJson.Write(Over(events, eventsPerChunk: 1000).Ask(question)));
        Assert.Equal(plain, JourneyJson.Write(Over(events, eventsPerChunk: 1000, wide: false).Ask(question)));
    }

    [Fact]
    public void Details_only_add_to_the_counts() =>
        RandomJourneys.Events(most: 120).Sample(events =>
        {
            var engine = Over(events);
            var with = engine.Ask(new FlowsQuestion());
            var without = engine.Ask(new FlowsQuestion { Details = false });
            Assert.Equal(without.Edges, with.Edges.Select(e => e with { Customers = null, MedianSeconds = null, P90Seconds = null }));
            Assert.Equal(without.Activities, with.Activities);
        });

    [Fact]
    public void Every_number_opens_to_as_many_customers_as_it_says() =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Scope, RandomJourneys.Step, Gen.Bool).Sample((events, scope, step, cut) =>
        {
            var engine = Over(events);
            var question = new FlowsQuestion { Scope = scope, From = cut ? step : null, CollapseRepeats = cut };
            var answer = engine.Ask(question);
            foreach (var edge in answer.Edges)
            {
                Assert.Equal(edge.Customers, engine.OpenAll(question, Handles.Address("edge", edge.From, edge.To)).Count);
            }

            foreach (var (kind, end) in answer.Starts.Select(s => ("start", s)).Concat(answer.Ends.Select(e => ("end", e))))
            {
                Assert.Equal(end.Count, engine.OpenAll(question, Handles.Address(kind, end.Activity)).Count);
            }

            foreach (var activity in answer.Activities)
            {
                Assert.Equal(activity.Customers, engine.OpenAll(question, Handles.Address("activity", activity.Activity)).Count);
            }
        });

    [Fact]
    public void An_address_that_the_answer_lacks_is_refused_kindly()
    {
        var problem = Assert.Throws<QuestionException>(() => Over(Shop).OpenAll(new FlowsQuestion(), "edge:pay:nowhere"));
        Assert.Contains("edge:pay:nowhere", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_activities_are_counted_through_the_sparse_table()
    {
        var events = Enumerable.Range(0, 3000).SelectMany(i => Journey(Invariant($"c{i % 7}"), Invariant($"{i} a{i % 1500}"))).ToList();
        var answer = Over(events, eventsPerChunk: 500).Ask(new FlowsQuestion());
        Assert.Equal(3000 - 7, answer.Transitions);
        Assert.Equal(1500, answer.Activities.Count);
    }
}
