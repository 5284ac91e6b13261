namespace Kelione.Web.Explore.Flows;

/// <summary>The column of each activity: each stands right of those from which a good part of its customers come.</summary>
internal static class FlowLayers
{
    /// <summary>A transition counts for the columns where it carries this share of the customers of one of its ends.</summary>
    private const double Telling = 0.2;

    /// <summary>Columns by activity, from 0 without gaps.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="shown">What is shown.</param>
    /// <param name="order">The activities from start to end.</param>
    public static IReadOnlyDictionary<int, int> Of(FlowGraph graph, FlowPruning shown, IReadOnlyList<int> order)
    {
        var place = order.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
        var onward = shown.Links.Where(l => place[l.From] < place[l.To]).ToList();
        var telling = onward.Where(l => l.Customers >= Telling * Math.Min(graph.Nodes[l.From].Customers, graph.Nodes[l.To].Customers)).ToList();
        var into = telling.ToLookup(l => l.To, l => l.From);
        var most = Math.Clamp((int)Math.Ceiling(order.Count / 6.0), 2, 6);
        var layers = new Dictionary<int, int>();
        var filled = new Dictionary<int, int>();
        foreach (var node in order)
        {
            var layer = into[node].Select(f => layers[f] + 1).DefaultIfEmpty(Loose(node)).Max();
            while (filled.GetValueOrDefault(layer) >= most)
            {
                layer++;
            }

            layers[node] = layer;
            filled[layer] = filled.GetValueOrDefault(layer) + 1;
        }

        PullTogether(order, onward, telling, layers, filled, most);
        var used = layers.Values.Distinct().Order().ToList();
        return layers.ToDictionary(l => l.Key, l => used.IndexOf(l.Value));

        // One without a telling way into it stands right of its widest entry, or first.
        int Loose(int node) => onward.Where(l => l.To == node && layers.ContainsKey(l.From)).MaxBy(l => l.Customers) is { } widest && widest.Customers > graph.Nodes[node].Starts ? layers[widest.From] + 1 : 0;
    }

    /// <summary>Moves activities right towards those that they lead to where this shortens the ways in sum.</summary>
    private static void PullTogether(IReadOnlyList<int> order, List<FlowLink> onward, List<FlowLink> telling, Dictionary<int, int> layers, Dictionary<int, int> filled, int most)
    {
        foreach (var node in order.Reverse())
        {
            var limit = telling.Where(l => l.From == node).Select(l => layers[l.To] - 1).DefaultIfEmpty(layers[node]).Min();
            var gain = onward.Where(l => l.From == node).Sum(l => l.Customers) - onward.Where(l => l.To == node).Sum(l => l.Customers);
            var to = limit;
            while (to > layers[node] && filled.GetValueOrDefault(to) >= most)
            {
                to--;
            }

            if (gain > 0 && to > layers[node])
            {
                filled[layers[node]]--;
                filled[to] = filled.GetValueOrDefault(to) + 1;
                layers[node] = to;
            }
        }
    }
}
