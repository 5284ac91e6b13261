namespace Kelione.Journeys;

/// <summary>
/// Quantiles by linear interpolation between order statistics (type 7 of R. J. Hyndman and Y. Fan, 1996, The American Statistician 50, 361–365): position (n − 1)·q.
/// The median of an even number of values is the mean of the two middle ones.
/// </summary>
public static class Quantiles
{
    /// <summary>A quantile of values that are sorted already; <paramref name="q"/> lies in 0..1.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double OfSorted(ReadOnlySpan<long> sorted, double q)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        }

        var position = (sorted.Length - 1) * q;
        var below = (int)Math.Floor(position);
        var part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - (double)sorted[below]) * part;
    }

    /// <summary>A quantile of a length of time given in microseconds, in seconds; sorts the values in place. Null where there are none.</summary>
    public static double? SecondsOf(Span<long> micros, double q)
    {
        if (micros.IsEmpty)
        {
            return null;
        }

        micros.Sort();
        return OfSorted(micros, q) / UtcTime.MicrosPerSecond;
    }

    /// <summary>
    /// The interval (95 %) of the median by order statistics: the two values whose ranks bracket it with the binomial's normal approximation; no shape of the distribution is assumed. Null below six values.
    /// </summary>
    /// <param name="sorted">The values, sorted already.</param>
    public static Interval? MedianInterval(ReadOnlySpan<long> sorted)
    {
        if (sorted.Length < 6)
        {
            return null;
        }

        var half = Proportions.Z95 * Math.Sqrt(sorted.Length) / 2;
        var below = (int)Math.Floor((sorted.Length / 2.0) - half);
        var above = (int)Math.Ceiling((sorted.Length / 2.0) + half);
        return new Interval(sorted[Math.Max(0, below - 1)], sorted[Math.Min(sorted.Length - 1, above)]);
    }
}
