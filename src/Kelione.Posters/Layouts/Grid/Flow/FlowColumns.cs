using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Grid.Flow;

/// <summary>The customers of one measured step and what becomes of them on the way to the next measured one. Immutable. Audience = went on + passed by + lost.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Next">The column of the next measured step; null for the last.</param>
/// <param name="Audience">Customers at the step.</param>
/// <param name="WentOn">Those who did the next one.</param>
/// <param name="PassedBy">Those who did not do the next one but a later one.</param>
/// <param name="Lost">Those who did no later one.</param>
/// <param name="Joined">Customers of the next step who come from neither this step nor past it: they enter there.</param>
/// <param name="Measure">All that was measured of the step.</param>
internal sealed record FlowColumn(int Column, int? Next, long Audience, long WentOn, long PassedBy, long Lost, long Joined, StepMeasure Measure);

/// <summary>The measured steps as one flow from left to right.</summary>
internal static class FlowColumns
{
    /// <summary>The flow of a grid; empty where no step was measured.</summary>
    public static ImmutableArray<FlowColumn> Of(GridPlan plan)
    {
        var columns = Enumerable.Range(0, plan.Count).Where(i => plan.Steps[i]?.Measure?.Customers is not null).ToList();
        var flow = ImmutableArray.CreateBuilder<FlowColumn>(columns.Count);
        for (var k = 0; k < columns.Count; k++)
        {
            var measure = plan.Steps[columns[k]]!.Measure!;
            var audience = measure.Customers!.Value;
            if (k + 1 == columns.Count)
            {
                flow.Add(new FlowColumn(columns[k], null, audience, 0, 0, 0, 0, measure));
                continue;
            }

            var next = plan.Steps[columns[k + 1]]!.Measure!.Customers!.Value;
            var went = Math.Clamp(measure.WentOn ?? Math.Min(audience, next), 0, Math.Min(audience, next));
            var passed = Math.Clamp(measure.PassedBy ?? 0, 0, audience - went);

            // Those who passed the step before by come back to the band here: they do not enter the map.
            var returning = k > 0 ? flow[k - 1].PassedBy : 0;
            flow.Add(new FlowColumn(columns[k], columns[k + 1], audience, went, passed, audience - went - passed, Math.Max(0, next - went - returning), measure));
        }

        return flow.MoveToImmutable();
    }
}
