namespace Kelione.Journeys;

/// <summary>Attribution by the Shapley value (L. S. Shapley, 1953, Contributions to the Theory of Games II, 307–317) over sets of channels.</summary>
internal static class ShapleyAttribution
{
    /// <summary>
    /// The value with v = conversions of the paths whose channels all lie in the set: v is a sum of unanimity games, one a path, so each path's credit is split equally over its distinct channels.
    /// A channel's share stands at its first touch.
    /// </summary>
    public static void SplitOverDistinct(Span<double> shares, ReadOnlySpan<int> touches)
    {
        var distinct = 0;
        for (var i = 0; i < touches.Length; i++)
        {
            if (!touches[..i].Contains(touches[i]))
            {
                shares[i] = 1;
                distinct++;
            }
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= distinct;
        }
    }

    /// <summary>The value with v = conversions over all paths whose channels all lie in the set (0 where there are none), by channel; not scaled.</summary>
    public static double[] ByRate(CodedPaths paths)
    {
        var n = paths.Channels.Count;
        var conversions = new double[1 << n];
        var walks = new double[1 << n];
        foreach (var path in paths.Paths)
        {
            var set = path.Touches.Aggregate(0, (mask, touch) => mask | 1 << touch);
            conversions[set] += path.Conversions;
            walks[set] += path.Conversions + path.Nulls;
        }

        AddSubsets(conversions, n);
        AddSubsets(walks, n);
        var rate = conversions.Zip(walks, (c, w) => w > 0 ? c / w : 0).ToArray();
        var weights = Weights(n);
        var values = new double[n];
        for (var set = 0; set < rate.Length; set++)
        {
            for (var channel = 0; channel < n; channel++)
            {
                if ((set & 1 << channel) == 0)
                {
                    values[channel] += weights[int.PopCount(set)] * (rate[set | 1 << channel] - rate[set]);
                }
            }
        }

        return values;
    }

    /// <summary>Turns the sum at each set into the sum over all its subsets.</summary>
    private static void AddSubsets(double[] sums, int channels)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            for (var set = 0; set < sums.Length; set++)
            {
                if ((set & 1 << channel) != 0)
                {
                    sums[set] += sums[set ^ 1 << channel];
                }
            }
        }
    }

    /// <summary>s!·(n − s − 1)!/n! for each size s of the set that a channel joins.</summary>
    private static double[] Weights(int channels)
    {
        var weights = new double[Math.Max(channels, 1)];
        weights[0] = 1.0 / Math.Max(channels, 1);
        for (var size = 1; size < channels; size++)
        {
            weights[size] = weights[size - 1] * size / (channels - size);
        }

        return weights;
    }
}
