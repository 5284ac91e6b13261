using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A persona or segment of customers on the map, with the figures of all steps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Persona">The persona's id; null for a segment.</param>
/// <param name="Answer">The figures; their numbers open under its handle.</param>
public sealed record StepGroup(string Name, string? Persona, StepMeasuresAnswer Answer);

/// <summary>A group's conversion at a step against everybody else's there.</summary>
/// <param name="Group">The group.</param>
/// <param name="Customers">The group's customers at the step.</param>
/// <param name="WentOn">Of them, those who went on.</param>
/// <param name="Interval">Wilson interval of the share.</param>
/// <param name="Difference">Newcombe interval of the share less that of the others; null where there are no others.</param>
public sealed record GroupConversion(StepGroup Group, long Customers, long WentOn, Interval Interval, Interval? Difference)
{
    /// <summary>The share, 0–1.</summary>
    public double Share => WentOn / (double)Customers;

    /// <summary>Whether the group is clearly above (1) or below (−1) the others; 0 for no clear difference.</summary>
    public int Sign => Difference switch { { Low: > 0 } => 1, { High: < 0 } => -1, _ => 0 };

    /// <summary>The groups that have customers at a step.</summary>
    /// <param name="groups">The groups, whose customers are among the whole's.</param>
    /// <param name="step">The step.</param>
    /// <param name="customers">All customers at the step.</param>
    /// <param name="wentOn">Of them, those who went on.</param>
    public static IEnumerable<GroupConversion> At(IEnumerable<StepGroup> groups, string step, long customers, long wentOn)
    {
        foreach (var group in groups)
        {
            if (group.Answer.Steps.FirstOrDefault(s => s.Id == step) is { Customers: > 0, WentOn: { } on } figures)
            {
                var (others, othersOn) = (Math.Max(0, customers - figures.Customers), Math.Max(0, wentOn - on));
                yield return new GroupConversion(group, figures.Customers, on, Proportions.Wilson(on, figures.Customers)!, Proportions.Newcombe(on, figures.Customers, Math.Min(othersOn, others), others));
            }
        }
    }
}

/// <summary>Asks for the personas and segments of a measured map.</summary>
internal static class StepGroups
{
    /// <summary>A panel has room for so many; more stand in the comparison of segments.</summary>
    private const int Most = 6;

    /// <summary>The personas that are bound to a segment, then the defined segments; those whose rule cannot be used are left out.</summary>
    public static async Task<IReadOnlyList<StepGroup>> AskAsync(JourneyWorkspace workspace, JourneyMap map, StepMeasuresQuestion measured, CancellationToken cancellationToken)
    {
        var wanted = map.Personas.Where(p => !string.IsNullOrWhiteSpace(p.Segment)).Select(p => (p.Name, Persona: (string?)p.Id, Rule: p.Segment!))
            .Concat(workspace.Segments.All().Select(s => (s.Name, Persona: (string?)null, Rule: s.Name))).Take(Most);
        var groups = new List<StepGroup>();
        foreach (var (name, persona, rule) in wanted)
        {
            try
            {
                var scope = MeasureScope.Within(measured.Scope, workspace.Segments.Resolve(rule));
                groups.Add(new StepGroup(name, persona, await workspace.AskAsync(measured with { Scope = scope, Ways = 0, OffMap = 0, Crossings = false }, cancellationToken)));
            }
            catch (Exception e) when (e is MendableException or QuestionException)
            {
                // The persona's editor tells what is wrong with its rule; here the others are shown.
            }
        }

        return groups;
    }
}
