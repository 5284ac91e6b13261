using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The conversion by which an idea at a step is judged: from the step to the next required one or, where it is the last, to the step's own success.</summary>
/// <param name="From">The step.</param>
/// <param name="To">The events that count as having gone on.</param>
/// <param name="ToStep">The step to which they belong; null for the step's own success.</param>
internal sealed record StepTarget(BoundStep From, StepPattern To, BoundStep? ToStep)
{
    /// <summary>Where customers go, in a sentence.</summary>
    public string Goal => ToStep is { } step ? $"go on to '{step.Name}'" : "succeed there";

    /// <summary>The conversion; null where the step is not measured, or it is the last one and states no success.</summary>
    public static StepTarget? Of(IReadOnlyList<BoundStep> bound, string id)
    {
        if (bound.FirstOrDefault(b => b.Id == id) is not { } from)
        {
            return null;
        }

        var later = bound.SkipWhile(b => b.Id != id).Skip(1).ToList();
        var next = later.FirstOrDefault(b => !b.Optional) ?? later.FirstOrDefault();
        return next is not null ? new StepTarget(from, next.Events, next) : from.Success is { } success ? new StepTarget(from, success, null) : null;
    }

    /// <summary>The funnel.</summary>
    public FunnelQuestion Question(Scope scope, Duration within) => new() { Scope = scope, Steps = [From.Events, To], Within = within, Times = false };
}
