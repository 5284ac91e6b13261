namespace Kelione.Web.Explore.Flows;

/// <summary>An activity with its place.</summary>
/// <param name="Number">Its number in the graph.</param>
/// <param name="Node">The activity.</param>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Height">Of its pill.</param>
/// <param name="Lines">Its name, in lines.</param>
/// <param name="LabelTop">The baseline of the first line.</param>
/// <param name="StemWidth">Of the stem of journeys that end here; 0 for none.</param>
/// <param name="HasEndLabel">Whether the stem says its number.</param>
/// <param name="StartWidth">Of the mark of journeys that start here; 0 for none.</param>
/// <param name="Layer">Its column.</param>
public sealed record PlacedNode(int Number, FlowNode Node, double X, double Y, double Height, IReadOnlyList<string> Lines, double LabelTop, double StemWidth, bool HasEndLabel, double StartWidth, int Layer)
{
    /// <summary>The lower end of the stem.</summary>
    public double StemEnd => Y + Height / 2 + 18;

    /// <summary>What it and its words cover.</summary>
    public FlowBox Box
    {
        get
        {
            var half = Math.Max(Lines.Max(FlowText.Width), 40) / 2 + 3;
            return new FlowBox(X - half, LabelTop - 12, X + half, Y + Height / 2 + 2);
        }
    }

    /// <summary>What stem and its words cover; empty where there is none.</summary>
    public FlowBox StemBox => StemWidth <= 0 ? default : HasEndLabel ? new FlowBox(X - 24, Y + Height / 2, X + 24, StemEnd + 32) : new FlowBox(X - 6, Y + Height / 2, X + 6, StemEnd + 2);
}

/// <summary>A transition with its line.</summary>
/// <param name="Link">The transition.</param>
/// <param name="Curve">The line.</param>
/// <param name="Width">Its width.</param>
/// <param name="IsReturn">Whether it goes back.</param>
/// <param name="Label">Where the middle of its words stands; null where there is no room, or it is too narrow for words.</param>
internal sealed record PlacedLink(FlowLink Link, FlowCurve Curve, double Width, bool IsReturn, FlowPoint? Label);

/// <summary>
/// The picture of a transition graph: activities in columns from start to end, customers' ways as lines of their width, returns bent below. The same graph always gives the same picture. Immutable.
/// </summary>
/// <param name="Nodes">The activities.</param>
/// <param name="Links">The transitions, wide ones first, so that thin ones lie on top.</param>
/// <param name="Width">In units.</param>
/// <param name="Height">In units.</param>
internal sealed record FlowLayout(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedLink> Links, double Width, double Height)
{
    /// <summary>Draws the part of a graph that is shown.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="shown">The part.</param>
    /// <param name="words">The words beside a transition, from which its label's width follows.</param>
    public static FlowLayout Of(FlowGraph graph, FlowPruning shown, Func<FlowLink, IReadOnlyList<string>> words)
    {
        var order = FlowOrder.Of(graph, shown);
        var layers = FlowLayers.Of(graph, shown, order);
        var scale = FlowScale.Of(graph, shown);
        var board = FlowBoard.Of(graph, shown, order, layers, scale);
        FlowRows.Order(board.Columns);
        var height = FlowHeights.Set(board.Columns, board.Width);
        var nodes = FlowNodes.Place(graph, board, scale);
        var routes = FlowRoutes.Draw(board, nodes, scale);
        var links = FlowLabels.Place(routes, nodes, graph.Journeys, words);
        var low = routes.SelectMany(r => r.Curve.Samples()).Max(p => (double?)p.Y) ?? 0;
        var lowWords = links.Max(l => l.Label?.Y + 22) ?? 0;
        return new FlowLayout(nodes, [.. links.OrderByDescending(l => l.Width)], board.Width, Math.Max(Math.Max(height, lowWords), low + 12) + 6);
    }
}

/// <summary>How wide lines are: in step with customers, the widest a fixed width, the thinnest still seen.</summary>
/// <param name="Widest">The customers of the widest transition.</param>
/// <param name="Full">The width of that one: less where there are many.</param>
internal sealed record FlowScale(double Widest, double Full)
{

    /// <summary>The scale of what is shown.</summary>
    public static FlowScale Of(FlowGraph graph, FlowPruning shown) =>
        new(Math.Max(shown.Links.Select(l => l.Customers).DefaultIfEmpty(1).Max(), 0.5 * shown.Nodes.Select(n => graph.Nodes[n].Ends).DefaultIfEmpty(0).Max()), Math.Clamp(420.0 / Math.Max(1, shown.Links.Count), 9, 20));

    /// <summary>The width of a line.</summary>
    public double Width(double customers) => customers <= 0 ? 0 : Math.Max(1, Math.Min(Full, Full * customers / Widest));

    /// <summary>The width of a stem or mark of a start, which must not hide the pill.</summary>
    public double Narrow(double customers) => customers <= 0 ? 0 : Math.Max(1, Math.Min(11, 11 * customers / Widest));
}
