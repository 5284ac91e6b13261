using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Segments;

public sealed class ScenarioTests
{
    private static readonly SegmentDiscoveryQuestion Half = new() { MinimumShare = 0.5, MaxLength = 4 };

    private static IEnumerable<string> Written(SegmentDiscoveryAnswer answer) => answer.Scenarios.Select(s => string.Join(' ', s.Activities) + ":" + s.Customers.Text());

    [Fact]
    public void Scenarios_go_with_gaps_and_only_the_longest_with_the_same_customers_stay()
    {
        var engine = EngineOver(("ann", "a x b y c"), ("bob", "a b b c"), ("dan", "a b"), ("eve", "z"));
        Assert.Equal(["a b:3", "a b c:2"], Written(Ask(engine, Half)));
        Assert.Equal(["ann", "bob"], Open(engine, Half, "scenario:a:b:c"));
    }

    [Fact]
    public void A_repeat_straight_after_itself_is_no_return_but_one_after_something_else_is()
    {
        Assert.Empty(Ask(EngineOver(("ann", "a a a"), ("bob", "a a")), Half).Scenarios);
        Assert.Equal(["a a:2"], Written(Ask(EngineOver(("ann", "a x a"), ("bob", "a y a")), Half with { MinimumShare = 0.7 })));
    }

    [Fact]
    public void Lift_is_the_share_over_what_independent_activities_would_give()
    {
        var scenario = Ask(EngineOver(("ann", "a b"), ("bob", "a b"), ("dan", "c"), ("eve", "a")), Half).Scenarios.Single();
        Assert.Equal((0.5, 0.5 / (0.75 * 0.5)), (scenario.Share, scenario.Lift));
    }

    [Fact]
    public void Only_the_best_are_given()
    {
        var all = Ask(EngineOver(("ann", "a b c d"), ("bob", "b c d a"), ("dan", "d a b c")), Half with { Top = 1000 });
        var best = Ask(EngineOver(("ann", "a b c d"), ("bob", "b c d a"), ("dan", "d a b c")), Half with { Top = 2 });
        Assert.True(all.Scenarios.Count > 2);
        Assert.Equal(Written(all).Take(2), Written(best));
    }

    [Fact]
    public void What_is_found_is_what_trying_all_sequences_finds() => Gen.Select(WrittenJourneys.Random, Gen.OneOf(0.2, 0.34, 0.6), Gen.Int[2, 4], Gen.OneOf(1, 5, 1000)).Sample((events, share, length, top) =>
    {
        var question = Half with { MinimumShare = share, MaxLength = length, Top = top };
        var answer = Ask(EngineOver(events), question);
        Assert.Equal(Brute(events, question), Written(answer));
    });

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() => Gen.Select(WrittenJourneys.Random, Scopes, Gen.Int[2, 3].Nullable()).Sample((events, scope, clusters) => HoldsHoweverCut(
        events,
        Half with { MinimumShare = 0.3, Scope = scope, Clusters = clusters, Hypotheses = [new("h", SegmentRule.Parse("did b"))] },
        answer =>
        [
            .. answer.Scenarios.Select(s => (Handles.Address(["scenario", .. s.Activities]), s.Customers)),
            .. answer.Clusters.Select(c => ("cluster:" + ((long)c.Number).Text(), c.Customers)),
            ("hypothesis:h", answer.Hypotheses[0].Customers),
        ]));

    /// <summary>All sequences of activities up to the length, counted, thinned to the closed ones, in the answer's order.</summary>
    private static IEnumerable<string> Brute(List<JourneyEvent> events, SegmentDiscoveryQuestion question)
    {
        var journeys = events.GroupBy(e => e.Customer).Select(g => string.Concat(g.OrderBy(e => e.TimeMicros).Select(e => e.Activity)))
            .Select(j => string.Concat(j.Where((a, i) => i == 0 || j[i - 1] != a))).ToList();
        IEnumerable<string> Sequences(int length) => length == 0 ? [""] : Sequences(length - 1).SelectMany(s => "abcde".Select(a => s + a));
        var frequent = Enumerable.Range(2, question.MaxLength - 1).SelectMany(Sequences)
            .Select(s => (Sequence: s, Customers: journeys.LongCount(j => IsIn(s, j))))
            .Where(s => s.Customers > 0 && s.Customers / (double)journeys.Count >= question.MinimumShare).ToList();
        return frequent
            .Where(s => !frequent.Exists(o => o.Sequence.Length > s.Sequence.Length && o.Customers == s.Customers && IsIn(s.Sequence, o.Sequence)))
            .OrderByDescending(s => s.Customers * s.Sequence.Length).ThenBy(s => s.Sequence, StringComparer.Ordinal).Take(question.Top)
            .Select(s => string.Join(' ', s.Sequence.ToCharArray()) + ":" + s.Customers.Text());
    }

    private static bool IsIn(string sequence, string journey)
    {
        var come = 0;
        foreach (var activity in journey)
        {
            come += come < sequence.Length && activity == sequence[come] ? 1 : 0;
        }

        return come == sequence.Length;
    }
}
