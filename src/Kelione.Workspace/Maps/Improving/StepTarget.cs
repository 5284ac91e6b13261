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

    /// <summary>Whether success is one of the very events that are at the step, so that nothing has to follow and a funnel would ask for too much.</summary>
    public bool IsAmongEvents => ToStep is null && From.Events.Conditions.Count == 0 && To.Activities.Count > 0 && To.Activities.All(a => From.Events.Activities.Contains(a, StringComparer.Ordinal));

    /// <summary>How many customers were at the step, and how many of them converted.</summary>
    /// <param name="ask">Asks a question.</param>
    /// <param name="scope">What to look at.</param>
    /// <param name="within">The map's window.</param>
    public async Task<TargetCount> CountAsync(Func<FunnelQuestion, Task<FunnelAnswer>> ask, Scope scope, Duration within)
    {
        var answer = await ask(Question(scope, within));
        var at = Of(answer, 0);
        return new TargetCount(at, IsAmongEvents ? Of(await ask(Question(scope, within) with { Steps = [To] }), 0) : Of(answer, 1));
    }

    private static CountedStep Of(FunnelAnswer answer, int step) => new(answer.Steps[step].Customers, answer.Handle, Handles.Address("step", Handles.Part(step + 1)));
}

/// <summary>Customers at a step, and of them those who converted.</summary>
/// <param name="At">At the step.</param>
/// <param name="On">Converted.</param>
internal sealed record TargetCount(CountedStep At, CountedStep On);
