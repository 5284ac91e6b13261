using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Segments;

public sealed class SegmentRuleTests
{
    private static readonly JourneyEngine Three = EngineOver(
        ("ann", "a@0h b@1h[channel=web,country=LT] a@2h a@20h[value=100]"),
        ("bob", "a@0h c@30h[coupon=x] b@31h[channel=app]"),
        ("dan", "c@0h b@5d[channel=web] a@6d"));

    [Theory]
    [InlineData("did a", "ann bob dan")]
    [InlineData("did a >= 2 times", "ann")]
    [InlineData("did a 1 times", "bob dan")]
    [InlineData("did c <= 0 times", "ann")]
    [InlineData("did a 2..3 times", "ann")]
    [InlineData("did a >= 2 times within 2h", "ann")]
    [InlineData("did a >= 3 times within 20h", "ann")]
    [InlineData("did a >= 3 times within 19h", "")]
    [InlineData("did b in first 31h", "ann")]
    [InlineData("did b in first 1h", "")]
    [InlineData("did b from 2026-01-06 to 2026-01-10", "bob")]
    [InlineData("did b[channel=web]", "ann dan")]
    [InlineData("country=LT", "ann")]
    [InlineData("country!=LT", "bob dan")]
    [InlineData("!coupon", "ann dan")]
    [InlineData("coupon", "bob")]
    [InlineData("value>=100", "ann")]
    [InlineData("customer=bob|dan", "bob dan")]
    [InlineData("sequence(a, b)", "ann bob")]
    [InlineData("sequence(a, a, a)", "ann")]
    [InlineData("sequence(a, b) within 1h", "ann")]
    [InlineData("sequence(a, b, a[value>=100]) within 20h", "ann")]
    [InlineData("sequence(c, a)", "dan")]
    [InlineData("not did c", "ann")]
    [InlineData("did c and coupon or country=LT", "ann bob")]
    [InlineData("did c and (coupon or country=LT)", "bob")]
    [InlineData("did nothing", "")]
    public void Rules_choose_customers(string rule, string customers)
    {
        var question = new SegmentOverlapQuestion { Segments = [new("s", SegmentRule.Parse(rule))] };
        Assert.Equal(customers.Split(' ', StringSplitOptions.RemoveEmptyEntries), Open(Three, question, "segment:s"));
    }

    [Fact]
    public void A_later_start_is_kept_when_an_earlier_one_is_too_early_for_the_rest()
    {
        var engine = EngineOver(("ann", "a@0h a@10h b@11h c@12h"), ("bob", "a@0h b@9h a@10h c@12h"));
        Assert.Equal(["ann"], Open(engine, new SegmentOverlapQuestion { Segments = [new("s", SegmentRule.Parse("sequence(a, b, c) within 3h"))] }, "segment:s"));
    }

    [Fact]
    public void A_segment_is_judged_on_the_whole_journey_not_on_the_filtered_one()
    {
        var scope = new Scope { Period = new Period(Monday + 5 * Day, null), Where = StepSyntax.ParseConditions("activity=b") };
        var answer = Ask(Three, new SegmentOverlapQuestion { Segments = [new("c", SegmentRule.Parse("did c")), new("a", SegmentRule.Parse("did a"))], Scope = scope });
        Assert.Equal((1, 1, 1), (answer.N, answer.Segments[0].Customers, answer.Segments[1].Customers));
    }

    [Fact]
    public void Overlaps_are_told_with_what_is_in_none()
    {
        var question = new SegmentOverlapQuestion { Segments = [new("a2", SegmentRule.Parse("did a >= 2")), new("lt", SegmentRule.Parse("country=LT")), new("c", SegmentRule.Parse("coupon"))] };
        var answer = Ask(Three, question);
        Assert.Equal([("a2", "lt", 1, 1.0), ("a2", "c", 0, 0.0), ("lt", "c", 0, 0.0)], answer.Overlaps.Select(o => (o.First, o.Second, o.Customers, o.Jaccard)));
        Assert.Equal(1, answer.InNone);
        Assert.Equal(["dan"], Open(Three, question, "none"));
        Assert.Equal(1 / 3.0, answer.Segments[0].Share);
    }

    [Fact]
    public void Rules_hold_of_the_same_customers_as_when_written_out_plainly() => Gen.Select(WrittenJourneys.Random, Rule).Sample((events, rule) =>
    {
        var expected = events.GroupBy(e => e.Customer).Where(g => Holds(rule, [.. g.OrderBy(e => e.TimeMicros)])).Select(g => g.Key).Order(StringComparer.Ordinal);
        var question = new SegmentOverlapQuestion { Segments = [new("s", rule)] };
        Assert.Equal(expected, Open(EngineOver(events), question, "segment:s"));
        HoldsHoweverCut(events, question, answer => [("segment:s", answer.Segments[0].Customers), ("none", answer.InNone)]);
    });

    private static Gen<SegmentRule> Rule { get; } = Gen.Recursive<SegmentRule>((depth, inner) => depth > 2 ? Leaf : Gen.OneOf(
        Leaf, Leaf, inner.Select(r => (SegmentRule)new NotRule(r)), inner.List[2, 2].Select(r => (SegmentRule)new AndRule(r)), inner.List[2, 2].Select(r => (SegmentRule)new OrRule(r))));

    private static Gen<SegmentRule> Leaf => Gen.OneOf(
        Gen.OneOf("did a", "did b[channel=web]", "did a >= 2", "did * >= 3 times within 2d", "did a|b >= 2 times within 12h", "did c <= 1 times", "did a 0 times", "did * 2..4 times", "did b in first 1d",
            "did a >= 2 times within 1d in first 3d", "did d from 2026-01-06 to 2026-01-09", "did a <= 2 times to 2026-01-08", "channel=web", "channel!=web", "!channel", "device", "value>=10", "value<0", "customer=c1", "activity!=a",
            "sequence(a, b)", "sequence(a, b, a) within 2d", "sequence(*, *, *) within 1d", "sequence(a|b, b|c, c) within 0s").Select(SegmentRule.Parse));

    /// <summary>The rules as their documentation says them, over one whole journey.</summary>
    private static bool Holds(SegmentRule rule, List<JourneyEvent> journey) => rule switch
    {
        NotRule not => !Holds(not.Rule, journey),
        AndRule and => and.Rules.All(r => Holds(r, journey)),
        OrRule or => or.Rules.Any(r => Holds(r, journey)),
        AttributeRule { Condition: { Comparison: Comparison.IsNot } c } => !journey.Exists((c with { Comparison = Comparison.Is }).Matches),
        AttributeRule { Condition: { Comparison: Comparison.Absent } c } => journey.TrueForAll(c.Matches),
        AttributeRule attribute => journey.Exists(attribute.Condition.Matches),
        DidRule did => Did(did, [.. journey.Where(e => did.Step.Matches(e) && did.During?.Contains(e.TimeMicros) != false && !(e.TimeMicros >= journey[0].TimeMicros + did.InFirst?.Micros))]),
        SequenceRule sequence => Chains(sequence.Steps, journey, 0, null, sequence.Within?.Micros ?? long.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static bool Did(DidRule rule, List<JourneyEvent> matching) => rule.Within is { } within
        ? matching.Exists(first => matching.Count(e => e.TimeMicros >= first.TimeMicros && e.TimeMicros <= first.TimeMicros + within.Micros) >= rule.AtLeast)
        : matching.Count >= rule.AtLeast && !(matching.Count > rule.AtMost);

    private static bool Chains(IReadOnlyList<StepPattern> steps, List<JourneyEvent> journey, int from, long? start, long within) => steps.Count == 0
        || Enumerable.Range(from, journey.Count - from).Any(i =>
            steps[0].Matches(journey[i]) && journey[i].TimeMicros - (start ?? journey[i].TimeMicros) <= within && Chains([.. steps.Skip(1)], journey, i + 1, start ?? journey[i].TimeMicros, within));
}
