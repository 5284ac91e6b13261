using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>The random cases reach what the shards answer themselves: agreement there means something only where it was they who answered.</summary>
public sealed class PushedTests
{
    private const int MostCases = 400;

    /// <summary>Kinds of questions, and how many answers of the shards themselves are to be compared.</summary>
    public static TheoryData<string, int> Kinds() => new() { { "Status", 16 }, { "Flows", 4 }, { "StepMatrix", 8 }, { "Pareto", 4 }, { "StepMeasures", 6 }, { "Funnel", 1 }, { "Retention", 8 }, { "Sessions", 16 }, { "Variants", 16 }, { "SegmentOverlap", 16 }, { "Comparison", 2 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Random_questions_are_answered_by_the_shards_often_enough(string kind, int least)
    {
        var engine = EngineUnderTest.Named("ClickHouse, two shards");
        var pushed = 0;
        await Case.Of(kind).SampleAsync(
            async @case =>
            {
                if (pushed >= least)
                {
                    return;
                }

                var (expected, _) = new PlainEngine(@case.Events).Answer(@case.Question);
                await using var opened = engine.Open(@case.Events);
                var answer = await opened.AskAsync(@case.Question);
                Assert.Empty(AnswerDifferences.Between(expected, answer));
                pushed += answer.Policy.Any(p => p is { Name: PolicyLine.AnsweredBy, Value: "sums of the shards" }) ? 1 : 0;
            },
            iter: MostCases,
            threads: 1,
            print: c => c.ToString());
        Assert.True(pushed >= least, $"{pushed} of {MostCases}");
    }
}
