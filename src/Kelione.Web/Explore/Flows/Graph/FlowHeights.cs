namespace Kelione.Web.Explore.Flows;

/// <summary>The heights of all slots: wide ways straight, nothing closer than it needs, in the order of the rows.</summary>
internal static class FlowHeights
{
    private const int Sweeps = 16;

    /// <summary>A flat picture is stretched towards this share of its width, so that lines part: at most by <see cref="MostStretch"/>.</summary>
    private const double WantedHeight = 0.46;
    private const double MostStretch = 1.6;

    /// <summary>Sets the heights; the topmost slot's upper edge lies at 0. Gives the lowest edge.</summary>
    /// <param name="columns">The columns in order.</param>
    /// <param name="width">The picture's width.</param>
    public static double Set(IReadOnlyList<List<FlowSlot>> columns, double width)
    {
        foreach (var column in columns)
        {
            Fit(column, [.. column.Select((_, i) => i * 90.0)]);
            var middle = (column[0].Y + column[^1].Y) / 2;
            foreach (var slot in column)
            {
                slot.Y -= middle;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.Reverse())
            {
                Fit(column, [.. column.Select(Wanted)]);
            }
        }

        var all = columns.SelectMany(c => c).ToList();
        Stretch(all, width);
        var top = all.Min(s => s.Y - s.Above);
        foreach (var slot in all)
        {
            slot.Y -= top;
        }

        return all.Max(s => s.Y + s.Below);
    }

    private static void Stretch(List<FlowSlot> all, double width)
    {
        var height = all.Max(s => s.Y + s.Below) - all.Min(s => s.Y - s.Above);
        var factor = Math.Clamp(WantedHeight * width / height, 1, MostStretch);
        foreach (var slot in all)
        {
            slot.Y *= factor;
        }
    }

    private static double Wanted(FlowSlot slot)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (other, customers) in slot.Before.Concat(slot.After))
        {
            // Passages hold together more strongly: a long way that bends at each column cannot be followed.
            var weight = customers * (slot.Node < 0 && other.Node < 0 ? 6 : slot.Node < 0 || other.Node < 0 ? 2 : 1);
            sum += weight * other.Y;
            weights += weight;
        }

        return weights > 0 ? sum / weights : slot.Y;
    }

    /// <summary>The heights nearest to those wanted, by weighted squares, that keep all distances: pool adjacent violators (M. Ayer et al., 1955) over heights less the room needed above.</summary>
    private static void Fit(List<FlowSlot> column, double[] wanted)
    {
        var room = new double[column.Count];
        for (var i = 1; i < column.Count; i++)
        {
            room[i] = room[i - 1] + column[i - 1].Below + column[i].Above;
        }

        var pools = new List<(double Value, double Weight, int Count)>();
        for (var i = 0; i < column.Count; i++)
        {
            pools.Add((wanted[i] - room[i], column[i].Weight, 1));
            while (pools.Count > 1 && pools[^2].Value > pools[^1].Value)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add(((a.Value * a.Weight + b.Value * b.Weight) / (a.Weight + b.Weight), a.Weight + b.Weight, a.Count + b.Count));
            }
        }

        var at = 0;
        foreach (var (value, _, count) in pools)
        {
            for (var i = 0; i < count; i++, at++)
            {
                column[at].Y = value + room[at];
            }
        }
    }
}
