using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Web.Pages;

/// <summary>
/// The transition graph, measured before it is drawn. Left to right by mean event number, on three rows by turns; line width is customers;
/// returns bend below; a red stem says how many journeys end there.
/// </summary>
public sealed class FlowPicture
{
    /// <summary>Activities drawn at most.</summary>
    public const int MostNodes = 12;

    private const int MostEdges = 26;
    private const double Left = 70;
    private const double ColumnWidth = 92;
    private const double RowHeight = 95;
    private const double Middle = 180;
    private const double WidestLine = 20;
    private static readonly int[] Rows = [0, -1, 0, 1];

    private FlowPicture(IReadOnlyList<Node> nodes, IReadOnlyList<Edge> edges, double width, double height, double shownShare)
    {
        Nodes = nodes;
        Edges = edges;
        Width = width;
        Height = height;
        ShownShare = shownShare;
    }

    /// <summary>The activities.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The transitions, thin ones last so that they lie on top.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>Width in units.</summary>
    public double Width { get; }

    /// <summary>Height in units.</summary>
    public double Height { get; }

    /// <summary>The share of all transitions that is drawn, 0–1.</summary>
    public double ShownShare { get; }

    /// <summary>An activity with its place.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Customers">Customers who did it.</param>
    /// <param name="Ends">Journeys that end there.</param>
    /// <param name="X">Centre.</param>
    /// <param name="Y">Centre.</param>
    public sealed record Node(string Name, long Customers, long Ends, double X, double Y);

    /// <summary>A transition with its path.</summary>
    /// <param name="From">From.</param>
    /// <param name="To">To.</param>
    /// <param name="Customers">Customers.</param>
    /// <param name="MedianSeconds">Median time.</param>
    /// <param name="Path">The SVG path.</param>
    /// <param name="Line">Line width.</param>
    /// <param name="IsReturn">Whether it goes back.</param>
    /// <param name="LabelX">Where its number stands.</param>
    /// <param name="LabelY">Where its number stands.</param>
    /// <param name="IsLabelled">Whether its number is shown; narrow ones show it on pointing only.</param>
    public sealed record Edge(string From, string To, long Customers, double? MedianSeconds, string Path, double Line, bool IsReturn, double LabelX, double LabelY, bool IsLabelled);

    /// <summary>Measures the picture.</summary>
    public static FlowPicture Of(FlowsAnswer flows, StepMatrixAnswer matrix)
    {
        var position = matrix.Rows.ToDictionary(r => r.Activity, r => Mean(r, matrix.Columns));
        var ends = flows.Ends.ToDictionary(e => e.Activity, e => e.Count);
        var chosen = flows.Activities.OrderByDescending(a => a.Customers).ThenBy(a => a.Activity, StringComparer.Ordinal).Take(MostNodes)
            .OrderBy(a => position.GetValueOrDefault(a.Activity, double.MaxValue)).ThenBy(a => a.Activity, StringComparer.Ordinal).ToList();
        var nodes = Place(chosen, ends);
        var place = nodes.ToDictionary(n => n.Name);
        var known = flows.Edges.Where(e => e.From != e.To && place.ContainsKey(e.From) && place.ContainsKey(e.To)).Take(MostEdges).ToList();
        var most = known.Count > 0 ? known.Max(Size) : 1;
        var edges = known.Select((e, i) => Route(e, place[e.From], place[e.To], Size(e) / (double)most, i < 12)).OrderByDescending(e => e.Line).ToList();
        var shown = flows.Transitions > 0 ? known.Sum(e => e.Count) / (double)flows.Transitions : 0;
        return new FlowPicture(nodes, edges, Left * 2 + Math.Max(0, nodes.Select(n => n.X).DefaultIfEmpty(Left).Max() - Left), Middle + RowHeight * 2.6, shown);
    }

    private static long Size(FlowEdge edge) => edge.Customers ?? edge.Count;

    private static double Mean(StepMatrixRow row, IReadOnlyList<int> columns)
    {
        var all = row.Customers.Sum();
        return all == 0 ? double.MaxValue : row.Customers.Select((c, i) => c * (double)columns[i]).Sum() / all;
    }

    // Each has its own place from left to right, so that every way is clearly onward or back; rows by turns, so that names stand clear of one another.
    private static List<Node> Place(List<ActivityCount> ordered, Dictionary<string, long> ends) =>
        [.. ordered.Select((a, i) => new Node(a.Activity, a.Customers, ends.GetValueOrDefault(a.Activity), Left + i * ColumnWidth, Middle + Rows[i % Rows.Length] * RowHeight))];

    private static Edge Route(FlowEdge edge, Node from, Node to, double share, bool labelled)
    {
        var line = Math.Max(1, share * WidestLine);
        var isReturn = to.X <= from.X;
        var (x1, y1, x2, y2) = (from.X, from.Y, to.X, to.Y);
        if (!isReturn)
        {
            var bend = (x2 - x1) / 2;
            var lift = Math.Abs(y2 - y1) < 1 && x2 - x1 > ColumnWidth * 1.5 ? -0.28 * (x2 - x1) : 0;

            // A way over an even number of places has its middle where another station stands: its number moves back from there.
            var t = (int)Math.Round((x2 - x1) / ColumnWidth) % 2 == 0 ? 0.32 : 0.5;
            var labelAt = (X: Curve(t, x1, x1 + bend, x2 - bend, x2), Y: Curve(t, y1, y1 + lift, y2 + lift, y2) - line / 2 - 5);
            return new Edge(edge.From, edge.To, Size(edge), edge.MedianSeconds, Path($"M{x1},{y1} C{x1 + bend},{y1 + lift} {x2 - bend},{y2 + lift} {x2},{y2}"), line, false, labelAt.X, labelAt.Y, labelled);
        }

        var depth = Math.Min(RowHeight * 1.7, 50 + 0.2 * (x1 - x2));
        var low = Math.Max(y1, y2) + depth;
        return new Edge(edge.From, edge.To, Size(edge), edge.MedianSeconds, Path($"M{x1},{y1} C{x1},{low} {x2},{low} {x2},{y2}"), line, true, (x1 + x2) / 2, Math.Max(y1, y2) + depth * 0.75 + line / 2 + 13, labelled && share > 0.15);
    }

    // A point of a cubic Bézier curve, one coordinate.
    private static double Curve(double t, double a, double b, double c, double d)
    {
        var u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private static string Path(FormattableString path) => string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => Math.Round((double)a!, 1))]);
}
