namespace Kelione.Maps;

/// <summary>The interval of a difference of shares. The maps know nobody, hence their own; the tests hold both to the same published examples.</summary>
internal static class ShareDifference
{
    /// <summary>The standard normal quantile of 0.975.</summary>
    private const double Z95 = 1.959963984540054;

    /// <summary>
    /// The interval (95 %) of count1/of1 − count2/of2 for two independent groups by the hybrid score method (R. G. Newcombe, 1998, Statistics in Medicine 17, 873–890, method 10);
    /// null where a group is empty or a count is not within its group.
    /// </summary>
    public static Bounds? Newcombe(long count1, long of1, long count2, long of2)
    {
        if (of1 <= 0 || of2 <= 0 || count1 < 0 || count2 < 0 || count1 > of1 || count2 > of2)
        {
            return null;
        }

        var (p1, p2) = (count1 / (double)of1, count2 / (double)of2);
        var (first, second) = (Wilson(p1, of1), Wilson(p2, of2));
        return new(p1 - p2 - Length(p1 - first.Low, second.High - p2), p1 - p2 + Length(first.High - p1, p2 - second.Low));
    }

    private static Bounds Wilson(double p, double n)
    {
        const double Square = Z95 * Z95;
        var centre = (p + (Square / (2 * n))) / (1 + (Square / n));
        var half = Z95 * Math.Sqrt((p * (1 - p) / n) + (Square / (4 * n * n))) / (1 + (Square / n));
        return new(p == 0 ? 0 : Math.Max(0, centre - half), p >= 1 ? 1 : Math.Min(1, centre + half));
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
