using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>The same question of two segments, where the shards answer that question themselves.</summary>
internal sealed class PushedComparison : IPushed
{
    public Type QuestionType => typeof(ComparisonQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var comparison = (ComparisonQuestion)question;
        var (ofLeft, ofRight) = (comparison.OfLeft(), comparison.OfRight());
        if (ScopeSql.Of(ofLeft.Scope, run.Snapshot) is not { } left || ScopeSql.Of(ofRight.Scope, run.Snapshot) is not { } right
            || PushedList.Ask(ofLeft, run.Snapshot, run.Cancellation) is not { } leftAnswer || PushedList.Ask(ofRight, run.Snapshot, run.Cancellation) is not { } rightAnswer)
        {
            return null;
        }

        var (inBoth, inEither) = (0L, 0L);
        run.AskWhole(
            from => $"SELECT toInt64(countIf(l > 0 AND r > 0)), toInt64(countIf(l > 0 OR r > 0)) FROM (SELECT customer, max(toUInt8({left.Where(from)})) AS l, max(toUInt8({right.Where(from)})) AS r FROM {from} GROUP BY customer)",
            rows =>
            {
                inBoth += rows.Int64();
                inEither += rows.Int64();
            });
        var answer = new ComparisonAnswer
        {
            N = inEither,
            Left = leftAnswer,
            Right = rightAnswer,
            InBoth = inBoth,
            Differences = Differences.Of([.. leftAnswer.Measures()], [.. rightAnswer.Measures()]),
        };
        return (answer, inEither);
    }
}
