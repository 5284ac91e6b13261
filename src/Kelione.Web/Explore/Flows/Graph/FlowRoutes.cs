namespace Kelione.Web.Explore.Flows;

/// <summary>A way as a line.</summary>
internal sealed record FlowRoute(FlowWay Way, FlowCurve Curve, double Width);

/// <summary>The lines of all ways: onward ones leave and enter pills side by side in the order of where they lead, returns bend below where they meet the fewest words.</summary>
internal static class FlowRoutes
{
    private const double Side = 6;

    /// <summary>How deep a return may bend below its ends.</summary>
    private static readonly double[] Depths = [34, 60, 92, 130, 175, 230, 300];

    /// <summary>Draws all.</summary>
    public static IReadOnlyList<FlowRoute> Draw(FlowBoard board, IReadOnlyList<PlacedNode> nodes, FlowScale scale)
    {
        var places = nodes.ToDictionary(n => n.Number);
        var onward = board.Ways.Where(w => w.Slots[0].Layer < w.Slots[^1].Layer).ToList();
        var leave = Ports(onward, places, scale, w => w.Link.From, w => w.Slots[1].Y);
        var enter = Ports(onward, places, scale, w => w.Link.To, w => w.Slots[^2].Y);
        var drawn = new Dictionary<FlowWay, FlowCurve>(ReferenceEqualityComparer.Instance);
        foreach (var way in board.Ways.Where(w => w.IsReturn).OrderBy(w => w.Slots[0].Layer - w.Slots[^1].Layer).ThenByDescending(w => w.Link.Customers))
        {
            drawn[way] = Return(places[way.Link.From], places[way.Link.To], nodes, [.. drawn.Values.Select(c => c.Samples())]);
        }

        return
        [
            .. board.Ways.Select(way => new FlowRoute(
                way,
                drawn.GetValueOrDefault(way) ?? (way.Slots[0].Layer < way.Slots[^1].Layer ? Onward(board, way, leave[way], enter[way]) : Beside(places[way.Link.From], places[way.Link.To])),
                scale.Width(way.Link.Customers))),
        ];
    }

    private static FlowCurve Onward(FlowBoard board, FlowWay way, double leave, double enter)
    {
        var curve = new FlowCurve(board.X(way.Slots[0].Layer) + Side, leave);
        foreach (var passage in way.Slots.Skip(1).SkipLast(1))
        {
            curve.Flat(board.X(passage.Layer), passage.Y);
        }

        return curve.Flat(board.X(way.Slots[^1].Layer) - Side, enter);
    }

    // Within a column, downwards or upwards: a bow at the right side.
    private static FlowCurve Beside(PlacedNode from, PlacedNode to)
    {
        var bow = 34 + Math.Abs(to.Y - from.Y) * 0.08;
        return new FlowCurve(from.X + Side, from.Y).Bend(new FlowPoint(from.X + bow, from.Y), new FlowPoint(to.X + bow, to.Y), new FlowPoint(to.X + Side, to.Y));
    }

    private static FlowCurve Return(PlacedNode from, PlacedNode to, IReadOnlyList<PlacedNode> nodes, List<IReadOnlyList<FlowPoint>> others)
    {
        if (from.Layer == to.Layer)
        {
            var bow = 34 + Math.Abs(to.Y - from.Y) * 0.08;
            return new FlowCurve(from.X - Side, from.Y).Bend(new FlowPoint(from.X - bow, from.Y), new FlowPoint(to.X - bow, to.Y), new FlowPoint(to.X - Side, to.Y));
        }

        var low = Math.Max(from.Y + from.Height / 2, to.Y + to.Height / 2);
        var span = from.X - to.X;
        return Depths
            .Select(depth => Arc(from, to, low + depth + span * 0.06))
            .Select((curve, i) => (Curve: curve, Cost: i * 3 + Hits(curve, from, to, nodes) + Near(curve, others)))
            .MinBy(c => c.Cost).Curve;
    }

    private static FlowCurve Arc(PlacedNode from, PlacedNode to, double low)
    {
        // It leaves and comes in beside the stems, whose words stand below the pills.
        var (x1, y1, x2, y2) = (from.X - Side, from.Y + from.Height / 2 - 4, to.X + Side, to.Y + to.Height / 2 - 4);
        var reach = Math.Min(44, (x1 - x2) * 0.32);

        // The control points lie as much lower as it takes for the bow's lowest point to reach the depth.
        var pull = (low - 0.125 * (y1 + y2)) / 0.75;
        return new FlowCurve(x1, y1).Bend(new FlowPoint(x1 - reach, pull), new FlowPoint(x2 + reach, pull), new FlowPoint(x2, y2));
    }

    private static int Hits(FlowCurve curve, PlacedNode from, PlacedNode to, IReadOnlyList<PlacedNode> nodes)
    {
        var points = curve.Samples();
        var hits = 0;
        foreach (var node in nodes)
        {
            if (node != from && node != to)
            {
                hits += 5 * points.Count(node.Box.Holds);
            }

            hits += 2 * points.Count(node.StemBox.Holds);
        }

        return hits;
    }

    // Returns that run along one another cannot be told apart.
    private static double Near(FlowCurve curve, List<IReadOnlyList<FlowPoint>> others)
    {
        var points = curve.Samples().Skip(2).SkipLast(2).ToList();
        return others.Sum(o => points.Count(p => o.Any(q => Math.Abs(p.X - q.X) < 12 && Math.Abs(p.Y - q.Y) < 15)) * 0.9);
    }

    /// <summary>The height at which each way meets the pill: side by side, from the top in the order of where they go.</summary>
    private static Dictionary<FlowWay, double> Ports(List<FlowWay> ways, Dictionary<int, PlacedNode> places, FlowScale scale, Func<FlowWay, int> at, Func<FlowWay, double> towards)
    {
        var ports = new Dictionary<FlowWay, double>(ReferenceEqualityComparer.Instance);
        foreach (var group in ways.GroupBy(at))
        {
            var node = places[group.Key];
            var sorted = group.OrderBy(towards).ThenBy(w => w.Link.From).ThenBy(w => w.Link.To).ToList();
            var all = sorted.Sum(w => scale.Width(w.Link.Customers));
            var squeeze = Math.Min(1, (node.Height - 2) / all);
            var top = node.Y - all * squeeze / 2;
            foreach (var way in sorted)
            {
                var width = scale.Width(way.Link.Customers) * squeeze;
                ports[way] = top + width / 2;
                top += width;
            }
        }

        return ports;
    }
}
