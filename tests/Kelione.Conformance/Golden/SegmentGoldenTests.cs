using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Segment rules, overlaps, discovery and comparison whose answers are worked out by hand.</summary>
public sealed class SegmentGoldenTests : GoldenTests
{
    private static readonly IReadOnlyList<JourneyEvent> Shop = Story.Tell(
        "ann: cart@0s[country=LT,value=5] cart@1d cart@8d pay@8d1h[coupon=x,value=120]",
        "bob: cart@0s[country=LV] cart@1h cart@2h",
        "cid: see@0s pay@1h cart@2h",
        "dan: see@0s cart@2d");

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_finds_the_customers_it_describes(string engine, string rule, string customers)
    {
        var answer = await Ask(engine, Shop, new SegmentOverlapQuestion { Segments = [Segment("s", rule)] });
        Assert.Equal(customers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, answer.Segments[0].Customers);
        Assert.Equal(customers, await Open(engine, Shop, new SegmentOverlapQuestion { Segments = [Segment("s", rule)] }, "segment:s"));
        Assert.Equal(customers, await Open(engine, Shop, new StatusQuestion { Scope = new Scope { Segment = Segment("s", rule) } }, "all"));
    }

    public static TheoryData<string, string, string> Rules()
    {
        (string Rule, string Customers)[] rules =
        [
            ("did pay", "ann cid"),
            ("not did pay", "bob dan"),
            ("did cart >= 3 times", "ann bob"),
            ("did cart 3 times and did pay", "ann"),
            ("did cart 1 times", "cid dan"),
            ("did pay <= 0 times", "bob dan"),
            ("did cart >= 3 times within 2h", "bob"),
            ("did cart >= 2 times within 1d", "ann bob"),
            ("did cart >= 2 times in first 1d", "bob"),
            ("did cart from 2026-01-07 to 2026-01-08", "dan"),
            ("country=LT", "ann"),
            ("country!=LT", "bob cid dan"),
            ("country", "ann bob"),
            ("!coupon", "bob cid dan"),
            ("value>=100", "ann"),
            ("sequence(see, cart)", "cid dan"),
            ("sequence(see, cart) within 1d", "cid"),
            ("sequence(cart, cart, pay)", "ann"),
            ("did see and did pay or country=LV", "bob cid"),
            ("did see and (did pay or country=LV)", "cid"),
            ("customer=ann|dan", "ann dan"),
        ];
        var data = new TheoryData<string, string, string>();
        foreach (var engine in Engines().Select(row => row.Data))
        {
            foreach (var (rule, customers) in rules)
            {
                data.Add(engine, rule, customers);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Segments_may_overlap_and_leave_some_out(string engine)
    {
        var question = new SegmentOverlapQuestion { Segments = [Segment("payers", "did pay"), Segment("lookers", "did see"), Segment("LT", "country=LT")] };
        var answer = await Ask(engine, Shop, question);
        Assert.Equal([2, 2, 1], answer.Segments.Select(s => s.Customers));
        Assert.Equal(["payers lookers 1", "payers LT 1", "lookers LT 0"], answer.Overlaps.Select(o => FormattableString.Invariant($"{o.First} {o.Second} {o.Customers}")));
        Assert.Equal(1 / 3.0, answer.Overlaps[0].Jaccard, 12);
        Assert.Equal(1, answer.InNone);
        Assert.Equal("bob", await Open(engine, Shop, question, "none"));
        Assert.Equal("cid", await Open(engine, Shop, question, "overlap:payers:lookers"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Frequent_scenarios_are_those_no_longer_one_with_the_same_customers_contains(string engine)
    {
        // Everybody does a, b, c in this order; half of them d before c.
        var story = Story.Tell("ann: a@0s b@1m c@2m", "bob: a@0s a@1s b@1m x@2m c@3m", "cid: a@0s b@1m d@2m c@3m", "dan: a@0s d@30s b@1m c@3m");
        var question = new SegmentDiscoveryQuestion { MinimumShare = 0.5, MaxLength = 3, Clusters = 2, Hypotheses = [Segment("flyers", "did fly"), Segment("all", "did a")], RefutedBelow = 0.5 };
        var answer = await Ask(engine, story, question);
        Assert.Equal(["a b c 4", "a d c 2"], answer.Scenarios.Select(s => FormattableString.Invariant($"{string.Join(' ', s.Activities)} {s.Customers}")));
        Assert.Equal([1.0, 1.0], answer.Scenarios.Select(s => s.Lift));
        Assert.Equal([HypothesisVerdict.Refuted, HypothesisVerdict.Found], answer.Hypotheses.Select(h => h.Verdict));
        Assert.Equal("cid dan", await Open(engine, story, question, "scenario:a:d:c"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_comparison_tests_shares_and_says_who_is_on_both_sides(string engine)
    {
        var question = new ComparisonQuestion
        {
            Of = new FunnelQuestion { Steps = Steps("cart", "pay") }, Left = Segment("payers", "did pay"), Right = Segment("everybody", "did cart"),
        };
        var answer = await Ask(engine, Shop, question);
        Assert.Equal((4, 2), (answer.N, answer.InBoth));
        Assert.Equal(["step:2 0.5 0.25", "step:1 1 1"], answer.Differences.Select(d => FormattableString.Invariant($"{d.Address} {d.Left} {d.Right}")));
        Assert.False(answer.Differences[0].Clear);
        Assert.True(answer.Differences[0].Interval!.Contains(0));
        Assert.Equal("ann", await Open(engine, Shop, question, "left:step:2"));
        Assert.Equal("ann bob cid dan", await Open(engine, Shop, question, "right:step:1"));
    }
}
