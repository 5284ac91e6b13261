using MathNet.Numerics.Distributions;

namespace Kelione.Journeys;

/// <summary>The mean of some numbers, and how sure it is.</summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean; NaN where there are none.</param>
/// <param name="Variance">Their variance, with n − 1 beneath; NaN below two numbers.</param>
public readonly record struct NumberSample(long Count, double Mean, double Variance)
{
    /// <summary>The sample of some numbers; in two passes, so that large numbers near one another lose nothing.</summary>
    public static NumberSample Of(IReadOnlyCollection<double> numbers)
    {
        if (numbers.Count == 0)
        {
            return new NumberSample(0, double.NaN, double.NaN);
        }

        var mean = numbers.Sum() / numbers.Count;
        return new NumberSample(numbers.Count, mean, numbers.Count < 2 ? double.NaN : numbers.Sum(x => (x - mean) * (x - mean)) / (numbers.Count - 1));
    }
}

/// <summary>Intervals (two-sided, 95 %) for means.</summary>
public static class Means
{
    private const double Upper = 0.975;

    /// <summary>The interval of a mean by Student's t. Null below two numbers.</summary>
    public static Interval? StudentT(NumberSample sample)
    {
        if (sample.Count < 2)
        {
            return null;
        }

        var half = StudentT95(sample.Count - 1) * Math.Sqrt(sample.Variance / sample.Count);
        return new Interval(sample.Mean - half, sample.Mean + half);
    }

    /// <summary>
    /// The interval of a mean of numbers on a scale, which it does not leave. Equal numbers have no variance to tell anything by: by the rule of three at most 3/n of all others differ from them, each by the whole scale at most.
    /// </summary>
    /// <param name="sample">One number at least.</param>
    /// <param name="low">The scale's lower end.</param>
    /// <param name="high">Its upper end.</param>
    public static Interval OnScale(NumberSample sample, double low, double high)
    {
        var interval = HasSpread(sample) ? StudentT(sample)! : Around(sample.Mean, OfEqual(sample, low, high));
        return new Interval(Math.Max(low, interval.Low), Math.Min(high, interval.High));
    }

    /// <summary>The interval of the difference (second − first) of two independent means of numbers on a scale: by Welch's t, of equal numbers on either side by the rule of three.</summary>
    /// <param name="first">One number at least.</param>
    /// <param name="second">One number at least.</param>
    /// <param name="low">The scale's lower end.</param>
    /// <param name="high">Its upper end.</param>
    public static Interval DifferenceOnScale(NumberSample first, NumberSample second, double low, double high)
    {
        if (HasSpread(first) && HasSpread(second))
        {
            return Welch(first, second)!;
        }

        var half = Half(first) + Half(second);
        return Around(second.Mean - first.Mean, half);

        double Half(NumberSample sample) => HasSpread(sample) ? StudentT(sample)!.High - sample.Mean : OfEqual(sample, low, high);
    }

    /// <summary>The interval of the difference (second − first) of two independent means by B. L. Welch's t (1947, Biometrika 34, 28–35). Null where either has fewer than two numbers.</summary>
    /// <param name="first">The numbers that are taken away.</param>
    /// <param name="second">The numbers that they are taken from.</param>
    /// <param name="comparisons">Of how many differences this one was chosen for being large, 1 or more: the interval is then as wide as Bonferroni asks, so that all of them hold together in 95 of 100 cases.</param>
    public static Interval? Welch(NumberSample first, NumberSample second, int comparisons = 1)
    {
        if (first.Count < 2 || second.Count < 2)
        {
            return null;
        }

        var (a, b) = (first.Variance / first.Count, second.Variance / second.Count);
        var difference = second.Mean - first.Mean;
        if (a + b <= 0)
        {
            return new Interval(difference, difference);
        }

        var freedom = (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1)));
        var quantile = comparisons <= 1 ? StudentT95(freedom) : MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, Math.Min(freedom, 1e6), 1 - ((1 - Upper) / comparisons));
        var half = quantile * Math.Sqrt(a + b);
        return new Interval(difference - half, difference + half);
    }

    /// <summary>The quantile 0.975 of Student's t.</summary>
    /// <param name="freedom">The degrees of freedom, above 0.</param>
    public static double StudentT95(double freedom) => freedom > 1e6 ? Proportions.Z95 : MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, Upper);

    // Equal numbers that were reckoned with may differ in their last digits.
    private static bool HasSpread(NumberSample sample) => sample.Variance > 1e-12;

    private static double OfEqual(NumberSample sample, double low, double high) => Math.Min(1, 3.0 / sample.Count) * (high - low);

    private static Interval Around(double middle, double half) => new(middle - half, middle + half);
}
