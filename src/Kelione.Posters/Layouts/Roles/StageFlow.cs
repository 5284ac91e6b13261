using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Flow;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>
/// The customers of the stages as one flow. A stage's audience is that of its first measured required step; lost are those who did no later step after one of the stage's; whoever else is missing at the next stage passed it by.
/// </summary>
internal static class StageFlow
{
    /// <summary>The measured stages; empty where none was measured.</summary>
    public static ImmutableArray<FlowColumn> Of(GridPlan plan)
    {
        var reading = plan.Page.Reading;
        var stages = reading.Stages.Select(s => reading.Steps.Skip(s.FirstStep).Take(s.Count).Where(p => p.Measure?.Customers is not null).ToList()).ToList();
        var columns = Enumerable.Range(0, stages.Count).Where(i => stages[i].Count > 0).ToList();
        var flow = ImmutableArray.CreateBuilder<FlowColumn>(columns.Count);
        for (var k = 0; k < columns.Count; k++)
        {
            var steps = stages[columns[k]];
            var (audience, worst) = (Audience(steps), steps.MaxBy(s => s.Measure!.Exits ?? 0)!.Measure!);
            if (k + 1 == columns.Count)
            {
                flow.Add(new FlowColumn(columns[k], null, audience, 0, 0, 0, 0, worst));
                continue;
            }

            var next = Audience(stages[columns[k + 1]]);
            var lost = Math.Clamp(steps.Sum(s => s.Measure!.Exits ?? 0), 0, audience);
            var went = Math.Min(audience - lost, next);
            var returning = k > 0 ? flow[k - 1].PassedBy : 0;
            flow.Add(new FlowColumn(columns[k], columns[k + 1], audience, went, audience - lost - went, lost, Math.Max(0, next - went - returning), worst));
        }

        return flow.MoveToImmutable();
    }

    private static long Audience(List<StepReading> steps) => steps.OrderBy(s => s.Step.Optional).First().Measure!.Customers!.Value;
}
