namespace Kelione.Web.Explore.Flows;

/// <summary>
/// Which part of the graph is shown: transitions with at least so many customers, and for each activity shown the widest way to it from a start and on from it to an end, so that nothing hangs in the air.
/// </summary>
/// <param name="Least">The bound.</param>
/// <param name="Nodes">The activities shown, by number, rising.</param>
/// <param name="Links">The transitions shown.</param>
internal sealed record FlowPruning(long Least, IReadOnlyList<int> Nodes, IReadOnlyList<FlowLink> Links)
{
    private const int MostLinks = 32;
    private const int MostNodes = 20;

    /// <summary>What is rarer than this share of journeys is left out at first, as long as nearly all moves stay.</summary>
    private const double Rare = 0.01;
    private const double NearlyAll = 0.96;

    /// <summary>Bounds worth offering, rising from 1 to beyond the widest transition.</summary>
    public static IReadOnlyList<long> Bounds(FlowGraph graph)
    {
        var widest = graph.Links.Count > 0 ? graph.Links[0].Customers : 1;
        var bounds = new List<long>();
        for (long decade = 1; decade <= widest; decade *= 10)
        {
            bounds.AddRange(new[] { decade, decade * 3 / 2, decade * 2, decade * 3, decade * 4, decade * 6, decade * 8 }.Where(b => b <= widest && (bounds.Count == 0 || b > bounds[^1])).Distinct());
        }

        return bounds.Count > 0 ? [.. bounds.Distinct()] : [1];
    }

    /// <summary>The graph at the lowest bound at which it can be read.</summary>
    public static FlowPruning Readable(FlowGraph graph)
    {
        FlowPruning? last = null;
        foreach (var bound in Bounds(graph))
        {
            var next = At(graph, bound);
            var isReadable = last is { } l && l.Links.Count <= MostLinks && l.Nodes.Count <= MostNodes;
            if (isReadable && (bound > Rare * graph.Journeys || Moves(next) < NearlyAll * Moves(last!)))
            {
                break;
            }

            last = next;
        }

        return last!;
    }

    private static long Moves(FlowPruning shown) => shown.Links.Sum(l => l.Count);

    /// <summary>The graph at a bound.</summary>
    public static FlowPruning At(FlowGraph graph, long least)
    {
        var kept = graph.Links.Where(l => l.Customers >= least).ToHashSet();
        var shown = kept.SelectMany(l => new[] { l.From, l.To })
            .Concat(Enumerable.Range(0, graph.Nodes.Count).Where(n => Math.Max(graph.Nodes[n].Starts, graph.Nodes[n].Ends) >= least))
            .ToHashSet();
        if (shown.Count == 0 && graph.Nodes.Count > 0)
        {
            shown.Add(0);
        }

        var before = WidestWay(graph, forward: true);
        var after = WidestWay(graph, forward: false);
        var open = new Stack<int>(shown);
        while (open.TryPop(out var node))
        {
            foreach (var link in new[] { before[node], after[node] })
            {
                if (link is not null && kept.Add(link))
                {
                    foreach (var end in new[] { link.From, link.To })
                    {
                        if (shown.Add(end))
                        {
                            open.Push(end);
                        }
                    }
                }
            }
        }

        return new FlowPruning(least, [.. shown.Order()], [.. graph.Links.Where(kept.Contains)]);
    }

    /// <summary>For each activity the last transition of its widest way from a start (or the first of its widest way to an end); null where it is start (or end) itself by the widest way, or has none.</summary>
    private static FlowLink?[] WidestWay(FlowGraph graph, bool forward)
    {
        var width = graph.Nodes.Select(n => forward ? n.Starts : n.Ends).ToArray();
        var way = new FlowLink?[graph.Nodes.Count];
        var isDone = new bool[graph.Nodes.Count];
        var outOf = graph.Links.ToLookup(l => forward ? l.From : l.To);
        for (var round = 0; round < graph.Nodes.Count; round++)
        {
            var node = -1;
            for (var n = 0; n < width.Length; n++)
            {
                if (!isDone[n] && (node < 0 || width[n] > width[node]))
                {
                    node = n;
                }
            }

            if (width[node] == 0)
            {
                break;
            }

            isDone[node] = true;
            foreach (var link in outOf[node])
            {
                var other = forward ? link.To : link.From;
                if (!isDone[other] && Math.Min(width[node], link.Customers) > width[other])
                {
                    width[other] = Math.Min(width[node], link.Customers);
                    way[other] = link;
                }
            }
        }

        return way;
    }
}
