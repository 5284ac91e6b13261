using MathNet.Numerics.LinearAlgebra;

namespace Kelione.Voice.Likely;

/// <summary>The sums that a ridge regression is solved from. Sums of parts add up, so that a part left out costs no second reading of the rows.</summary>
/// <param name="columns">How many columns.</param>
internal sealed class RidgeSums(int columns)
{
    // The last column is the constant, which nothing draws to zero.
    private readonly double[,] _products = new double[columns + 1, columns + 1];
    private readonly double[] _withTarget = new double[columns + 1];

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its columns, standardised.</param>
    /// <param name="target">What is to be told from them.</param>
    public void Add(ReadOnlySpan<double> row, double target)
    {
        for (var i = 0; i <= columns; i++)
        {
            var left = i < columns ? row[i] : 1;
            if (left == 0)
            {
                continue;
            }

            _withTarget[i] += left * target;
            for (var j = 0; j <= i; j++)
            {
                _products[i, j] += left * (j < columns ? row[j] : 1);
            }
        }
    }

    /// <summary>Adds the sums of other rows.</summary>
    public void Add(RidgeSums others)
    {
        for (var i = 0; i <= columns; i++)
        {
            _withTarget[i] += others._withTarget[i];
            for (var j = 0; j <= i; j++)
            {
                _products[i, j] += others._products[i, j];
            }
        }
    }

    /// <summary>The weights of the columns, and the constant last.</summary>
    /// <param name="penalty">How strongly weights are drawn to zero, above 0, in rows.</param>
    public double[] Solve(double penalty)
    {
        var matrix = Matrix<double>.Build.Dense(columns + 1, columns + 1, (i, j) => (i >= j ? _products[i, j] : _products[j, i]) + (i == j ? i < columns ? penalty : 1e-9 : 0));
        return matrix.Cholesky().Solve(Vector<double>.Build.DenseOfArray(_withTarget)).AsArray();
    }
}
