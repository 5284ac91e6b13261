using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Sankey, step matrix and loops on journeys that can be checked by eye.</summary>
public class PathsTests
{
    private static readonly List<JourneyEvent> Events =
    [
        .. Journey("ann", "0 search", "1 search", "2 cart", "3 pay"),
        .. Journey("bob", "0 search", "1 cart", "3 search", "4 cart"),
        .. Journey("cyd", "0 help"),
    ];

    [Fact]
    public void A_sankey_goes_forward_from_its_anchor_and_ends_once()
    {
        var answer = Over(Events).Ask(new SankeyQuestion { Anchor = StepPattern.Of("cart"), Columns = 2 });
        Assert.Equal(["0 cart 2", "1 pay 1", "1 search 1", "2 cart 1", "2 (end) 1"], answer.Nodes.Select(n => $"{n.Column} {n.Activity} {n.Customers}"));
        Assert.Equal(["0 cart>pay 1", "0 cart>search 1", "1 pay>(end) 1", "1 search>cart 1"], answer.Links.Select(l => $"{l.Column} {l.From}>{l.To} {l.Customers}"));
        Assert.Equal(2, answer.N);
    }

    [Fact]
    public void A_sankey_goes_backward_and_puts_rare_activities_together()
    {
        var answer = Over(Events).Ask(new SankeyQuestion { Direction = FlowDirection.Backward, Columns = 1, TopPerColumn = 1 });
        Assert.Equal(["0 cart 1", "0 (other) 2", "1 cart 1", "1 (other) 1", "1 (end) 1"], answer.Nodes.Select(n => $"{n.Column} {n.Activity} {n.Customers}"));
    }

    [Fact]
    public void A_sankey_passes_over_repeats_when_asked() =>
        Assert.Equal(
            ["0 search>cart 2", "0 help>(end) 1"],
            Over(Events).Ask(new SankeyQuestion { Columns = 1, CollapseRepeats = true }).Links.Select(l => $"{l.Column} {l.From}>{l.To} {l.Customers}"));

    [Fact]
    public void Each_column_of_a_step_matrix_sums_to_one_and_finished_journeys_stay()
    {
        var answer = Over(Events).Ask(new StepMatrixQuestion { After = 5 });
        Assert.Equal(
            ["search 2,1,1,0,0", "cart 0,1,1,1,0", "help 1,0,0,0,0", "pay 0,0,0,1,0", "(end) 0,1,1,1,3"], answer.Rows.Select(r => $"{r.Activity} {string.Join(',', r.Customers)}"));
        Assert.All(answer.Columns.Select((_, i) => i), i => Assert.Equal(1, answer.Rows.Sum(r => r.Shares[i]), 12));
    }

    [Fact]
    public void An_anchored_step_matrix_leaves_out_journeys_without_the_anchor()
    {
        var answer = Over(Events).Ask(new StepMatrixQuestion { Anchor = StepPattern.Of("cart"), After = 1, Before = 2 });
        Assert.Equal([-2, -1, 0, 1], answer.Columns);
        Assert.Equal(["search 1,2,0,1", "cart 0,0,2,0", "pay 0,0,0,1", "(start) 1,0,0,0"], answer.Rows.Select(r => $"{r.Activity} {string.Join(',', r.Customers)}"));
        Assert.Equal(2, answer.N);
    }

    [Fact]
    public void Loops_come_back_without_passing_their_beginning()
    {
        var answer = Over(Events).Ask(new LoopsQuestion());
        Assert.Equal(
            ["cart search cart 1/1 10800", "search cart search 1/1 10800", "search search 1/1 3600"],
            answer.Loops.Select(l => $"{string.Join(' ', l.Activities)} {l.Count}/{l.Customers} {l.MedianSeconds}"));
        Assert.Single(Over(Events).Ask(new LoopsQuestion { MaxLength = 1 }).Loops);
    }
}
