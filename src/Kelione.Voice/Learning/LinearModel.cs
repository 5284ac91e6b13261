namespace Kelione.Voice.Learning;

/// <summary>A multinomial logistic regression: weights by class and feature, with a base by class. Immutable once trained.</summary>
/// <param name="classes">How many classes.</param>
/// <param name="features">How many features.</param>
internal sealed class LinearModel(int classes, int features)
{
    /// <summary>How many classes.</summary>
    public int Classes { get; } = classes;

    /// <summary>How many features.</summary>
    public int Features { get; } = features;

    /// <summary>Weights: of each feature one number a class, and at the end the bases.</summary>
    public double[] Weights { get; } = new double[(features + 1) * classes];

    /// <summary>The likelihood of each class.</summary>
    /// <param name="row">A text.</param>
    /// <param name="shares">Takes the likelihoods, which sum to 1.</param>
    public void Predict(SparseRow row, Span<double> shares) => Predict(Weights, row, shares);

    /// <summary>The likelihood of each class under given weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="row">A text.</param>
    /// <param name="shares">Takes the likelihoods.</param>
    public void Predict(double[] weights, SparseRow row, Span<double> shares)
    {
        weights.AsSpan(Features * Classes, Classes).CopyTo(shares);
        for (var i = 0; i < row.Indexes.Length; i++)
        {
            var at = row.Indexes[i] * Classes;
            var value = row.Values[i];
            for (var c = 0; c < Classes; c++)
            {
                shares[c] += weights[at + c] * value;
            }
        }

        var most = double.NegativeInfinity;
        foreach (var share in shares)
        {
            most = Math.Max(most, share);
        }

        var sum = 0.0;
        for (var c = 0; c < Classes; c++)
        {
            sum += shares[c] = Math.Exp(shares[c] - most);
        }

        for (var c = 0; c < Classes; c++)
        {
            shares[c] /= sum;
        }
    }
}
