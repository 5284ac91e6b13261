using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>The random cases reach what the shards answer themselves: agreement there means something only where it was they who answered.</summary>
public sealed class PushedTests
{
    /// <summary>Kinds of questions, and at least how many of a hundred random ones the shards answer themselves.</summary>
    public static TheoryData<string, int> Kinds() => new() { { "Status", 40 }, { "Flows", 10 }, { "StepMatrix", 20 }, { "Pareto", 10 }, { "StepMeasures", 15 }, { "Funnel", 2 }, { "Retention", 20 }, { "Sessions", 40 }, { "Variants", 40 }, { "SegmentOverlap", 40 }, { "Comparison", 5 } };

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
                var answer = await engine.Open(@case.Events).AskAsync(@case.Question);
                Assert.Empty(AnswerDifferences.Between(expected, answer));
                pushed += answer.Policy.Any(p => p is { Name: PolicyLine.AnsweredBy, Value: "sums of the shards" }) ? 1 : 0;
            },
            iter: Cases,
            threads: 1,
            print: c => c.ToString());
        Assert.True(pushed * 100 >= least * Cases, $"{pushed} of {Cases}");
    }
}
