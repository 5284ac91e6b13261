using System.Collections.Immutable;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>A way that changes lane at the start of a column.</summary>
/// <param name="Way">Which way.</param>
/// <param name="From">The height at which it comes in from the left.</param>
/// <param name="To">The height at which it goes out to the right.</param>
/// <param name="Width">How wide it is drawn, in units.</param>
internal sealed record LaneChange(int Way, double From, double To, double Width)
{
    /// <summary>Whether a height lies strictly between its two ends.</summary>
    public bool Spans(double y) => y > Math.Min(From, To) + Corridor.Near && y < Math.Max(From, To) - Corridor.Near;
}

/// <summary>
/// The order of the lane changes of one column from left to right in which they cross least.
/// Of two changes the right one comes in across the left one where its entry lies within the left one's span, and the left one goes out across the right one likewise.
/// </summary>
internal static class Corridor
{
    /// <summary>Heights nearer than this are one line.</summary>
    internal const double Near = 0.5;

    // Two lines that would lie on each other are far worse than any number of crossings.
    private const int OnEachOther = 100;

    // The best order of n is found over 2^n sets: beyond this many the order is improved step by step instead.
    private const int Exact = 11;

    /// <summary>The places of the changes in the order from left to right.</summary>
    public static ImmutableArray<int> Order(IReadOnlyList<LaneChange> changes) =>
        changes.Count <= Exact ? Best(changes) : Improved(changes);

    /// <summary>How many crossings an order has; lines that lie on each other count 100.</summary>
    public static int Crossings(IReadOnlyList<LaneChange> changes, IReadOnlyList<int> order)
    {
        var sum = 0;
        for (var i = 0; i < order.Count; i++)
        {
            for (var j = i + 1; j < order.Count; j++)
            {
                sum += Cost(changes[order[i]], changes[order[j]]);
            }
        }

        return sum;
    }

    private static int Cost(LaneChange left, LaneChange right) =>
        (left.Spans(right.From) ? 1 : 0) + (right.Spans(left.To) ? 1 : 0) + (Math.Abs(left.To - right.From) < Near ? OnEachOther : 0);

    /// <summary>The exact answer, over all sets of changes that may stand left (Held and Karp's scheme).</summary>
    private static ImmutableArray<int> Best(IReadOnlyList<LaneChange> changes)
    {
        var n = changes.Count;
        var cost = new int[1 << n];
        var last = new int[1 << n];
        for (var set = 1; set < 1 << n; set++)
        {
            cost[set] = int.MaxValue;
            for (var next = n - 1; next >= 0; next--)
            {
                if ((set & (1 << next)) == 0)
                {
                    continue;
                }

                var before = set & ~(1 << next);
                var sum = cost[before];
                for (var i = 0; i < n; i++)
                {
                    sum += (before & (1 << i)) != 0 ? Cost(changes[i], changes[next]) : 0;
                }

                if (sum < cost[set])
                {
                    (cost[set], last[set]) = (sum, next);
                }
            }
        }

        var order = new int[n];
        for (int set = (1 << n) - 1, at = n - 1; set != 0; set &= ~(1 << last[set]), at--)
        {
            order[at] = last[set];
        }

        return [.. order];
    }

    private static ImmutableArray<int> Improved(IReadOnlyList<LaneChange> changes)
    {
        var order = Enumerable.Range(0, changes.Count).ToList();
        for (var improved = true; improved;)
        {
            improved = false;
            for (var i = 0; i + 1 < order.Count; i++)
            {
                if (Cost(changes[order[i + 1]], changes[order[i]]) < Cost(changes[order[i]], changes[order[i + 1]]))
                {
                    (order[i], order[i + 1]) = (order[i + 1], order[i]);
                    improved = true;
                }
            }
        }

        return [.. order];
    }
}
