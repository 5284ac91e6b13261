using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Makes a funnel's figures of what was counted, whoever counted it.</summary>
internal static class FunnelFigures
{
    // The longest bar before the last, which has no end.
    private static readonly double[] HistogramBounds =
        [0, 60, 300, 900, 3600, 6 * 3600, 86_400, 3 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400, 90 * 86_400];

    /// <summary>How many bars a histogram has at the most.</summary>
    public static int Bars => HistogramBounds.Length;

    /// <summary>The least times of the bars in microseconds, rising from 0.</summary>
    public static IEnumerable<long> BoundsMicros => HistogramBounds.Select(b => (long)b * UtcTime.MicrosPerSecond);

    /// <summary>The bar of a time in microseconds.</summary>
    public static int BarOf(long micros) => Array.FindLastIndex(HistogramBounds, bound => micros / (double)UtcTime.MicrosPerSecond >= bound);

    /// <summary>How long the whole way took.</summary>
    /// <param name="median">Seconds.</param>
    /// <param name="p90">Seconds.</param>
    /// <param name="counts">Customers by bar; at least one in all.</param>
    public static TimeToConvert TimeToConvert(double median, double p90, long[] counts)
    {
        var bars = Array.FindLastIndex(counts, count => count > 0) + 1;
        return new TimeToConvert(
            median,
            p90,
            [.. Enumerable.Range(0, bars).Select(i => new HistogramBin(HistogramBounds[i], i + 1 < HistogramBounds.Length ? HistogramBounds[i + 1] : null, counts[i]))]);
    }

    /// <summary>The figures of a step.</summary>
    /// <param name="question">The question.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="reached">By step, how many customers reached it.</param>
    /// <param name="seconds">Median and p90 since the event before, and the median since the first; null where there are none.</param>
    public static FunnelStep Step(FunnelQuestion question, int step, IReadOnlyList<long> reached, (double? Median, double? P90, double? FromFirst) seconds)
    {
        var previous = reached[Math.Max(0, RequiredBefore(question, step))];
        return new FunnelStep
        {
            Step = question.Steps[step].ToString(),
            Customers = reached[step],
            ShareOfFirst = Share(reached[step], reached[0]),
            ShareOfPrevious = Share(reached[step], previous),
            Interval = step == 0 ? null : Proportions.Wilson(reached[step], previous),
            MedianSeconds = seconds.Median,
            P90Seconds = seconds.P90,
            MedianSecondsFromFirst = seconds.FromFirst,
            Optional = question.Steps[step].Optional,
        };
    }

    /// <summary>The required step before one; -1 for the first.</summary>
    public static int RequiredBefore(FunnelQuestion question, int step)
    {
        do
        {
            step--;
        }
        while (step >= 0 && question.Steps[step].Optional);

        return step;
    }

    private static double Share(long count, long of) => of > 0 ? count / (double)of : 0;
}
