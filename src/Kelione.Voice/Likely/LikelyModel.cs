namespace Kelione.Voice.Likely;

/// <summary>Why nothing is said of what is likely.</summary>
public enum LikelySilence
{
    /// <summary>Something is said.</summary>
    None,

    /// <summary>Fewer than <see cref="LikelyFitter.LeastRows"/> are known.</summary>
    TooFew,

    /// <summary>Tried on those it had not seen, it was not clearly better than their mean.</summary>
    NoBetterThanMean,
}

/// <summary>How well the likely was told of those who were left out while learning. Immutable.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Error">How far it was off on average (mean absolute error).</param>
/// <param name="MeanError">How far the mean of the others was off on average.</param>
/// <param name="Explained">The share of the squared error of the mean that it takes away; below 0 where it is worse.</param>
public sealed record LikelyQuality(int Rows, double Error, double MeanError, double Explained);

/// <summary>What is expected of one row. Immutable.</summary>
/// <param name="Value">The expected value, within the scale.</param>
/// <param name="Low">The lower end of the interval in which 95 of 100 left out while learning lay.</param>
/// <param name="High">The upper end.</param>
/// <param name="Parts">What each column adds to the mean.</param>
public sealed record LikelyValue(double Value, double Low, double High, IReadOnlyList<double> Parts);

/// <summary>Tells a likely value of columns by ridge regression, where trying it on those it had not seen shows that it can. Immutable, thread-safe.</summary>
public sealed class LikelyModel
{
    private readonly double[] _means;
    private readonly double[] _spreads;
    private readonly double[] _weights;
    private readonly bool[] _isSteady;
    private readonly (double Low, double High) _errors;
    private readonly (double Least, double Most) _scale;

    internal LikelyModel(LikelySilence silence, LikelyQuality? quality, double mean, double[] means, double[] spreads, double[] weights, bool[] isSteady, (double Low, double High) errors, (double Least, double Most) scale)
    {
        (Silence, Quality, Mean) = (silence, quality, mean);
        (_means, _spreads, _weights, _isSteady, _errors, _scale) = (means, spreads, weights, isSteady, errors, scale);
    }

    /// <summary>Why it is silent; <see cref="LikelySilence.None"/> where it speaks.</summary>
    public LikelySilence Silence { get; }

    /// <summary>How well it did; null where too few were known to try.</summary>
    public LikelyQuality? Quality { get; }

    /// <summary>The mean of those it learnt from.</summary>
    public double Mean { get; }

    /// <summary>The mean of a column; not a number where no row has a value in it.</summary>
    public double MeanOf(int column) => _means[column];

    /// <summary>Whether a column weighs the same way, and not much less, whichever part of the rows is left out: only such a one is worth naming.</summary>
    public bool IsSteady(int column) => _isSteady[column];

    /// <summary>What is expected of a row; null where it is silent.</summary>
    /// <param name="row">Its columns; not a number where a column says nothing of it, which then adds nothing.</param>
    public LikelyValue? Tell(IReadOnlyList<double> row)
    {
        if (Silence != LikelySilence.None)
        {
            return null;
        }

        var parts = new double[_means.Length];
        var value = Mean;
        for (var c = 0; c < parts.Length; c++)
        {
            parts[c] = double.IsNaN(row[c]) || _spreads[c] == 0 ? 0 : _weights[c] * LikelyFitter.Standardised(row[c], _means[c], _spreads[c]);
            value += parts[c];
        }

        return new LikelyValue(Bounded(value), Bounded(value + _errors.Low), Bounded(value + _errors.High), parts);
    }

    private double Bounded(double value) => Math.Clamp(value, _scale.Least, _scale.Most);
}
