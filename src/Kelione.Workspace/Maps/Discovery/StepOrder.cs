namespace Kelione.Workspace;

/// <summary>
/// Puts steps in the order in which customers take them: the order that agrees best with who did one before another, pair by pair (a linear ordering problem, searched from the order of time by moving single steps).
/// </summary>
internal static class StepOrder
{
    /// <summary>The places of the steps in order.</summary>
    /// <param name="seconds">By step, the typical time of its first event from the journey's start.</param>
    /// <param name="before">How many customers did the first step and later the second.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> seconds, long[,] before)
    {
        var order = Enumerable.Range(0, seconds.Count).OrderBy(i => seconds[i]).ThenBy(i => i).ToList();
        for (var improved = true; improved;)
        {
            improved = false;
            for (var from = 0; from < order.Count && !improved; from++)
            {
                var (to, gain) = BestMove(order, from, before);
                if (gain > 1e-9)
                {
                    var step = order[from];
                    order.RemoveAt(from);
                    order.Insert(to, step);
                    improved = true;
                }
            }
        }

        return order;
    }

    /// <summary>Where a step is best moved to, and what that gains. Each move gains, and there are finitely many orders: the search ends.</summary>
    private static (int To, double Gain) BestMove(List<int> order, int from, long[,] before)
    {
        var best = (To: from, Gain: 0.0);
        foreach (var direction in new[] { 1, -1 })
        {
            var gain = 0.0;
            for (var to = from + direction; to >= 0 && to < order.Count; to += direction)
            {
                gain += direction * Lead(order[to], order[from], before);
                best = gain > best.Gain + 1e-9 ? (to, gain) : best;
            }
        }

        return best;
    }

    /// <summary>How clearly the first comes before the second: the difference in customers over its standard error, were both orders as likely. Negative where the second comes first.</summary>
    internal static double Lead(int first, int second, long[,] before)
    {
        double forth = before[first, second], back = before[second, first];
        return forth + back > 0 ? (forth - back) / Math.Sqrt(forth + back) : 0;
    }
}
