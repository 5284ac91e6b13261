using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What counts as converted from a step to the next one: one rule for criticality and barriers, so that no step is critical by a loss that is none.</summary>
internal static class GoingOn
{
    /// <summary>Whether passing the next step by is as good as doing it: it is optional, or the map draws an arc from here to a bound step beyond it.</summary>
    /// <param name="map">The map.</param>
    /// <param name="bound">Its measured steps in order.</param>
    /// <param name="at">The place of the step left among them; not the last.</param>
    public static bool MayPassBy(JourneyMap map, IReadOnlyList<BoundStep> bound, int at) =>
        bound[at + 1].Optional || bound.Skip(at + 2).Any(beyond => map.Arcs.Any(a => a.From == bound[at].Id && a.To == beyond.Id));

    /// <summary>Those who went on; where the next step may be passed by, whoever did so as well.</summary>
    public static long Count(StepFigures figures, bool mayPassBy) => (figures.WentOn ?? 0) + (mayPassBy ? figures.PassedBy ?? 0 : 0);
}
