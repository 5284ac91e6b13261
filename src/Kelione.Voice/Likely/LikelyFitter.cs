namespace Kelione.Voice.Likely;

/// <summary>
/// Learns to tell a value from columns, and whether it can at all: in each of five parts the value is told by what the other four teach, the penalty being chosen within those four.
/// Only where the squared errors are clearly smaller than those of the others' mean does the model speak. Deterministic.
/// </summary>
public static class LikelyFitter
{
    /// <summary>Fewer rows than this are too few.</summary>
    public const int LeastRows = 100;

    /// <summary>How many parts the rows are dealt into.</summary>
    public const int Folds = 5;

    /// <summary>What a part left out may take off the weight of a column that is called steady.</summary>
    private const double Steady = 0.5;

    // So many spreads from the mean is as far as any row counts: one odd row must not decide.
    private const double Farthest = 4;
    private const double Normal95 = 1.959963984540054;
    private const double Outside = 0.025;

    private static readonly double[] Penalties = [3, 10, 30, 100, 300, 1_000, 3_000];

    /// <summary>Learns.</summary>
    /// <param name="rows">The columns of each row; not a number where a column says nothing of a row.</param>
    /// <param name="targets">The value of each row, within the scale.</param>
    /// <param name="folds">The part of each row, 0 to <see cref="Folds"/> − 1; of one customer always the same.</param>
    /// <param name="scale">The least and the greatest value there is.</param>
    /// <param name="cancel">Stops the work.</param>
    public static LikelyModel Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, IReadOnlyList<int> folds, (double Least, double Most) scale, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(folds);
        var columns = rows.Count > 0 ? rows[0].Length : 0;
        var (means, spreads) = Spreads(rows, columns);
        // With a single part filled there is nobody left to learn from.
        if (rows.Count < LeastRows || columns == 0 || folds.Distinct().Count() < 2)
        {
            return new LikelyModel(LikelySilence.TooFew, null, rows.Count > 0 ? targets.Average() : 0, means, spreads, new double[columns], new bool[columns], default, scale);
        }

        var known = new Known([.. rows.Select(r => Standardised(r, means, spreads))], targets, folds, columns);
        var told = new double[rows.Count];
        var byMean = new double[rows.Count];
        // Each part writes its own rows alone.
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancel }, f => known.Tell(f, told, byMean));

        var quality = QualityOf(targets, told, byMean, out var isClear);
        var all = Enumerable.Range(0, Folds).ToArray();
        var penalty = known.PenaltyWithin(all);
        var solution = known.Solve(all, penalty);
        double[][] without = [.. all.Select(left => known.Solve(all.Where(f => f != left), penalty))];
        bool[] isSteady = [.. Enumerable.Range(0, columns).Select(c => without.All(w => w[c] * solution[c] > 0 && Math.Abs(w[c]) >= Steady * Math.Abs(solution[c])))];
        double[] off = [.. targets.Select((t, i) => t - told[i]).Order()];
        return new LikelyModel(
            isClear ? LikelySilence.None : LikelySilence.NoBetterThanMean, quality, solution[columns], means, spreads, solution[..columns], isSteady, (Quantile(off, Outside), Quantile(off, 1 - Outside)), scale);
    }

    /// <summary>How far a number is from the mean, in spreads, within bounds.</summary>
    internal static double Standardised(double number, double mean, double spread) => Math.Clamp((number - mean) / spread, -Farthest, Farthest);

    private static double[] Standardised(double[] row, double[] means, double[] spreads) =>
        [.. row.Select((x, c) => double.IsNaN(x) || spreads[c] == 0 ? 0 : Standardised(x, means[c], spreads[c]))];

    private static (double[] Means, double[] Spreads) Spreads(IReadOnlyList<double[]> rows, int columns)
    {
        var (means, spreads) = (new double[columns], new double[columns]);
        for (var c = 0; c < columns; c++)
        {
            double[] there = [.. rows.Select(r => r[c]).Where(x => !double.IsNaN(x))];
            means[c] = there.Length > 0 ? there.Average() : double.NaN;
            spreads[c] = there.Length > 1 ? Math.Sqrt(there.Sum(x => (x - means[c]) * (x - means[c])) / (there.Length - 1)) : 0;
        }

        return (means, spreads);
    }

    private static LikelyQuality QualityOf(IReadOnlyList<double> targets, double[] told, double[] byMean, out bool isClear)
    {
        var n = targets.Count;
        double[] gains = [.. targets.Select((t, i) => ((t - byMean[i]) * (t - byMean[i])) - ((t - told[i]) * (t - told[i])))];
        var gain = gains.Average();
        var error = Math.Sqrt(gains.Sum(g => (g - gain) * (g - gain)) / (n - 1) / n);
        isClear = gain > Normal95 * error && gain > 0;
        var mean = targets.Select((t, i) => (t - byMean[i]) * (t - byMean[i])).Average();
        return new LikelyQuality(
            n, targets.Select((t, i) => Math.Abs(t - told[i])).Average(), targets.Select((t, i) => Math.Abs(t - byMean[i])).Average(), mean > 0 ? gain / mean : 0);
    }

    private static double Quantile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Round(share * (sorted.Length - 1)), 0, sorted.Length - 1)];

    /// <summary>The rows with the sums of each part.</summary>
    private sealed class Known
    {
        private readonly double[][] _rows;
        private readonly IReadOnlyList<double> _targets;
        private readonly IReadOnlyList<int> _folds;
        private readonly int _columns;
        private readonly RidgeSums[] _sums;

        public Known(double[][] rows, IReadOnlyList<double> targets, IReadOnlyList<int> folds, int columns)
        {
            (_rows, _targets, _folds, _columns) = (rows, targets, folds, columns);
            _sums = [.. Enumerable.Range(0, Folds).Select(_ => new RidgeSums(columns))];
            for (var i = 0; i < rows.Length; i++)
            {
                _sums[folds[i]].Add(rows[i], targets[i]);
            }
        }

        public double[] Solve(IEnumerable<int> parts, double penalty)
        {
            var sums = new RidgeSums(_columns);
            foreach (var part in parts)
            {
                sums.Add(_sums[part]);
            }

            return sums.Solve(penalty);
        }

        public void Tell(int left, double[] told, double[] byMean)
        {
            var others = Enumerable.Range(0, Folds).Where(f => f != left).ToArray();
            var solution = Solve(others, PenaltyWithin(others));
            var mean = Enumerable.Range(0, _rows.Length).Where(i => _folds[i] != left).Average(i => _targets[i]);
            for (var i = 0; i < _rows.Length; i++)
            {
                if (_folds[i] == left)
                {
                    (told[i], byMean[i]) = (Value(solution, i), mean);
                }
            }
        }

        public double PenaltyWithin(int[] parts) => Penalties.MinBy(penalty => parts.Sum(left =>
        {
            var solution = Solve(parts.Where(p => p != left), penalty);
            return Enumerable.Range(0, _rows.Length).Where(i => _folds[i] == left).Sum(i => Math.Pow(_targets[i] - Value(solution, i), 2));
        }));

        private double Value(double[] solution, int row)
        {
            var value = solution[_columns];
            for (var c = 0; c < _columns; c++)
            {
                value += solution[c] * _rows[row][c];
            }

            return value;
        }
    }
}
