namespace Kelione.Journeys;

/// <summary>What the channels are credited with by a model that shares each path's credit by a rule along the path alone.</summary>
internal sealed class RuleCredit(AttributionModel model, bool[] direct, Duration halfLife)
{
    private readonly double[] _conversions = new double[direct.Length];
    private readonly double[] _values = new double[direct.Length];
    private readonly int[] _lastPathWith = new int[direct.Length];
    private double[] _shares = new double[16];
    private int _paths;

    public AttributionModel Model => model;

    public (double Conversions, double Value) Of(int channel) => (_conversions[channel], _values[channel]);

    public void Add(ReadOnlySpan<int> touches, double conversions, double value, ReadOnlySpan<long> agesMicros)
    {
        if (_shares.Length < touches.Length)
        {
            _shares = new double[touches.Length * 2];
        }

        var shares = _shares.AsSpan(0, touches.Length);
        Fill(shares, touches, agesMicros);
        for (var i = 0; i < shares.Length; i++)
        {
            _conversions[touches[i]] += shares[i] * conversions;
            _values[touches[i]] += shares[i] * value;
        }
    }

    public void Add(RuleCredit other)
    {
        for (var c = 0; c < _conversions.Length; c++)
        {
            _conversions[c] += other._conversions[c];
            _values[c] += other._values[c];
        }
    }

    /// <summary>Each touch's share of the path's credit; they sum to one.</summary>
    private void Fill(Span<double> shares, ReadOnlySpan<int> touches, ReadOnlySpan<long> agesMicros)
    {
        shares.Clear();
        switch (model)
        {
            case AttributionModel.First:
                shares[0] = 1;
                break;
            case AttributionModel.Last:
                shares[^1] = 1;
                break;
            case AttributionModel.LastNonDirect:
                var last = touches.Length - 1;
                while (last >= 0 && direct[touches[last]])
                {
                    last--;
                }

                shares[last < 0 ? touches.Length - 1 : last] = 1;
                break;
            case AttributionModel.Linear:
                shares.Fill(1.0 / touches.Length);
                break;
            case AttributionModel.Position:
                Position(shares);
                break;
            case AttributionModel.TimeDecay:
                TimeDecay(shares, agesMicros);
                break;
            default:
                SplitOverDistinct(shares, touches);
                break;
        }
    }

    private static void Position(Span<double> shares)
    {
        if (shares.Length <= 2)
        {
            shares.Fill(1.0 / shares.Length);
            return;
        }

        shares.Fill(0.2 / (shares.Length - 2));
        shares[0] = 0.4;
        shares[^1] = 0.4;
    }

    private void TimeDecay(Span<double> shares, ReadOnlySpan<long> ages)
    {
        // Ages count from the youngest touch on: the same shares, and the sum cannot vanish however old all touches are.
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            var halfLives = ages.IsEmpty ? shares.Length - 1 - i : (ages[i] - (double)ages[^1]) / halfLife.Micros;
            shares[i] = Math.Pow(2, -halfLives);
            sum += shares[i];
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }
    }

    /// <summary>
    /// Shapley by conversions (L. S. Shapley, 1953, Contributions to the Theory of Games II, 307–317): v is a sum of unanimity games, one a path, so each path's credit is split equally over its
    /// distinct channels. A channel's share stands at its first touch.
    /// </summary>
    private void SplitOverDistinct(Span<double> shares, ReadOnlySpan<int> touches)
    {
        _paths++;
        var distinct = 0;
        for (var i = 0; i < touches.Length; i++)
        {
            if (_lastPathWith[touches[i]] != _paths)
            {
                _lastPathWith[touches[i]] = _paths;
                shares[i] = 1;
                distinct++;
            }
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= distinct;
        }
    }
}
