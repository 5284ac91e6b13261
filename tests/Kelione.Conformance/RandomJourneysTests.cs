using System.Globalization;
using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance;

/// <summary>Every engine gives the oracle's answers, and the oracle's customers behind every number, on random journeys and random questions of every kind.</summary>
public sealed class RandomJourneysTests
{
    /// <summary>How many cases for each engine and kind; <c>KELIONE_CASES</c> in the environment asks for more.</summary>
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("KELIONE_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 150;

    /// <summary>Each case makes tables on servers: fewer of them fit into the same time.</summary>
    private const int ServersAreSlowerBy = 5;

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
            iter: underTest.NeedsServers ? Math.Max(1, Cases / ServersAreSlowerBy) : Cases,
            print: @case => @case.ToString());
    }
}
