namespace Kelione.Web.Explore.Flows;

/// <summary>A way from one slot to another through the slots between.</summary>
/// <param name="Link">The transition.</param>
/// <param name="Slots">Where it begins, passes and ends; two where it goes back or stays in its column.</param>
/// <param name="IsReturn">Whether it goes back.</param>
internal sealed record FlowWay(FlowLink Link, IReadOnlyList<FlowSlot> Slots, bool IsReturn);

/// <summary>The columns with a slot for each activity and for each passage of a way longer than a column.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Ways">The ways.</param>
/// <param name="Step">From column to column, in units.</param>
internal sealed record FlowBoard(IReadOnlyList<List<FlowSlot>> Columns, IReadOnlyList<FlowWay> Ways, double Step)
{
    private const double Edge = 62;
    private const double Widest = 1010;

    /// <summary>The picture's width.</summary>
    public double Width => Edge * 2 + Step * (Columns.Count - 1);

    /// <summary>The middle of a column.</summary>
    public double X(int layer) => Edge + Step * layer;

    /// <summary>Sets up the columns.</summary>
    public static FlowBoard Of(FlowGraph graph, FlowPruning shown, IReadOnlyList<int> order, IReadOnlyDictionary<int, int> layers, FlowScale scale)
    {
        var count = layers.Count == 0 ? 1 : layers.Values.Max() + 1;
        var step = count < 2 ? 0 : Math.Clamp((Widest - 2 * Edge) / (count - 1), 104, 168);
        List<FlowSlot>[] columns = [.. Enumerable.Range(0, count).Select(_ => new List<FlowSlot>())];
        var slots = new Dictionary<int, FlowSlot>();
        foreach (var node in order)
        {
            var slot = new FlowSlot(node, layers[node], Math.Max(1, graph.Nodes[node].Customers));
            (slot.Above, slot.Below) = FlowNodes.Room(graph.Nodes[node], graph.Journeys, PillHeight(graph, shown, node, scale), step);
            slots[node] = slot;
            columns[slot.Layer].Add(slot);
        }

        var place = order.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
        var ways = new List<FlowWay>();
        foreach (var link in shown.Links)
        {
            var (from, to) = (slots[link.From], slots[link.To]);
            if (from.Layer >= to.Layer)
            {
                ways.Add(new FlowWay(link, [from, to], place[link.From] > place[link.To] || from.Layer > to.Layer));
                continue;
            }

            var way = new List<FlowSlot> { from };
            for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            {
                var room = scale.Width(link.Customers) / 2 + 9;
                var passage = new FlowSlot(-1, layer, link.Customers) { Above = room, Below = room };
                columns[layer].Add(passage);
                way.Add(passage);
            }

            way.Add(to);
            for (var i = 1; i < way.Count; i++)
            {
                way[i - 1].After.Add((way[i], link.Customers));
                way[i].Before.Add((way[i - 1], link.Customers));
            }

            ways.Add(new FlowWay(link, way, IsReturn: false));
        }

        return new FlowBoard(columns, ways, step);
    }

    /// <summary>A pill is as high as the lines on its fuller side, within reason.</summary>
    public static double PillHeight(FlowGraph graph, FlowPruning shown, int node, FlowScale scale) => Math.Clamp(
        Math.Max(shown.Links.Where(l => l.From == node).Sum(l => scale.Width(l.Customers)), shown.Links.Where(l => l.To == node).Sum(l => scale.Width(l.Customers))) * 0.8, 14, 40);
}
