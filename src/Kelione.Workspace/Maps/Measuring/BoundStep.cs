using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A step of the map that can be measured.</summary>
/// <param name="Step">The step.</param>
/// <param name="Place">Its place among all steps of the map, bound or not, from 0.</param>
/// <param name="Events">The events that are at it; every activity named occurs in the data.</param>
/// <param name="Success">The events that are its success; null for any event at it.</param>
/// <param name="Optional">Whether customers may pass it by.</param>
internal sealed record BoundStep(Step Step, int Place, StepPattern Events, StepPattern? Success, bool Optional)
{
    public string Id => Step.Id;

    public string Name => Step.Name;
}
