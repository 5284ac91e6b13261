using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Makes the questions that measure the steps of a map.</summary>
/// <param name="map">The map.</param>
/// <param name="bound">Its steps that can be measured, at least one.</param>
/// <param name="errors">The error events; null for none.</param>
internal sealed class StepQuestions(JourneyMap map, IReadOnlyList<BoundStep> bound, StepPattern? errors)
{
    /// <summary>How many steps a funnel can have.</summary>
    private const int MostFunnelSteps = 32;

    // Longer than any data: the funnel over the whole map asks for the order alone.
    private static readonly Duration AnyTime = Duration.FromDays(36_500);

    /// <summary>The longest time to a later step.</summary>
    public Duration Within { get; } = WindowOf(map);

    /// <summary>The longest time to a later step that a map states.</summary>
    /// <exception cref="MendableException">It is no length of time.</exception>
    public static Duration WindowOf(JourneyMap map) => Duration.TryParse(map.Measure.Within, out var within)
        ? within
        : throw new MendableException($"The map's window '{map.Measure.Within}' is not a length of time. Write for example 30d or 12h.");

    /// <summary>The measures of all steps.</summary>
    /// <param name="scope">What to look at.</param>
    /// <param name="details">Whether ways, activities off the map and crossings are wanted too.</param>
    public StepMeasuresQuestion Steps(Scope scope, bool details) => new()
    {
        Scope = scope,
        Steps = [.. bound.Select(b => new MeasuredStep(b.Id, b.Events, b.Success, b.Optional))],
        Within = Within,
        RetentionDays = map.Measure.RetentionDays,
        Arcs = [.. Arcs()],
        Errors = errors,
        Ways = details ? 10 : 0,
        OffMap = details ? 100 : 0,
        Crossings = details && map.Kind is MapKind.CrossChannel or MapKind.MultiScreen,
    };

    /// <summary>The whole map as one funnel, with the steps that it has; null where there are too few or too many. Optional steps before the first required one are left out: nothing comes before them.</summary>
    /// <param name="scope">What to look at.</param>
    public (FunnelQuestion Question, IReadOnlyList<BoundStep> Steps)? Funnel(Scope scope)
    {
        var steps = bound.SkipWhile(b => b.Optional).ToList();
        if (steps.Count is < 2 or > MostFunnelSteps)
        {
            return null;
        }

        var patterns = steps.Select((b, i) => b.Events with { Optional = b.Optional && i < steps.Count - 1 }).ToList();
        return (new FunnelQuestion { Scope = scope, Steps = patterns, Within = AnyTime, Times = false }, steps);
    }

    // On a wheel the last step leads to the first again; nobody has to draw that.
    private IEnumerable<MeasuredArc> Arcs()
    {
        var ids = bound.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var drawn = map.Arcs.Where(a => a.From != a.To && ids.Contains(a.From) && ids.Contains(a.To)).Select(a => new MeasuredArc(a.From, a.To));
        return (map.Kind == MapKind.Cyclic && bound.Count > 1 ? drawn.Append(new MeasuredArc(bound[^1].Id, bound[0].Id)) : drawn).Distinct();
    }
}
