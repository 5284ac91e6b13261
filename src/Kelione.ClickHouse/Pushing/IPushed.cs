using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>A kind of question that the shards answer themselves.</summary>
internal interface IPushed
{
    /// <summary>The type of question.</summary>
    Type QuestionType { get; }

    /// <summary>The answer, without N, policy and handle, and its N; null where this question cannot be said in SQL.</summary>
    (Answer Answer, long N)? Ask(Question question, PushedRun run);
}

/// <summary>The questions that the shards answer themselves; all others are answered here, over journeys that the shards give.</summary>
internal static class PushedList
{
    private static readonly Dictionary<Type, IPushed> ByQuestion = new IPushed[] { new PushedStatus(), new PushedFlows(), new PushedStepMatrix(), new PushedPareto(), new PushedStepMeasures(), new PushedFunnel(), new PushedRetention(), new PushedSessions(), new PushedVariants(), new PushedSegmentOverlap(), new PushedComparison() }.ToDictionary(p => p.QuestionType);

    /// <summary>A page of the customers behind a number; null where the shards cannot say who they are.</summary>
    public static CustomerPage? Open(Question question, string address, PageRequest page, Reading.JourneySnapshotOfShards snapshot, CancellationToken cancellation)
    {
        if (ByQuestion.GetValueOrDefault(question.GetType()) is not IPushedOpenings openings || ScopeSql.Of(question.Scope, snapshot) is not { } condition)
        {
            return null;
        }

        var run = new PushedRun(snapshot, condition, cancellation);
        return openings.Open(question, Handles.Parts(address), run) is { } opening ? PushedPages.Of(opening, page, run) : null;
    }

    /// <summary>The answer; null where the shards cannot give it.</summary>
    public static Answer? Ask(Question question, Reading.JourneySnapshotOfShards snapshot, CancellationToken cancellation)
    {
        if (!ByQuestion.TryGetValue(question.GetType(), out var pushed) || ScopeSql.Of(question.Scope, snapshot) is not { } condition
            || pushed.Ask(question, new PushedRun(snapshot, condition, cancellation)) is not var (answer, n))
        {
            return null;
        }

        return answer with { N = n, Policy = [.. question.PolicyLines()], Handle = Handles.Of(question) };
    }
}
