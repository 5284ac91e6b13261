namespace Kelione.Web.Explore.Flows;

/// <summary>The order of activities from start to end: by where they stand in journeys, mended so that as few customers as can be seem to go back.</summary>
internal static class FlowOrder
{
    private const int Rounds = 6;

    /// <summary>The numbers of the activities shown, in order.</summary>
    public static IReadOnlyList<int> Of(FlowGraph graph, FlowPruning shown)
    {
        var order = shown.Nodes.OrderBy(n => graph.Nodes[n].Position).ThenByDescending(n => graph.Nodes[n].Starts).ThenBy(n => graph.Nodes[n].Name, StringComparer.Ordinal).ToList();
        var place = order.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
        var weight = new long[order.Count, order.Count];
        var index = new Dictionary<int, int>(place);
        foreach (var link in shown.Links)
        {
            weight[index[link.From], index[link.To]] += link.Customers;
        }

        var slots = Enumerable.Range(0, order.Count).ToList();
        for (var round = 0; round < Rounds && Sift(slots, weight); round++)
        {
        }

        return [.. slots.Select(s => order[s])];
    }

    /// <summary>Moves each once to where it makes the fewest go back; equal places leave it where it stands. Says whether anything moved.</summary>
    private static bool Sift(List<int> slots, long[,] weight)
    {
        var hasMoved = false;
        foreach (var item in slots.ToArray())
        {
            var at = slots.IndexOf(item);
            var (best, bestGain) = (at, 0L);
            var gain = 0L;
            for (var to = at + 1; to < slots.Count; to++)
            {
                // Passing to the right of another: what went from this to that now goes back, what went from that to this now goes on.
                gain += weight[slots[to], item] - weight[item, slots[to]];
                if (gain > bestGain)
                {
                    (best, bestGain) = (to, gain);
                }
            }

            gain = 0;
            for (var to = at - 1; to >= 0; to--)
            {
                gain += weight[item, slots[to]] - weight[slots[to], item];
                if (gain > bestGain)
                {
                    (best, bestGain) = (to, gain);
                }
            }

            if (best != at)
            {
                slots.RemoveAt(at);
                slots.Insert(best, item);
                hasMoved = true;
            }
        }

        return hasMoved;
    }
}
