using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Which few values of an activity or a field of the product carry most events. Other fields may have very many values, and amounts depend in their last digits on the order in which they are added: both are answered here.</summary>
internal sealed class PushedPareto : IPushed
{
    public Type QuestionType => typeof(ParetoQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var pareto = (ParetoQuestion)question;
        if (pareto.Measure != ParetoMeasure.Events || pareto.Over is not (EventFields.Activity or EventFields.Channel or EventFields.Touchpoint or EventFields.Device or EventFields.Source))
        {
            return null;
        }

        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        var column = pareto.Over == EventFields.Activity ? pareto.Over : run.Snapshot.ColumnOf(pareto.Over);
        if (column is not null)
        {
            run.Ask(
                from => $"SELECT {column}, toInt64(count()) FROM {from} AND notEmpty({column}) GROUP BY {column}",
                rows =>
                {
                    var name = rows.Text();
                    sums[name] = sums.GetValueOrDefault(name) + rows.Int64();
                });
        }

        var persons = 0L;
        run.Ask(from => $"SELECT toInt64(uniqExact(customer)) FROM {from}", rows => persons += rows.Int64());
        return (ParetoKernel.Answer(pareto, [.. sums.Select(s => (s.Key, (double)s.Value))]), persons);
    }
}
