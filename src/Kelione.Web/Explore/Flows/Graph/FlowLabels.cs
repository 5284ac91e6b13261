namespace Kelione.Web.Explore.Flows;

/// <summary>The words beside the lines: for the wide ones first, where they meet neither other words nor activities, and as few foreign lines as can be.</summary>
internal static class FlowLabels
{
    private const double LineHeight = 13;

    /// <summary>A line is worth words from this share of all journeys, or of the customers of an end.</summary>
    private const double Telling = 0.01;

    private static readonly double[] Shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

    /// <summary>Places the words of all ways.</summary>
    public static IReadOnlyList<PlacedLink> Place(IReadOnlyList<FlowRoute> routes, IReadOnlyList<PlacedNode> nodes, long journeys, Func<FlowLink, IReadOnlyList<string>> words)
    {
        var taken = nodes.SelectMany(n => new[] { n.Box, n.StemBox }).Where(b => b.Right > b.Left).ToList();
        var lines = routes.Select(r => (Route: r, Points: r.Curve.Samples())).ToList();
        var labels = new Dictionary<FlowRoute, FlowPoint>(ReferenceEqualityComparer.Instance);
        foreach (var route in routes.OrderByDescending(r => r.Way.Link.Customers).Where(r => r.Way.Link.Customers >= Telling * journeys || r.Width >= 3))
        {
            var text = words(route.Way.Link);
            if (text.Count == 0)
            {
                continue;
            }

            var (width, height) = (text.Max(FlowText.Width) * 0.95, text.Count * LineHeight);
            if (Best(route, width, height, taken, lines) is { } spot)
            {
                labels[route] = spot;
                taken.Add(Around(spot, width, height));
            }
        }

        return [.. routes.Select(r => new PlacedLink(r.Way.Link, r.Curve, r.Width, r.Way.IsReturn, labels.TryGetValue(r, out var spot) ? spot : null))];
    }

    private static FlowPoint? Best(FlowRoute route, double width, double height, List<FlowBox> taken, List<(FlowRoute Route, IReadOnlyList<FlowPoint> Points)> lines)
    {
        (FlowPoint Spot, double Cost)? best = null;
        foreach (var (share, i) in Shares.Select((s, i) => (s, i)))
        {
            var at = route.Curve.At(share);
            foreach (var spot in Beside(at, route, share, width, height))
            {
                var box = Around(spot, width, height);
                if (box.Left < 0 || box.Top < 0 || taken.Any(box.Meets))
                {
                    continue;
                }

                // Words on a foreign line are hard to read, on one's own hard to see: the wider, the worse.
                var cost = i + lines.Sum(l => l.Points.Count(box.Holds) * (ReferenceEquals(l.Route, route) ? 1.5 : 3) * Math.Min(3, 0.6 + l.Route.Width / 5));
                if (best is null || cost < best.Value.Cost)
                {
                    best = (spot, cost);
                }
            }
        }

        return best is { Cost: < 26 } ? best.Value.Spot : null;
    }

    private static IEnumerable<FlowPoint> Beside(FlowPoint at, FlowRoute route, double share, double width, double height)
    {
        var (a, b) = (route.Curve.At(share - 0.02), route.Curve.At(share + 0.02));
        var isSteep = Math.Abs(b.Y - a.Y) > Math.Abs(b.X - a.X) * 0.5;
        var gap = route.Width / 2 + 3;
        if (isSteep)
        {
            yield return at with { X = at.X + width / 2 + gap + 2 };
            yield return at with { X = at.X - width / 2 - gap - 2 };
        }

        if (route.Way.IsReturn)
        {
            yield return at with { Y = at.Y + height / 2 + gap };
            yield return at with { Y = at.Y - height / 2 - gap };
        }
        else
        {
            yield return at with { Y = at.Y - height / 2 - gap };
            yield return at with { Y = at.Y + height / 2 + gap };
        }
    }

    private static FlowBox Around(FlowPoint middle, double width, double height) => new(middle.X - width / 2 - 2, middle.Y - height / 2 - 1, middle.X + width / 2 + 2, middle.Y + height / 2 + 1);
}
