using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;

namespace Kelione.Journeys;

/// <summary>
/// Attribution by a Markov chain of order 1 (E. Anderl, I. Becker, F. von Wangenheim and J. H. Schumann, 2016, International Journal of Research in Marketing 33, 457–474), solved exactly.
/// States: start, the channels, conversion, null; repeats of a channel straight after itself are dropped. A channel's removal effect is the share of conversions lost when every visit to it ends in null.
/// </summary>
internal sealed class MarkovChain(int channels)
{
    private readonly Dictionary<(int From, int To), double> _moves = [];
    private readonly double[] _starts = new double[channels];
    private readonly double[] _converts = new double[channels];
    private readonly double[] _exits = new double[channels];

    public void Add(ReadOnlySpan<int> touches, double conversions, double nulls)
    {
        var weight = conversions + nulls;
        if (weight <= 0)
        {
            return;
        }

        var at = touches[0];
        _starts[at] += weight;
        foreach (var next in touches[1..])
        {
            if (next != at)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_moves, (at, next), out _) += weight;
                _exits[at] += weight;
                at = next;
            }
        }

        _converts[at] += conversions;
        _exits[at] += weight;
    }

    public void Add(MarkovChain other)
    {
        foreach (var (move, weight) in other._moves)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_moves, move, out _) += weight;
        }

        for (var c = 0; c < _starts.Length; c++)
        {
            _starts[c] += other._starts[c];
            _converts[c] += other._converts[c];
            _exits[c] += other._exits[c];
        }
    }

    /// <summary>
    /// Removal effects, 0–1, of some channels, among which all that were met must be. With N = (I − Q)⁻¹, s the first-step probabilities and r the probabilities to convert straight from a channel:
    /// x = N·r converts from a channel, s·x from the start, and a walk meets channel c with probability (s·N)c / Ncc; so the conversions that pass c, over all, are (s·N)c / Ncc · xc / (s·x).
    /// </summary>
    public double[] RemovalEffects(int[] met)
    {
        var all = _starts.Sum();
        if (all == 0)
        {
            return new double[met.Length];
        }

        var places = met.Select((channel, place) => (channel, place)).ToDictionary(p => p.channel, p => p.place);
        var system = Matrix<double>.Build.DenseIdentity(met.Length);
        foreach (var ((from, to), weight) in _moves)
        {
            system[places[from], places[to]] -= weight / _exits[from];
        }

        // Every channel lies on a path that ends, so no set of channels keeps a walk forever and the system has an inverse.
        var visits = system.Inverse();
        var starts = Vector<double>.Build.Dense(met.Length, i => _starts[met[i]] / all);
        var conversion = visits * Vector<double>.Build.Dense(met.Length, i => _exits[met[i]] > 0 ? _converts[met[i]] / _exits[met[i]] : 0);
        var meets = starts * visits;
        var converted = starts * conversion;
        return [.. Enumerable.Range(0, met.Length).Select(c => converted > 0 ? Math.Clamp(meets[c] / visits[c, c] * conversion[c] / converted, 0, 1) : 0)];
    }
}
