namespace Kelione.Workspace;

/// <summary>A robust yardstick out of a few values: the quartiles and a fence some quartile distances beyond them (J. W. Tukey, Exploratory Data Analysis, 1977). Quartiles interpolate between order statistics (type 7).</summary>
internal sealed class Fence
{
    private readonly double[] _sorted;

    /// <param name="values">The values, at least one.</param>
    public Fence(IEnumerable<double> values) => _sorted = [.. values.Order()];

    /// <summary>The middle value.</summary>
    public double Median => At(0.5);

    /// <summary>The least value.</summary>
    public double Least => _sorted[0];

    /// <summary>The fence below.</summary>
    public double Lower(double reach) => At(0.25) - reach * (At(0.75) - At(0.25));

    /// <summary>The fence above.</summary>
    public double Upper(double reach) => At(0.75) + reach * (At(0.75) - At(0.25));

    /// <summary>The logit of a share, cut off where shares are as good as all or as bad as any.</summary>
    public static double Logit(double share)
    {
        var cut = Math.Clamp(share, BarrierThresholds.AsBadAsAny, BarrierThresholds.AsGoodAsAll);
        return Math.Log(cut / (1 - cut));
    }

    /// <summary>The share of a logit.</summary>
    public static double Share(double logit) => 1 / (1 + Math.Exp(-logit));

    private double At(double q)
    {
        var position = (_sorted.Length - 1) * q;
        var below = (int)Math.Floor(position);
        return below + 1 >= _sorted.Length ? _sorted[^1] : _sorted[below] + (position - below) * (_sorted[below + 1] - _sorted[below]);
    }
}
