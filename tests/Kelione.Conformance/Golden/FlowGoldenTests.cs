using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Flows, Sankey pictures, step matrices, loops and variants whose answers are worked out by hand.</summary>
public sealed class FlowGoldenTests : GoldenTests
{
    private static readonly IReadOnlyList<JourneyEvent> Shop = Story.Tell(
        "ann: main@0s cart@10s main@20s cart@50s pay@60s", "bob: main@0s cart@20s", "cid: pay@0s", "dan: main@0s main@5s cart@6s");

    [Theory, MemberData(nameof(Engines))]
    public async Task A_transition_graph_counts_pairs_customers_shares_and_times(string engine)
    {
        var answer = await Ask(engine, Shop, new FlowsQuestion());
        Assert.Equal((4, 7, 4), (answer.Customers, answer.Transitions, answer.EdgeCount));
        Assert.Equal(
            ["main>cart 4 3", "cart>main 1 1", "cart>pay 1 1", "main>main 1 1"], answer.Edges.Select(e => $"{e.From}>{e.To} {e.Count} {e.Customers}"));
        Assert.Equal((0.8, 1.0, 15.0), (answer.Edges[0].ShareOfExits, answer.Edges[0].ShareOfEntries, answer.Edges[0].MedianSeconds));
        Assert.Equal(27, answer.Edges[0].P90Seconds!.Value, 9);
        Assert.Equal(["main 3", "pay 1"], answer.Starts.Select(s => $"{s.Activity} {s.Count}"));
        Assert.Equal(["cart 2", "pay 2"], answer.Ends.Select(s => $"{s.Activity} {s.Count}"));
        Assert.Equal(["main 5 3", "cart 4 3", "pay 2 2"], answer.Activities.Select(a => $"{a.Activity} {a.Count} {a.Customers}"));
        Assert.Equal("ann bob dan", await Open(engine, Shop, new FlowsQuestion(), "edge:main:cart"));
        Assert.Equal("ann cid", await Open(engine, Shop, new FlowsQuestion(), "end:pay"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Journeys_can_be_cut_and_repeats_collapsed(string engine)
    {
        var cut = await Ask(engine, Shop, new FlowsQuestion { From = StepPattern.Of("cart"), To = StepPattern.Of("cart") });
        Assert.Equal((1, 2), (cut.Customers, cut.Transitions)); // only ann has a second cart
        var collapsed = await Ask(engine, Shop, new FlowsQuestion { CollapseRepeats = true });
        Assert.Equal((6, 3), (collapsed.Transitions, collapsed.EdgeCount));
        var to = await Ask(engine, Shop, new FlowsQuestion { To = StepPattern.Of("main") });
        Assert.Equal((3, 0), (to.Customers, to.Transitions)); // without From the very first event may be the end
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Filters_drop_events_before_pairs_are_formed(string engine)
    {
        var question = new FlowsQuestion { Scope = new Scope { Where = StepSyntax.ParseConditions("activity!=cart") } };
        var answer = await Ask(engine, Shop, question);
        Assert.Equal(["main>main 2", "main>pay 1"], answer.Edges.Select(e => $"{e.From}>{e.To} {e.Count}"));
        Assert.Contains(new PolicyLine("filters", "only events with activity!=cart; dropped before journeys are formed"), answer.Policy);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_segment_is_judged_on_the_whole_journey_whatever_the_filters(string engine)
    {
        var question = new StatusQuestion
        {
            Scope = new Scope { Where = StepSyntax.ParseConditions("activity=main"), Segment = Segment("payers", "did pay") },
        };
        var answer = await Ask(engine, Shop, question);
        Assert.Equal((1, 2, 1), (answer.N, answer.Events, answer.Customers));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_sankey_picture_goes_forward_from_an_anchor_and_ends_once(string engine)
    {
        var answer = await Ask(engine, Shop, new SankeyQuestion { Anchor = StepPattern.Of("cart"), Columns = 3, TopPerColumn = 1 });
        Assert.Equal(3, answer.N);
        Assert.Equal(["0 cart 3", "1 main 1", "1 (end) 2", "2 cart 1", "3 pay 1"], answer.Nodes.Select(n => $"{n.Column} {n.Activity} {n.Customers}"));
        Assert.Equal(["0 cart>(end) 2", "0 cart>main 1", "1 main>cart 1", "2 cart>pay 1"], answer.Links.Select(l => $"{l.Column} {l.From}>{l.To} {l.Customers}"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_sankey_picture_goes_backward_and_puts_rare_activities_together(string engine)
    {
        var answer = await Ask(engine, Shop, new SankeyQuestion { Direction = FlowDirection.Backward, Columns = 1, TopPerColumn = 1 });
        Assert.Equal(["0 cart 2", "0 (other) 2", "1 main 2", "1 (other) 1", "1 (end) 1"], answer.Nodes.Select(n => $"{n.Column} {n.Activity} {n.Customers}"));
        Assert.Equal(["0 cart>main 2", "0 (other)>(end) 1", "0 (other)>(other) 1"], answer.Links.Select(l => $"{l.Column} {l.From}>{l.To} {l.Customers}"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Each_column_of_a_step_matrix_sums_to_one(string engine)
    {
        var answer = await Ask(engine, Shop, new StepMatrixQuestion { Anchor = StepPattern.Of("cart"), Before = 2, After = 1 });
        Assert.Equal([-2, -1, 0, 1], answer.Columns);
        Assert.Equal(3, answer.N);
        Assert.Equal(["main 1 3 0 1", "cart 0 0 3 0", "(start) 2 0 0 0", "(end) 0 0 0 2"], answer.Rows.Select(r => $"{r.Activity} {string.Join(' ', r.Customers)}"));
        Assert.All(Enumerable.Range(0, 4), c => Assert.Equal(1, answer.Rows.Sum(r => r.Shares[c]), 12));
        Assert.Equal("bob dan", await Open(engine, Shop, new StepMatrixQuestion { Anchor = StepPattern.Of("cart") }, "cell:1:(end)"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Loops_come_back_without_passing_their_beginning(string engine)
    {
        var answer = await Ask(engine, Shop, new LoopsQuestion { MaxLength = 2 });
        Assert.Equal(
            ["cart main cart 1 1 40", "main cart main 1 1 20", "main main 1 1 5"],
            answer.Loops.Select(l => FormattableString.Invariant($"{string.Join(' ', l.Activities)} {l.Count} {l.Customers} {l.MedianSeconds}")));
        Assert.Equal("dan", await Open(engine, Shop, new LoopsQuestion(), "loop:main:main"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Variants_count_whole_journeys(string engine)
    {
        var all = await Ask(engine, Shop, new VariantsQuestion());
        Assert.Equal(["main,cart", "main,cart,main,cart,pay", "main,main,cart", "pay"], all.Items.Select(v => string.Join(',', v.Activities)));
        var collapsed = await Ask(engine, Shop, new VariantsQuestion { CollapseRepeats = true, Top = 1 });
        Assert.Equal(3, collapsed.Variants);
        var best = Assert.Single(collapsed.Items);
        Assert.Equal((2, 0.5, 13.0), (best.Count, best.Share, best.MedianSeconds));
        Assert.Equal("bob dan", await Open(engine, Shop, new VariantsQuestion { CollapseRepeats = true }, "variant:main:cart"));
    }
}
