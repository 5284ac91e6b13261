using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>The random cases reach what the shards answer themselves: agreement there means something only where it was they who answered.</summary>
public sealed class PushedTests
{
    /// <summary>Kinds of questions, and at least how many of a hundred random ones the shards answer themselves: far below the usual, for the draws are few.</summary>
    public static TheoryData<string, int> Kinds() => new() { { "Status", 15 }, { "Flows", 3 }, { "StepMatrix", 5 }, { "Pareto", 3 }, { "StepMeasures", 4 }, { "Funnel", 0 }, { "Retention", 5 }, { "Sessions", 15 }, { "Variants", 15 }, { "SegmentOverlap", 15 }, { "Comparison", 0 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Random_questions_are_answered_by_the_shards_often_enough(string kind, int least)
    {
        const int Cases = 40;
        var engine = EngineUnderTest.Named("ClickHouse, two shards");
        var pushed = 0;
        await Case.Of(kind).SampleAsync(
            async @case =>
            {
                var (expected, _) = new PlainEngine(@case.Events).Answer(@case.Question);
                await using var opened = engine.Open(@case.Events);
                var answer = await opened.AskAsync(@case.Question);
                Assert.Empty(AnswerDifferences.Between(expected, answer));
                pushed += answer.Policy.Any(p => p is { Name: PolicyLine.AnsweredBy, Value: "sums of the shards" }) ? 1 : 0;
            },
            iter: Cases,
            threads: 1,
            print: c => c.ToString());
        Assert.True(pushed * 100 >= least * Cases, $"{pushed} of {Cases}");
    }
}
