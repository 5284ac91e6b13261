using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Quantiles without sorting: only the order statistics that are asked for are put in their place (C. A. R. Hoare, 1961, Communications of the ACM 4, 321–322).</summary>
internal static class Selection
{
    private const int SortBelow = 64;

    /// <summary>The same number as <see cref="Quantiles.OfSorted"/> of the sorted values; reorders them.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="q">0–1.</param>
    public static double Quantile(Span<long> values, double q) => Quantile(values, q, values.Length, 0);

    /// <summary>The same where only some of the values are at hand: those that follow one another in order around the quantile.</summary>
    /// <param name="values">Those at hand, in any order; reordered.</param>
    /// <param name="q">0–1.</param>
    /// <param name="count">How many values there are altogether.</param>
    /// <param name="before">How many of them are less than all those at hand.</param>
    public static double Quantile(Span<long> values, double q, long count, long before)
    {
        var position = (count - 1) * q;
        var rank = (long)Math.Floor(position);
        var below = (int)(rank - before);
        Place(values, below);
        var part = position - rank;
        if (part == 0)
        {
            return values[below];
        }

        var above = values[below + 1];
        foreach (var value in values[(below + 2)..])
        {
            above = Math.Min(above, value);
        }

        return values[below] + (above - (double)values[below]) * part;
    }

    /// <summary>Median and p90 of lengths of time in microseconds, in seconds; null where there are none.</summary>
    public static (double? Median, double? P90) Seconds(Span<long> micros) =>
        micros.IsEmpty ? (null, null) : (Quantile(micros, 0.5) / UtcTime.MicrosPerSecond, Quantile(micros, 0.9) / UtcTime.MicrosPerSecond);

    /// <summary>Reorders so that the k-th value is the k-th in order, no greater one is before it and no smaller one after.</summary>
    private static void Place(Span<long> values, int k)
    {
        var (low, high) = (0, values.Length - 1);

        // Bad luck with pivots is cut short by sorting what is left.
        for (var rounds = 2 * System.Numerics.BitOperations.Log2((uint)values.Length) + 8; high - low >= SortBelow && rounds > 0; rounds--)
        {
            var pivot = MedianOfThree(values[low], values[low + (high - low) / 2], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                high = j;
            }
            else if (k >= i)
            {
                low = i;
            }
            else
            {
                return;
            }
        }

        values.Slice(low, high - low + 1).Sort();
    }

    private static long MedianOfThree(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
