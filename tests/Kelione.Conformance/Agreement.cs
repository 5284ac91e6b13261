using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>What it takes for an engine to agree with the oracle on one case.</summary>
public static class Agreement
{
    /// <summary>What is wrong with an engine's answer to a case and with the customers behind its numbers; null where nothing is.</summary>
    public static async Task<string?> ProblemAsync(EngineUnderTest underTest, Case @case)
    {
        await using var engine = underTest.Open(@case.Events);
        return await ProblemAsync(underTest.Name, engine, new PlainEngine(@case.Events), @case.Question);
    }

    /// <summary>What is wrong with an engine's answer to a question and with the customers behind its numbers; null where nothing is.</summary>
    public static async Task<string?> ProblemAsync(string name, IJourneyEngine engine, PlainEngine oracle, Question question)
    {
        var (expected, behind) = oracle.Answer(question);
        var actual = await engine.AskAsync(question);
        var differences = AnswerDifferences.Between(expected, actual);
        if (differences.Count > 0)
        {
            return $"{name} answers otherwise:\n{string.Join('\n', differences)}";
        }

        foreach (var address in behind.Addresses)
        {
            string? problem;
            try
            {
                problem = await OpeningProblemAsync(engine, question, address, oracle.Summaries(question, behind, address));
            }
            catch (QuestionException e)
            {
                problem = e.Message;
            }

            if (problem is not null)
            {
                return $"{name} opens {address} otherwise: {problem}";
            }
        }

        return await MeasuresProblemAsync(engine, question, actual);
    }

    /// <summary>Turns the pages of a number and compares who is on them.</summary>
    private static async Task<string?> OpeningProblemAsync(IJourneyEngine engine, Question question, string address, IReadOnlyList<CustomerSummary> expected)
    {
        var found = new List<CustomerSummary>();
        string? after = null;
        do
        {
            var page = await engine.OpenAsync(question, address, new PageRequest(Limit: 3, after));
            if (page.Total != expected.Count)
            {
                return FormattableString.Invariant($"expected {expected.Count} customers, got {page.Total}");
            }

            found.AddRange(page.Customers);
            after = page.Next;
        }
        while (after is not null && found.Count <= expected.Count);
        return found.SequenceEqual(expected) ? null : $"expected {string.Join(", ", expected)}\ngot {string.Join(", ", found)}";
    }

    /// <summary>A share of customers opens to as many customers as it says.</summary>
    private static async Task<string?> MeasuresProblemAsync(IJourneyEngine engine, Question question, Answer answer)
    {
        // Of sessions, and of starts on several days, a customer may have many: such numbers open to each customer once.
        if (question is SessionsQuestion or RetentionQuestion { Entry: CohortEntry.Recurring })
        {
            return null;
        }

        foreach (var measure in answer.Measures().Where(m => m is { Kind: MeasureKind.Share, Of: > 0 }))
        {
            var page = await engine.OpenAsync(question, measure.Address, new PageRequest(Limit: 1));
            if (page.Total != measure.Count)
            {
                return FormattableString.Invariant($"{measure.Address} says {measure.Count} and opens to {page.Total}");
            }
        }

        return null;
    }
}
