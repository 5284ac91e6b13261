using Kelione.Journeys;

namespace Kelione.Web.Explore.Flows;

/// <summary>Where customers leave.</summary>
/// <param name="Activity">After which activity.</param>
/// <param name="Ends">How many journeys end there.</param>
/// <param name="Customers">How many customers did it.</param>
/// <param name="Next">Where most of the others go; null where next to none goes on.</param>
internal sealed record Leaving(string Activity, long Ends, long Customers, FlowEdge? Next);

/// <summary>What a flow answer has to say first.</summary>
internal static class FlowFindings
{
    /// <summary>An activity counts as one to go on from where this share of its customers do.</summary>
    private const double GoingOn = 0.1;

    /// <summary>Fewer than this share of an activity's customers is no finding.</summary>
    private const double WorthSaying = 0.02;

    /// <summary>The activity after which most journeys end although others go on from it; else the one at which most end; null where there are no journeys.</summary>
    /// <param name="flows">The answer.</param>
    /// <param name="graph">Its graph, which knows what goes on and what goes back.</param>
    public static Leaving? Leaving(FlowsAnswer flows, FlowGraph graph)
    {
        var shown = FlowPruning.Readable(graph);
        var place = FlowOrder.Of(graph, shown).Select((n, i) => (graph.Nodes[n].Name, i)).ToDictionary(x => x.Name, x => x.i);
        var activities = flows.Activities.ToDictionary(a => a.Activity);
        var next = flows.Edges.Where(e => place.TryGetValue(e.From, out var from) && place.TryGetValue(e.To, out var to) && from < to)
            .GroupBy(e => e.From).ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Customers).First());
        var leavings = flows.Ends.Select(e =>
        {
            var customers = activities[e.Activity].Customers;
            var onward = next.GetValueOrDefault(e.Activity);
            return new Leaving(e.Activity, e.Count, customers, e.Count >= WorthSaying * customers && onward is { Customers: { } n } && n >= GoingOn * customers ? onward : null);
        }).ToList();
        return leavings.FirstOrDefault(l => l.Next is not null) ?? (leavings.Count > 0 ? leavings[0] : null);
    }

    /// <summary>The return that most customers make; null where nobody goes back.</summary>
    public static FlowLink? WidestReturn(FlowGraph graph)
    {
        var shown = FlowPruning.Readable(graph);
        var place = FlowOrder.Of(graph, shown).Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
        return shown.Links.Where(l => place[l.From] > place[l.To]).MaxBy(l => l.Customers);
    }

    /// <summary>The transition in which two segments differ most, clearly; null where they differ clearly in none.</summary>
    public static Difference? Clearest(ComparisonAnswer compared) => compared.Differences.FirstOrDefault(d => d.Clear && d.Address.StartsWith("edge:", StringComparison.Ordinal));
}
