namespace Kelione.Web.Explore.Flows;

/// <summary>The places of activities and the room that they need.</summary>
internal static class FlowNodes
{
    private const double LineHeight = 14;

    /// <summary>What an activity needs above and below its middle.</summary>
    public static (double Above, double Below) Room(FlowNode node, long journeys, double height, double step) =>
        (height / 2 + 8 + Ring(node) + LineHeight * (FlowText.Lines(node.Name, NameWidth(step)).Count + 1) + 12, height / 2 + (node.Ends == 0 ? 22 : SaysEnd(node, journeys) ? 70 : 40));

    /// <summary>Places all.</summary>
    public static IReadOnlyList<PlacedNode> Place(FlowGraph graph, FlowBoard board, FlowScale scale)
    {
        var shown = new FlowPruning(0, [], [.. board.Ways.Select(w => w.Link)]);
        return
        [
            .. board.Columns.SelectMany(c => c).Where(s => s.Node >= 0).OrderBy(s => s.Layer).ThenBy(s => s.Row).Select(slot =>
            {
                var node = graph.Nodes[slot.Node];
                var height = FlowBoard.PillHeight(graph, shown, slot.Node, scale);
                var lines = FlowText.Lines(node.Name, NameWidth(board.Step));
                var start = node.Starts * 100 >= graph.Journeys || slot.Layer == 0 ? scale.Narrow(node.Starts) : 0;
                return new PlacedNode(
                    slot.Node, node, board.X(slot.Layer), slot.Y, height, lines, slot.Y - height / 2 - 9 - Ring(node) - LineHeight * lines.Count,
                    scale.Narrow(node.Ends), SaysEnd(node, graph.Journeys), start, slot.Layer);
            }),
        ];
    }

    // A single column has all the room.
    private static double NameWidth(double step) => step <= 0 ? 200 : Math.Max(step - 8, 84);

    // The ring of an activity done again straight away stands between pill and words.
    private static double Ring(FlowNode node) => node.Loop is null ? 0 : 12;

    private static bool SaysEnd(FlowNode node, long journeys) => node.Ends > 0 && (node.Ends * 200 >= journeys || node.Ends * 20 >= node.Customers);
}
