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

    /// <summary>The interval of the difference (second − first) of two independent means by B. L. Welch's t (1947, Biometrika 34, 28–35). Null where either has fewer than two numbers.</summary>
    public static Interval? Welch(NumberSample first, NumberSample second)
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
        var half = StudentT95(freedom) * Math.Sqrt(a + b);
        return new Interval(difference - half, difference + half);
    }

    /// <summary>The quantile 0.975 of Student's t.</summary>
    /// <param name="freedom">The degrees of freedom, above 0.</param>
    public static double StudentT95(double freedom) => freedom > 1e6 ? Proportions.Z95 : MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, Upper);
}
