using System.Collections.Immutable;
using Kelione.Posters.Layouts.Grid;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>How one way runs: along its lane, down or up in a corridor at the left of a column, along the lane that it comes to. Immutable.</summary>
/// <param name="Way">The way.</param>
/// <param name="Column">The column in whose corridor it changes the lane; that of its end where it stays in its lane.</param>
/// <param name="Slot">Its place in the corridor from the left.</param>
/// <param name="IsBackward">Whether it goes back to an earlier column, or up and down within one.</param>
internal sealed record ScreenLink(ScreenWay Way, int Column, int Slot, bool IsBackward);

/// <summary>
/// Corridors: every column begins with one that holds all verticals to its sessions. A way changes the lane where its two horizontals pass the fewest other sessions; within a corridor, ways are ordered so that they cross
/// least: those that come from above leave furthest left, and of those that end in one lane the longest lies outermost.
/// </summary>
internal sealed class ScreenCorridors
{
    private readonly ImmutableArray<int> _slots;

    private ScreenCorridors(ImmutableArray<ScreenLink> links, ImmutableArray<int> slots) => (Links, _slots) = (links, slots);

    /// <summary>All ways as they run.</summary>
    public ImmutableArray<ScreenLink> Links { get; }

    /// <summary>How many verticals a column's corridor holds.</summary>
    public int Slots(int column) => _slots[column];

    public static ScreenCorridors Of(GridPlan plan, ScreenWays ways)
    {
        var sessions = ways.Sessions;
        var placed = ways.Ways.Select(w => (Way: w, Column: Turn(sessions, sessions[w.From], sessions[w.To]), Back: sessions[w.To].Column <= sessions[w.From].Column)).ToList();
        var links = ImmutableArray.CreateBuilder<ScreenLink>();
        var slots = new int[plan.Count];
        foreach (var group in placed.Where(p => sessions[p.Way.From].Lane != sessions[p.Way.To].Lane || p.Back).GroupBy(p => p.Column))
        {
            var order = Order([.. group.Select(g => g.Way)], sessions);
            slots[group.Key] = order.Length;
            links.AddRange(order.Select((w, k) => new ScreenLink(w, group.Key, k, group.First(g => g.Way == w).Back)));
        }

        links.AddRange(placed.Where(p => sessions[p.Way.From].Lane == sessions[p.Way.To].Lane && !p.Back).Select(p => new ScreenLink(p.Way, p.Column, 0, false)));
        return new ScreenCorridors(links.ToImmutable(), [.. slots]);
    }

    /// <summary>The column in whose corridor a way changes the lane.</summary>
    private static int Turn(ImmutableArray<Session> sessions, Session from, Session to)
    {
        if (to.Column <= from.Column)
        {
            return to.Column;
        }

        int Passed(int turn) => sessions.Count(s => (s.Lane == from.Lane && s.Column > from.Column && s.Column < turn) || (s.Lane == to.Lane && s.Column >= turn && s.Column < to.Column));
        return Enumerable.Range(from.Column + 1, to.Column - from.Column).OrderBy(Passed).ThenByDescending(c => c).First();
    }

    /// <summary>The order in which the ways of a corridor cross one another least: neighbours are exchanged as long as that takes crossings away.</summary>
    internal static ImmutableArray<ScreenWay> Order(ImmutableArray<ScreenWay> ways, ImmutableArray<Session> sessions)
    {
        var best = ways.OrderBy(w => sessions[w.From].Lane).ThenByDescending(w => sessions[w.To].Lane).ThenBy(w => w.From).ToArray();
        for (var round = 0; round < ways.Length; round++)
        {
            for (var i = 0; i + 1 < best.Length; i++)
            {
                if (Crossings(best[i + 1], best[i], sessions) < Crossings(best[i], best[i + 1], sessions))
                {
                    (best[i], best[i + 1]) = (best[i + 1], best[i]);
                }
            }
        }

        return [.. best];
    }

    /// <summary>How often two ways cross when the first stands left of the second: where the incoming line of the right one meets the left vertical, or the outgoing line of the left one the right vertical.</summary>
    internal static int Crossings(ScreenWay left, ScreenWay right, ImmutableArray<Session> sessions)
    {
        static bool Within(int lane, Session a, Session b) => lane > Math.Min(a.Lane, b.Lane) && lane < Math.Max(a.Lane, b.Lane);
        var (a, b, c, d) = (sessions[left.From], sessions[left.To], sessions[right.From], sessions[right.To]);
        var count = (Within(c.Lane, a, b) ? 1 : 0) + (Within(b.Lane, c, d) ? 1 : 0);

        // The right one would come along the very line on which the left one leaves.
        count += c.Lane == b.Lane ? 1 : 0;
        return count;
    }
}
