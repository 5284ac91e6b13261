using MathNet.Numerics.LinearAlgebra;

namespace Kelione.Journeys;

/// <summary>
/// Attribution by a Markov chain of order 1 (E. Anderl, I. Becker, F. von Wangenheim and J. H. Schumann, 2016, International Journal of Research in Marketing 33, 457–474), solved exactly.
/// States: start, the channels, conversion, null. A channel's removal effect is the share of conversions lost when every visit to it ends in null.
/// </summary>
internal static class MarkovAttribution
{
    /// <summary>
    /// Removal effects, 0–1, by channel. With N = (I − Q)⁻¹, s the first-step probabilities and r the probabilities to convert straight from a channel: x = N·r converts from a channel, s·x from the start, and
    /// a walk meets channel c with probability (s·N)c / Ncc; so the conversions that pass c, over all, are (s·N)c / Ncc · xc / (s·x).
    /// </summary>
    public static double[] RemovalEffects(CodedPaths paths)
    {
        var n = paths.Channels.Count;
        var moves = Matrix<double>.Build.Dense(n, n);
        var starts = Vector<double>.Build.Dense(n);
        var converts = Vector<double>.Build.Dense(n);
        var exits = new double[n];
        foreach (var path in paths.Paths)
        {
            var weight = path.Conversions + path.Nulls;
            if (weight <= 0)
            {
                continue;
            }

            var at = path.Touches[0];
            starts[at] += weight;
            foreach (var next in path.Touches.AsSpan(1))
            {
                if (next != at)
                {
                    moves[at, next] += weight;
                    exits[at] += weight;
                    at = next;
                }
            }

            converts[at] += path.Conversions;
            exits[at] += weight;
        }

        return n == 0 || starts.Sum() == 0 ? new double[n] : Effects(moves, starts / starts.Sum(), converts, exits);
    }

    private static double[] Effects(Matrix<double> moves, Vector<double> starts, Vector<double> converts, double[] exits)
    {
        var n = exits.Length;
        var system = Matrix<double>.Build.DenseIdentity(n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n && exits[i] > 0; j++)
            {
                system[i, j] -= moves[i, j] / exits[i];
            }

            converts[i] = exits[i] > 0 ? converts[i] / exits[i] : 0;
        }

        // Every channel lies on a path that ends, so no set of channels keeps a walk forever and the system has an inverse.
        var visits = system.Inverse();
        var conversion = visits * converts;
        var met = starts * visits;
        var all = starts * conversion;
        return [.. Enumerable.Range(0, n).Select(c => all > 0 ? Math.Clamp(met[c] / visits[c, c] * conversion[c] / all, 0, 1) : 0)];
    }
}
