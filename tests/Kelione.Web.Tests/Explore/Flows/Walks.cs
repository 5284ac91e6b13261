using Kelione.Journeys;
using Kelione.Web.Explore.Flows;

namespace Kelione.Web.Tests.Explore.Flows;

/// <summary>Graphs out of journeys written as <c>"home cart paid"</c>, counted by hand.</summary>
internal static class Walks
{
    /// <summary>The graph of some journeys, each so often.</summary>
    public static FlowGraph Graph(params (int Times, string Journey)[] journeys)
    {
        var walks = journeys.SelectMany(j => Enumerable.Repeat(j.Journey.Split(' '), j.Times)).ToList();
        var names = walks.SelectMany(w => w).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var pairs = walks.SelectMany((w, i) => w.Zip(w.Skip(1), (from, to) => (from, to, i))).ToList();
        var edges = pairs.GroupBy(p => (p.from, p.to)).Select(g => new FlowEdge
        {
            From = g.Key.from, To = g.Key.to, Count = g.Count(), Customers = g.Select(p => p.i).Distinct().Count(), MedianSeconds = 60, P90Seconds = 90,
            ShareOfExits = g.Count() / (double)pairs.Count(p => p.from == g.Key.from), ShareOfEntries = g.Count() / (double)pairs.Count(p => p.to == g.Key.to),
        }).OrderByDescending(e => e.Count).ThenBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal).ToList();
        return FlowGraph.Of(Answer(walks, names, edges, pairs.Count), Matrix(walks, names));
    }

    /// <summary>The layout with two lines of words beside each transition.</summary>
    public static FlowLayout Layout(FlowGraph graph, FlowPruning? shown = null) => FlowLayout.Of(graph, shown ?? FlowPruning.Readable(graph), l => [l.Customers.ToString(System.Globalization.CultureInfo.InvariantCulture), "1 min"]);

    private static FlowsAnswer Answer(List<string[]> walks, List<string> names, List<FlowEdge> edges, int transitions) => new()
    {
        Customers = walks.Count,
        Transitions = transitions,
        EdgeCount = edges.Count,
        Edges = edges,
        Starts = Ends(walks, w => w[0]),
        Ends = Ends(walks, w => w[^1]),
        Activities = [.. names.Select(n => new ActivityCount(n, walks.Sum(w => w.Count(x => x == n)), walks.Count(w => w.Contains(n))))],
    };

    private static List<FlowEnd> Ends(List<string[]> walks, Func<string[], string> end) =>
        [.. walks.GroupBy(end).Select(g => new FlowEnd(g.Key, g.Count(), g.Count() / (double)walks.Count)).OrderByDescending(e => e.Count).ThenBy(e => e.Activity, StringComparer.Ordinal)];

    private static StepMatrixAnswer Matrix(List<string[]> walks, List<string> names)
    {
        var columns = Enumerable.Range(1, walks.Max(w => w.Length)).ToList();
        return new StepMatrixAnswer
        {
            Columns = columns,
            Rows = [.. names.Select(n => Row(n, [.. columns.Select(c => (long)walks.Count(w => w.Length >= c && w[c - 1] == n))], walks.Count))],
        };
    }

    private static StepMatrixRow Row(string name, long[] counts, int of) => new(name, counts, [.. counts.Select(c => c / (double)of)]);
}
