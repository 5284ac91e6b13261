using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The conversion by which an idea at a step is judged: to the step's own success where it states one, else to the next required step.</summary>
/// <param name="From">The step.</param>
/// <param name="To">The events that count as having gone on.</param>
/// <param name="ToStep">The step to which they belong; null for the step's own success.</param>
internal sealed record StepTarget(BoundStep From, StepPattern To, BoundStep? ToStep)
{
    /// <summary>Where customers go, in a sentence.</summary>
    public string Goal => ToStep is { } step ? $"go on to '{step.Name}'" : "succeed there";

    /// <summary>The conversion; null where the step is not measured, or it states no success and is the last one.</summary>
    public static StepTarget? Of(IReadOnlyList<BoundStep> bound, string id)
    {
        if (bound.FirstOrDefault(b => b.Id == id) is not { } from)
        {
            return null;
        }

        if (from.Success is { } success)
        {
            return new StepTarget(from, success, null);
        }

        var later = bound.SkipWhile(b => b.Id != id).Skip(1).ToList();
        return (later.FirstOrDefault(b => !b.Optional) ?? later.FirstOrDefault()) is { } next ? new StepTarget(from, next.Events, next) : null;
    }

    /// <summary>The funnel.</summary>
    public FunnelQuestion Question(Scope scope, Duration within) => new() { Scope = scope, Steps = [From.Events, To], Within = within, Times = false };
}
