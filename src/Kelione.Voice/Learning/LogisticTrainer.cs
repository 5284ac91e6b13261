namespace Kelione.Voice.Learning;

/// <summary>
/// Fits a <see cref="LinearModel"/> by L-BFGS with an L2 penalty. Deterministic: no chance is used, and sums are taken in the order of the rows.
/// Classes are weighted by a power of their rarity, so that a small class is not given up.
/// </summary>
internal static class LogisticTrainer
{
    private const int Memory = 7;
    private const int MostRounds = 80;
    private const double Enough = 1e-4;

    /// <summary>Fits a model.</summary>
    /// <param name="rows">The texts.</param>
    /// <param name="labels">Their classes, 0 … classes − 1.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="features">How many features.</param>
    /// <param name="settings">How far the data may pull against the penalty, and how much a rare class weighs.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The model.</returns>
    public static LinearModel Train(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, int classes, int features, LearningSettings settings, CancellationToken cancel)
    {
        var model = new LinearModel(classes, features);
        var problem = new Problem(model, rows, labels, settings);
        var weights = model.Weights;
        var gradient = new double[weights.Length];
        var loss = problem.Loss(weights, gradient);
        var history = new Queue<(double[] Step, double[] Change, double Rho)>();
        for (var round = 0; round < MostRounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var direction = Direction(gradient, history);
            var slope = Dot(direction, gradient);
            if (slope > -1e-12)
            {
                break;
            }

            var (next, nextGradient, nextLoss) = Search(problem, weights, gradient, direction, loss, slope, round);
            var (step, change) = (Minus(next, weights), Minus(nextGradient, gradient));
            var product = Dot(step, change);
            if (product > 1e-12)
            {
                history.Enqueue((step, change, 1 / product));
                if (history.Count > Memory)
                {
                    history.Dequeue();
                }
            }

            next.CopyTo(weights, 0);
            gradient = nextGradient;
            var gain = loss - nextLoss;
            loss = nextLoss;
            if (gain < Enough * Math.Max(1, Math.Abs(loss)) / 10)
            {
                break;
            }
        }

        return model;
    }

    private static (double[] Weights, double[] Gradient, double Loss) Search(Problem problem, double[] weights, double[] gradient, double[] direction, double loss, double slope, int round)
    {
        var length = round == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))) : 1;
        for (var attempt = 0; ; attempt++)
        {
            var next = new double[weights.Length];
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = weights[i] + (length * direction[i]);
            }

            var nextGradient = new double[weights.Length];
            var nextLoss = problem.Loss(next, nextGradient);
            if (nextLoss <= loss + (1e-4 * length * slope) || attempt == 20)
            {
                return (next, nextGradient, nextLoss);
            }

            length /= 2;
        }
    }

    private static double[] Direction(double[] gradient, Queue<(double[] Step, double[] Change, double Rho)> history)
    {
        var direction = Array.ConvertAll(gradient, g => -g);
        var pairs = history.ToArray();
        var alphas = new double[pairs.Length];
        for (var i = pairs.Length - 1; i >= 0; i--)
        {
            alphas[i] = pairs[i].Rho * Dot(pairs[i].Step, direction);
            AddTo(direction, pairs[i].Change, -alphas[i]);
        }

        if (pairs.Length > 0)
        {
            var (step, change, _) = pairs[^1];
            var scale = Dot(step, change) / Dot(change, change);
            for (var i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (var i = 0; i < pairs.Length; i++)
        {
            var beta = pairs[i].Rho * Dot(pairs[i].Change, direction);
            AddTo(direction, pairs[i].Step, alphas[i] - beta);
        }

        return direction;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[] Minus(double[] a, double[] b)
    {
        var result = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            result[i] = a[i] - b[i];
        }

        return result;
    }

    private static void AddTo(double[] a, double[] b, double factor)
    {
        for (var i = 0; i < a.Length; i++)
        {
            a[i] += factor * b[i];
        }
    }

    private sealed class Problem(LinearModel model, IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, LearningSettings settings)
    {
        private readonly double[] _importance = Importance(labels, model.Classes, settings.Rarity);

        public double Loss(double[] weights, double[] gradient)
        {
            var classes = model.Classes;
            var end = model.Features * classes;
            var loss = 0.0;
            Span<double> shares = stackalloc double[classes];
            for (var r = 0; r < rows.Count; r++)
            {
                var row = rows[r];
                var importance = _importance[labels[r]] * settings.Strength;
                model.Predict(weights, row, shares);
                loss -= importance * Math.Log(Math.Max(shares[labels[r]], 1e-300));
                shares[labels[r]] -= 1;
                for (var i = 0; i < row.Indexes.Length; i++)
                {
                    var at = row.Indexes[i] * classes;
                    for (var c = 0; c < classes; c++)
                    {
                        gradient[at + c] += importance * shares[c] * row.Values[i];
                    }
                }

                for (var c = 0; c < classes; c++)
                {
                    gradient[end + c] += importance * shares[c];
                }
            }

            for (var i = 0; i < end; i++)
            {
                loss += weights[i] * weights[i] / 2;
                gradient[i] += weights[i];
            }

            return loss;
        }

        private static double[] Importance(IReadOnlyList<int> labels, int classes, double power)
        {
            var importance = new double[classes];
            for (var c = 0; c < classes; c++)
            {
                importance[c] = Math.Pow(labels.Count / (double)classes / Math.Max(1, labels.Count(l => l == c)), power);
            }

            return importance;
        }
    }
}
