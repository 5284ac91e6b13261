namespace Kelione.Web.Explore.Flows;

/// <summary>What stands in a column: an activity, or the passage of a long way through it.</summary>
/// <param name="Node">The activity's number; −1 for a passage.</param>
/// <param name="Layer">The column.</param>
/// <param name="Weight">How strongly it holds its ways straight.</param>
internal sealed record FlowSlot(int Node, int Layer, double Weight)
{
    /// <summary>The slots of the column before that ways come from, with their customers.</summary>
    public List<(FlowSlot Slot, double Customers)> Before { get; } = [];

    /// <summary>The slots of the next column that ways lead to, with their customers.</summary>
    public List<(FlowSlot Slot, double Customers)> After { get; } = [];

    /// <summary>Its place in the column, from the top.</summary>
    public int Row { get; set; }

    /// <summary>Its height, in units; the middle.</summary>
    public double Y { get; set; }

    /// <summary>What it needs above its middle.</summary>
    public double Above { get; set; }

    /// <summary>What it needs below its middle.</summary>
    public double Below { get; set; }
}

/// <summary>The columns with their slots in the order in which the ways cross least: medians swept to and fro, then neighbours exchanged (K. Sugiyama et al., 1981; E. R. Gansner et al., 1993).</summary>
internal static class FlowRows
{
    private const int Sweeps = 12;

    /// <summary>Puts each column in order; the order given is where equal ones stay.</summary>
    public static void Order(IReadOnlyList<List<FlowSlot>> columns)
    {
        Number(columns);
        var best = Rows(columns);
        var fewest = Crossings(columns);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var column in isForward ? columns : columns.Reverse())
            {
                var wanted = column.ToDictionary(s => s, s => Wanted(isForward ? s.Before : s.After, s.Row));
                column.Sort((a, b) => wanted[a] != wanted[b] ? wanted[a].CompareTo(wanted[b]) : a.Row.CompareTo(b.Row));
                Number(column);
            }

            Exchange(columns);
            var crossings = Crossings(columns);
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, Rows(columns));
            }
        }

        for (var c = 0; c < columns.Count; c++)
        {
            columns[c].Clear();
            columns[c].AddRange(best[c]);
        }

        Number(columns);
    }

    /// <summary>How many customers' ways cross, each crossing by the narrower of both.</summary>
    public static double Crossings(IReadOnlyList<List<FlowSlot>> columns) => columns.Sum(Crossings);

    private static double Crossings(List<FlowSlot> column)
    {
        var ways = column.SelectMany(s => s.After.Select(a => (From: s.Row, To: a.Slot.Row, a.Customers))).ToList();
        var sum = 0.0;
        for (var i = 0; i < ways.Count; i++)
        {
            for (var j = i + 1; j < ways.Count; j++)
            {
                if ((ways[i].From - ways[j].From) * (ways[i].To - ways[j].To) < 0)
                {
                    sum += Math.Min(ways[i].Customers, ways[j].Customers);
                }
            }
        }

        return sum;
    }

    private static void Exchange(IReadOnlyList<List<FlowSlot>> columns)
    {
        foreach (var column in columns)
        {
            for (var i = 0; i + 1 < column.Count; i++)
            {
                var (upper, lower) = (column[i], column[i + 1]);
                if (Between(lower, upper) < Between(upper, lower))
                {
                    (column[i], column[i + 1]) = (lower, upper);
                    (lower.Row, upper.Row) = (i, i + 1);
                }
            }
        }
    }

    // The crossings of the ways of two slots when the first stands above the second.
    private static double Between(FlowSlot upper, FlowSlot lower) => Side(upper.Before, lower.Before) + Side(upper.After, lower.After);

    private static double Side(List<(FlowSlot Slot, double Customers)> upper, List<(FlowSlot Slot, double Customers)> lower) =>
        upper.Sum(u => lower.Where(l => l.Slot.Row < u.Slot.Row).Sum(l => Math.Min(l.Customers, u.Customers)));

    private static double Wanted(List<(FlowSlot Slot, double Customers)> neighbours, int row)
    {
        if (neighbours.Count == 0)
        {
            return row;
        }

        var half = neighbours.Sum(n => n.Customers) / 2;
        foreach (var (slot, customers) in neighbours.OrderBy(n => n.Slot.Row))
        {
            half -= customers;
            if (half <= 0)
            {
                return slot.Row;
            }
        }

        return row;
    }

    private static List<FlowSlot>[] Rows(IReadOnlyList<List<FlowSlot>> columns) => [.. columns.Select(c => c.ToList())];

    private static void Number(IReadOnlyList<List<FlowSlot>> columns)
    {
        foreach (var column in columns)
        {
            Number(column);
        }
    }

    private static void Number(List<FlowSlot> column)
    {
        for (var row = 0; row < column.Count; row++)
        {
            column[row].Row = row;
        }
    }
}
