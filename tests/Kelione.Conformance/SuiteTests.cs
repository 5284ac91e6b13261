using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance;

/// <summary>The suite itself: it must notice an engine that is wrong, and must not find fault where there is none.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string> Kinds() => [.. QuestionGen.Kinds.Keys];

    /// <summary>The kinds that ask in which order things were done, not only whether and how often.</summary>
    public static TheoryData<string> KindsAboutOrder() => [.. QuestionGen.Kinds.Keys.Except(["Status", "Pareto", "Customers", "Aha"])];

    /// <summary>The kinds whose numbers have addresses.</summary>
    public static TheoryData<string> KindsWithAddresses() => [.. QuestionGen.Kinds.Keys.Except(["Timeline"])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task The_oracle_agrees_with_itself(string kind) =>
        Case.Of(kind).SampleAsync(async @case => Assert.Null(await Agreement.ProblemAsync(EngineUnderTest.Plain, @case)), iter: 30, print: c => c.ToString());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_engine_that_loses_the_last_event_is_noticed(string kind)
    {
        var forgetful = new EngineUnderTest("forgetful", events => new OpenedEngine(new PlainEngine(events.SkipLast(1))));
        Assert.True(await IsNoticedAsync(forgetful, kind));
    }

    [Theory]
    [MemberData(nameof(KindsAboutOrder))]
    public async Task An_engine_that_breaks_ties_the_wrong_way_round_is_noticed(string kind)
    {
        var reversed = new EngineUnderTest("reversed", events => new OpenedEngine(new PlainEngine(events.Reverse())));
        Assert.True(await IsNoticedAsync(reversed, kind));
    }

    [Theory]
    [MemberData(nameof(KindsWithAddresses))]
    public async Task An_engine_that_opens_numbers_to_the_wrong_customers_is_noticed(string kind) =>
        Assert.True(await IsNoticedAsync(new EngineUnderTest("careless", events => new OpenedEngine(new CarelessEngine(new PlainEngine(events)))), kind));

    [Fact]
    public async Task Each_kind_of_question_has_a_generator_and_its_own_answer()
    {
        var asked = new HashSet<Type>();
        foreach (var kind in QuestionGen.Kinds.Keys)
        {
            Question? question = null;
            Case.Of(kind).Sample(c => { question = c.Question; }, iter: 1);
            asked.Add(question!.GetType());
            Assert.NotEmpty((await new PlainEngine([]).AskAsync(question)).Policy);
        }

        Assert.Equal(typeof(Question).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Question)) && !t.IsAbstract).OrderBy(t => t.Name), asked.OrderBy(t => t.Name));
    }

    [Fact]
    public async Task Numbers_that_differ_by_rounding_alone_agree()
    {
        var answer = (StatusAnswer)await new PlainEngine([]).AskAsync(new StatusQuestion());
        var pareto = (ParetoAnswer)await new PlainEngine([new JourneyEvent { Customer = "c", Activity = "a", TimeMicros = 0 }]).AskAsync(new ParetoQuestion());
        Assert.Empty(AnswerDifferences.Between(pareto, pareto with { Total = pareto.Total * (1 + 1e-12) }));
        Assert.Single(AnswerDifferences.Between(pareto, pareto with { Total = pareto.Total * (1 + 1e-6) }));
        Assert.Single(AnswerDifferences.Between(answer, answer with { Fields = ["channel"] }));
        Assert.Single(AnswerDifferences.Between(answer, answer with { Policy = [] }));
    }

    private static async Task<bool> IsNoticedAsync(EngineUnderTest wrong, string kind)
    {
        var noticed = 0;
        await Case.Of(kind).SampleAsync(
            async @case =>
            {
                if (Volatile.Read(ref noticed) == 0 && await Agreement.ProblemAsync(wrong, @case) is not null)
                {
                    Interlocked.Increment(ref noticed);
                }
            },
            iter: 2000);
        return noticed > 0;
    }

    /// <summary>Answers well and puts nobody behind its numbers.</summary>
    private sealed class CarelessEngine(IJourneyEngine inner) : IJourneyEngine
    {
        public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default) => inner.AskAsync(question, cancellationToken);

        public async Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default) =>
            await inner.OpenAsync(question, address, page, cancellationToken) with { Customers = [], Next = null };
    }
}
