using Kelione.Journeys;

namespace Kelione.Web.Explore.Flows;

/// <summary>The transition graph as it is drawn: activities by number, and who moves between them. Immutable.</summary>
/// <param name="Nodes">The activities by falling number of events.</param>
/// <param name="Links">The transitions between different activities, by falling number of customers.</param>
/// <param name="Journeys">How many journeys there are.</param>
/// <param name="Moves">How many transitions there are in all, repeats of an activity among them.</param>
public sealed record FlowGraph(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowLink> Links, long Journeys, long Moves)
{
    /// <summary>The graph of an answer.</summary>
    /// <param name="flows">The answer, with details.</param>
    /// <param name="matrix">Where in journeys the activities stand.</param>
    public static FlowGraph Of(FlowsAnswer flows, StepMatrixAnswer matrix)
    {
        var starts = flows.Starts.ToDictionary(s => s.Activity, s => s.Count);
        var ends = flows.Ends.ToDictionary(e => e.Activity, e => e.Count);
        var loops = flows.Edges.Where(e => e.From == e.To).ToDictionary(e => e.From);
        var rows = matrix.Rows.ToDictionary(r => r.Activity);
        var nodes = flows.Activities.Select(a => new FlowNode(
            a.Activity, a.Count, a.Customers, starts.GetValueOrDefault(a.Activity), ends.GetValueOrDefault(a.Activity), loops.GetValueOrDefault(a.Activity),
            rows.TryGetValue(a.Activity, out var row) ? Median(row, matrix.Columns) : double.MaxValue)).ToList();
        var numbers = nodes.Select((n, i) => (n.Name, i)).ToDictionary(n => n.Name, n => n.i);
        var links = flows.Edges.Where(e => e.From != e.To)
            .Select(e => new FlowLink(numbers[e.From], numbers[e.To], e.Customers ?? e.Count, e.Count, e.MedianSeconds))
            .OrderByDescending(l => l.Customers).ThenBy(l => l.From).ThenBy(l => l.To).ToList();
        return new FlowGraph(nodes, links, flows.Customers, flows.Transitions);
    }

    // The middle of all events of the activity, with a share of a column so that equal columns still part.
    private static double Median(StepMatrixRow row, IReadOnlyList<int> columns)
    {
        var half = row.Customers.Sum() / 2.0;
        var before = 0L;
        for (var c = 0; c < columns.Count; c++)
        {
            if (row.Customers[c] > 0 && before + row.Customers[c] >= half)
            {
                return columns[c] + (half - before) / row.Customers[c];
            }

            before += row.Customers[c];
        }

        return double.MaxValue;
    }
}

/// <summary>An activity of the graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How often it was done.</param>
/// <param name="Customers">By how many customers.</param>
/// <param name="Starts">Journeys that start with it.</param>
/// <param name="Ends">Journeys that end with it.</param>
/// <param name="Loop">The transition to itself; null for none.</param>
/// <param name="Position">The median event number at which it stands in journeys, from 1.</param>
public sealed record FlowNode(string Name, long Count, long Customers, long Starts, long Ends, FlowEdge? Loop, double Position);

/// <summary>A transition between two different activities.</summary>
/// <param name="From">The number of the activity left.</param>
/// <param name="To">The number of the activity come to.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Count">How often.</param>
/// <param name="MedianSeconds">The median time; null where it is not known.</param>
public sealed record FlowLink(int From, int To, long Customers, long Count, double? MedianSeconds);
