using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance;

/// <summary>Every engine gives the oracle's answers, and the oracle's customers behind every number, on random journeys and random questions of every kind.</summary>
public sealed class RandomJourneysTests
{
    private const int Cases = 150;

    public static TheoryData<string, string> EnginesAndKinds()
    {
        var data = new TheoryData<string, string>();
        foreach (var engine in EngineUnderTest.All)
        {
            foreach (var kind in QuestionGen.Kinds.Keys)
            {
                data.Add(engine.Name, kind);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EnginesAndKinds))]
    public Task An_engine_agrees_with_the_oracle(string engine, string kind)
    {
        var underTest = EngineUnderTest.Named(engine);
        return Case.Of(kind).SampleAsync(
            async @case =>
            {
                if (await Agreement.ProblemAsync(underTest, @case) is { } problem)
                {
                    throw new InvalidOperationException(problem);
                }
            },
            iter: Cases,
            print: @case => @case.ToString());
    }
}
