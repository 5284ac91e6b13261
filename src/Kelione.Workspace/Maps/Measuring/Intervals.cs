using Kelione.Journeys;
using Kelione.Maps;
using MathNet.Numerics.Distributions;

namespace Kelione.Workspace;

/// <summary>Intervals at any level, for comparisons that are corrected for their number. At <see cref="Proportions.Z95"/> they are those of <see cref="Proportions"/>.</summary>
internal static class Intervals
{
    /// <summary>The normal quantile of two-sided 95 % intervals that all hold together over so many comparisons (Bonferroni: 1 − 0.05 / 2m).</summary>
    public static double Z(int comparisons) => Normal.InvCDF(0, 1, 1 - 0.05 / (2 * Math.Max(1, comparisons)));

    /// <summary>The Wilson score interval of a share (E. B. Wilson, 1927).</summary>
    /// <param name="count">Part, 0 to <paramref name="of"/>.</param>
    /// <param name="of">Whole, at least 1.</param>
    /// <param name="z">The normal quantile.</param>
    public static Bounds Wilson(long count, long of, double z)
    {
        double n = of;
        var (p, zz) = (count / n, z * z);
        var centre = (p + zz / (2 * n)) / (1 + zz / n);
        var half = z * Math.Sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n);
        return new Bounds(count == 0 ? 0 : Math.Max(0, centre - half), count == of ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>The interval of count1/of1 − count2/of2 by the hybrid score method (R. G. Newcombe, 1998, method 10).</summary>
    public static Bounds Newcombe(long count1, long of1, long count2, long of2, double z)
    {
        var (one, other) = (Wilson(count1, of1, z), Wilson(count2, of2, z));
        var (p1, p2) = (count1 / (double)of1, count2 / (double)of2);
        return new Bounds(
            p1 - p2 - Math.Sqrt((p1 - one.Low) * (p1 - one.Low) + (other.High - p2) * (other.High - p2)),
            p1 - p2 + Math.Sqrt((one.High - p1) * (one.High - p1) + (p2 - other.Low) * (p2 - other.Low)));
    }

    /// <summary>
    /// The standard error of the logarithm of a median of waiting times, of which only the median and the 90 % point are known: taken as log-normal between the two
    /// (σ = ln(p90 / median) / 1.2816; the median's error is 1.2533 σ / √n). Never below the error that σ = 0.5 gives, so that few different times do not look certain.
    /// </summary>
    /// <param name="median">The median, seconds, above 0.</param>
    /// <param name="p90">The 90 % point, not below the median.</param>
    /// <param name="n">How many times, at least 1.</param>
    public static double LogMedianError(double median, double p90, long n) => 1.2533 * Math.Max(0.5, Math.Log(p90 / median) / 1.2816) / Math.Sqrt(n);
}
