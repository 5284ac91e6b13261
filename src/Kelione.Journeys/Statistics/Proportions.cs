using MathNet.Numerics.Distributions;

namespace Kelione.Journeys;

/// <summary>Intervals and tests for shares of customers.</summary>
public static class Proportions
{
    /// <summary>The standard normal quantile of 0.975, for two-sided 95 % intervals.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// The Wilson score interval (95 %) of <paramref name="count"/> out of <paramref name="of"/>
    /// (E. B. Wilson, 1927, Journal of the American Statistical Association 22, 209–212; without continuity correction).
    /// </summary>
    /// <returns>null where <paramref name="of"/> is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or above <paramref name="of"/>.</exception>
    public static Interval? Wilson(long count, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0)
        {
            return null;
        }

        double n = of;
        var p = count / n;
        var zz = Z95 * Z95;
        var centre = (p + zz / (2 * n)) / (1 + zz / n);
        var half = Z95 * Math.Sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n);

        // At the ends the formula is exactly 0 or 1; rounding must not say otherwise.
        return new Interval(count == 0 ? 0 : Math.Max(0, centre - half), count == of ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>
    /// The interval (95 %) of the difference of two independent shares by the hybrid score method
    /// (R. G. Newcombe, 1998, Statistics in Medicine 17, 873–890, method 10).
    /// </summary>
    /// <returns>The interval of count1/of1 − count2/of2; null where a group is empty.</returns>
    public static Interval? Newcombe(long count1, long of1, long count2, long of2)
    {
        if (Wilson(count1, of1) is not { } first || Wilson(count2, of2) is not { } second)
        {
            return null;
        }

        var p1 = count1 / (double)of1;
        var p2 = count2 / (double)of2;
        var difference = p1 - p2;
        return new Interval(
            difference - Math.Sqrt(Square(p1 - first.Low) + Square(second.High - p2)),
            difference + Math.Sqrt(Square(first.High - p1) + Square(p2 - second.Low)));
    }

    /// <summary>Two-sided p of the pooled two-proportion z test; 1 where a group is empty or all or none succeeded.</summary>
    public static double TwoProportionP(long count1, long of1, long count2, long of2)
    {
        if (of1 == 0 || of2 == 0)
        {
            return 1;
        }

        var pooled = (count1 + count2) / (double)(of1 + of2);
        var variance = pooled * (1 - pooled) * (1.0 / of1 + 1.0 / of2);
        return variance <= 0 ? 1 : TwoSidedP((count1 / (double)of1 - count2 / (double)of2) / Math.Sqrt(variance));
    }

    /// <summary>The two-sided p of a standard normal score.</summary>
    public static double TwoSidedP(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>The phi coefficient of the table (with, without) × (retained, not); 0 where a margin is empty.</summary>
    public static double Phi(long retainedWith, long with, long retainedWithout, long without)
    {
        double a = retainedWith, b = with - retainedWith, c = retainedWithout, d = without - retainedWithout;
        var margins = (a + b) * (c + d) * (a + c) * (b + d);
        return margins > 0 ? (a * d - b * c) / Math.Sqrt(margins) : 0;
    }

    /// <summary>
    /// p-values corrected for their number so that the false discovery rate is bounded
    /// (Y. Benjamini and Y. Hochberg, 1995, Journal of the Royal Statistical Society B 57, 289–300), in the order given; at most 1.
    /// </summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).ToArray();
        var q = new double[p.Count];
        var least = 1.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            least = Math.Min(least, p[order[rank]] * p.Count / (p.Count - rank));
            q[order[rank]] = least;
        }

        return q;
    }

    private static double Square(double x) => x * x;
}
