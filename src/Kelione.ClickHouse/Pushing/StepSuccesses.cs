using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Successes of steps that are told by events of their own, and who came back after them: sums by customer, without the order of events.</summary>
internal sealed class StepSuccesses
{
    private readonly StepMeasuresQuestion _question;
    private readonly PushedRun _run;
    private readonly List<string?> _conditions;

    public StepSuccesses(StepMeasuresQuestion question, PushedRun run)
    {
        (_question, _run) = (question, run);
        AreStated = question.Steps.Any(s => s.Success is not null);
        _conditions = [.. question.Steps.Select(s => ScopeSql.Of(s.Success ?? s.Events, run.Snapshot))];
    }

    /// <summary>Whether any step has events of success.</summary>
    public bool AreStated { get; }

    /// <summary>Whether all of them can be said.</summary>
    public bool CanBeSaid => !_conditions.Contains(null);

    /// <summary>Counts them, where any are stated.</summary>
    /// <param name="tally">Where to.</param>
    /// <param name="until">How far the data reaches.</param>
    public void Add(StepTally tally, long until)
    {
        if (!AreStated)
        {
            return;
        }

        var days = FormattableString.Invariant($"{_question.RetentionDays} * {JourneySql.Day}");
        var places = Enumerable.Range(0, _conditions.Count).ToList();
        string Sums(int k)
        {
            var lived = FormattableString.Invariant($"n{k} > 0 AND {Sql.Number(until)} - m{k} >= {days} + {JourneySql.Day}");
            return FormattableString.Invariant($"toInt64(countIf(n{k} > 0)), toInt64(countIf({lived})), toInt64(countIf({lived} AND l - m{k} >= {days}))");
        }

        _run.AskParts(
            from => $"SELECT {string.Join(", ", places.Select(Sums))} FROM (SELECT max(time) AS l{string.Concat(places.Select(k => FormattableString.Invariant($", countIf({_conditions[k]}) AS n{k}, minIf(time, {_conditions[k]}) AS m{k}")))} FROM {from} GROUP BY customer)",
            rows =>
            {
                foreach (var k in places)
                {
                    tally.Succeeded[k] += rows.Int64();
                    tally.Lived[k] += rows.Int64();
                    tally.Retained[k] += rows.Int64();
                }
            });
    }
}
