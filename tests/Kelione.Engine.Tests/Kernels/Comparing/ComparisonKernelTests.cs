using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Comparing;

public sealed class ComparisonKernelTests
{
    private static ComparisonQuestion Compare(Question of, string left, string right) =>
        new() { Of = of, Left = new NamedSegment("left", SegmentRule.Parse(left)), Right = new NamedSegment("right", SegmentRule.Parse(right)) };

    [Fact]
    public void Shares_are_set_side_by_side_with_an_interval_and_a_corrected_p()
    {
        var journeys = Enumerable.Range(0, 200).Select(i => ("c" + ((long)i).Text(), i < 100 ? (i < 80 ? "a[channel=x] z[channel=y]" : "a[channel=x]") : (i < 120 ? "b[channel=x] z[channel=y]" : "b[channel=x]"))).ToArray();
        var question = Compare(new CrossingsQuestion(), "did a", "did b");
        var answer = Ask(EngineOver(journeys), question);
        var crossed = answer.Differences.Single(d => d.Address == "crossed");
        Assert.Equal((0.8, 0.2), (crossed.Left, crossed.Right));
        Assert.Equal(Proportions.Newcombe(80, 100, 20, 100), crossed.Interval);
        Assert.True(crossed.Clear);
        Assert.Equal((200, 0), (answer.N, answer.InBoth));
        Assert.Equal((100, 100), (answer.Left.N, answer.Right.N));
        Assert.Equal(80, Open(EngineOver(journeys), question, "left:edge:x:y").Count);
    }

    [Fact]
    public void A_small_difference_is_no_clear_change()
    {
        var answer = Ask(EngineOver(("ann", "a[channel=x] z[channel=y]"), ("bob", "a[channel=x]"), ("dan", "b[channel=x]")), Compare(new CrossingsQuestion(), "did a", "did b"));
        Assert.All(answer.Differences, d => Assert.False(d.Clear));
        Assert.Equal(0.5, answer.Differences.Single(d => d.Address == "crossed").Value);
    }

    [Fact]
    public void A_number_that_one_side_lacks_has_no_difference()
    {
        var answer = Ask(EngineOver(("ann", "a[channel=x] z[channel=y]"), ("dan", "b[channel=x]")), Compare(new CrossingsQuestion(), "did a", "did b"));
        var edge = answer.Differences.Single(d => d.Address == "edge:x:y");
        Assert.Equal((1, null, null, null, null), (edge.Left, edge.Right, edge.Value, edge.Interval, edge.Q));
        Assert.Same(edge, answer.Differences[^1]);
    }

    [Fact]
    public void The_same_segment_on_both_sides_differs_nowhere()
    {
        var answer = Ask(EngineOver(("ann", "a b"), ("bob", "a x"), ("eve", "b")), Compare(new DropOffsQuestion { Steps = [StepPattern.Of("a"), StepPattern.Of("b")] }, "did a", "did a"));
        Assert.Equal((2, 2), (answer.N, answer.InBoth));
        Assert.All(answer.Differences, d => Assert.Equal((0, 1, false), (d.Value, d.Q, d.Clear)));
    }

    [Fact]
    public void Customers_without_the_anchor_of_the_question_compared_are_customers_of_the_segment_all_the_same()
    {
        var question = Compare(new SankeyQuestion { Anchor = StepPattern.Of("b"), Scope = new Scope { Where = StepSyntax.ParseConditions("activity=a|b") } }, "did a", "did a or did c");
        var engine = EngineOver(("ann", "a b x"), ("bob", "a"), ("dan", "c b"), ("eve", "c"));
        var answer = Ask(engine, question);
        Assert.Equal((3, 2, 1, 2), (answer.N, answer.InBoth, answer.Left.N, answer.Right.N));
    }

    [Fact]
    public async Task Customers_behind_a_number_are_shown_with_what_they_did_in_the_scope_of_the_question_compared()
    {
        var question = Compare(new CrossingsQuestion { Scope = new Scope { Where = StepSyntax.ParseConditions("channel") } }, "did a", "did b");
        var page = await EngineOver(("ann", "a[channel=x] b z[channel=y]")).OpenAsync(question, "left:crossed", new PageRequest(), TestContext.Current.CancellationToken);
        Assert.Equal(2, page.Customers.Single().Events);
    }

    [Fact]
    public void A_comparison_of_comparisons_cannot_be_asked() =>
        Assert.Throws<QuestionException>(() => Ask(EngineOver(("ann", "a")), Compare(Compare(new CrossingsQuestion(), "did a", "did b"), "did a", "did b")));

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() =>
        Gen.Select(WrittenJourneys.Random, Scopes.Where(s => s.Segment is null)).Sample((events, scope) => HoldsHoweverCut(
            events,
            Compare(new RetentionQuestion { Periods = 4, Scope = scope }, "did a", "did b or channel=web"),
            answer => ((RetentionAnswer)answer.Left).Overall.Select(p => ("left:overall:" + ((long)p.Period).Text(), p.Customers))
                .Concat(((RetentionAnswer)answer.Right).Overall.Select(p => ("right:overall:" + ((long)p.Period).Text(), p.Customers)))));
}
