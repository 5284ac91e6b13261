using System.Numerics;
using System.Runtime.InteropServices;

namespace Kelione.Journeys;

/// <summary>
/// Attribution by the Shapley value (L. S. Shapley, 1953, Contributions to the Theory of Games II, 307–317) over sets of channels, with v = the conversion rate of the paths whose channels all lie in the set
/// (0 where there are none).
/// </summary>
internal sealed class ShapleySets(int channels)
{
    private readonly Dictionary<uint, (double Conversions, double Paths)> _paths = [];
    private readonly List<int> _met = [];
    private readonly int[] _placeOf = new int[channels];
    private bool _tooMany;

    public void Add(ReadOnlySpan<int> touches, double conversions, double nulls)
    {
        var set = 0u;
        foreach (var touch in touches)
        {
            if (Place(touch) is { } place)
            {
                set |= 1u << place;
            }
        }

        Add(set, conversions, conversions + nulls);
    }

    public void Add(ShapleySets other)
    {
        _tooMany |= other._tooMany;
        foreach (var (set, sums) in other._paths)
        {
            var mine = 0u;
            for (var left = set; left != 0; left &= left - 1)
            {
                if (Place(other._met[BitOperations.TrailingZeroCount(left)]) is { } place)
                {
                    mine |= 1u << place;
                }
            }

            Add(mine, sums.Conversions, sums.Paths);
        }
    }

    /// <summary>The Shapley values of some channels, not scaled. There may not be more than <see cref="AttributionModels.MaxShapleyRateChannels"/>, among them all that were met.</summary>
    public double[] ValuesByRate(int[] met)
    {
        var n = _met.Count;
        var conversions = new double[1 << n];
        var paths = new double[1 << n];
        foreach (var (set, sums) in _paths)
        {
            (conversions[set], paths[set]) = sums;
        }

        AddSubsets(conversions, n);
        AddSubsets(paths, n);
        var rate = conversions.Zip(paths, (c, p) => p > 0 ? c / p : 0).ToArray();
        var weights = Weights(n);
        var values = new double[n];
        for (var set = 0; set < rate.Length; set++)
        {
            for (var place = 0; place < n; place++)
            {
                if ((set & 1 << place) == 0)
                {
                    values[place] += weights[int.PopCount(set)] * (rate[set | 1 << place] - rate[set]);
                }
            }
        }

        return Array.ConvertAll(met, channel => values[_placeOf[channel] - 1]);
    }

    private int? Place(int channel)
    {
        if (_placeOf[channel] > 0)
        {
            return _placeOf[channel] - 1;
        }

        if (_tooMany || _met.Count == AttributionModels.MaxShapleyRateChannels)
        {
            _tooMany = true;
            return null;
        }

        _met.Add(channel);
        _placeOf[channel] = _met.Count;
        return _met.Count - 1;
    }

    private void Add(uint set, double conversions, double paths)
    {
        // With too many channels there will be no answer: nothing more is kept.
        if (!_tooMany)
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_paths, set, out _);
            sums = (sums.Conversions + conversions, sums.Paths + paths);
        }
    }

    /// <summary>Turns the sum at each set into the sum over all its subsets.</summary>
    private static void AddSubsets(double[] sums, int places)
    {
        for (var place = 0; place < places; place++)
        {
            for (var set = 0; set < sums.Length; set++)
            {
                if ((set & 1 << place) != 0)
                {
                    sums[set] += sums[set ^ 1 << place];
                }
            }
        }
    }

    /// <summary>s!·(n − s − 1)!/n! for each size s of the set that a channel joins.</summary>
    private static double[] Weights(int places)
    {
        var weights = new double[Math.Max(places, 1)];
        weights[0] = 1.0 / Math.Max(places, 1);
        for (var size = 1; size < places; size++)
        {
            weights[size] = weights[size - 1] * size / (places - size);
        }

        return weights;
    }
}
