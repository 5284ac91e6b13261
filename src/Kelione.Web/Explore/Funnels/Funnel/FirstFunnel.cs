using Kelione.Journeys;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>A funnel to begin with, where nobody has named its steps: the widest way through the transitions.</summary>
internal static class FirstFunnel
{
    private const int Most = 6;

    /// <summary>
    /// From the activity with which most journeys start, each time on to the activity not yet passed that most customers go to, up to six steps,
    /// as long as at least one in twenty of those at the start comes along.
    /// </summary>
    /// <param name="flows">The transitions, with customers.</param>
    /// <returns>At least two steps, or none where there is no way.</returns>
    public static IReadOnlyList<StepPattern> Of(FlowsAnswer flows)
    {
        if (flows.Starts is not [var start, ..])
        {
            return [];
        }

        List<string> way = [start.Activity];
        var first = flows.Activities.FirstOrDefault(a => a.Activity == start.Activity)?.Customers ?? flows.Customers;
        while (way.Count < Most && Next() is { } next)
        {
            way.Add(next);
        }

        return way.Count > 1 ? [.. way.Select(StepPattern.Of)] : [];

        string? Next() => flows.Edges
            .Where(e => e.From == way[^1] && !way.Contains(e.To, StringComparer.Ordinal) && (e.Customers ?? e.Count) * 20 >= first)
            .OrderByDescending(e => e.Customers ?? e.Count).ThenBy(e => e.To, StringComparer.Ordinal)
            .FirstOrDefault()?.To;
    }
}
