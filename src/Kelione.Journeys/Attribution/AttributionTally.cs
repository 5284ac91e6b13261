namespace Kelione.Journeys;

/// <summary>
/// Adds paths up, one at a time, without keeping them: what each model needs of a path fits into a few sums. Tallies of several threads are added to one another.
/// Not safe for several threads.
/// </summary>
public sealed class AttributionTally
{
    private readonly IReadOnlyList<string> _channels;
    private readonly AttributionOptions _options;
    private readonly bool[] _met;
    private readonly RuleCredit[] _byRule;
    private readonly MarkovChain? _chain;
    private readonly ShapleySets? _sets;
    private readonly IReadOnlyList<AttributionModel> _models;

    /// <summary>Makes an empty tally.</summary>
    /// <param name="channels">The names of channels by code; those never met are left out of the credits.</param>
    /// <param name="models">The models asked for.</param>
    /// <param name="options">Half-life, direct channels, costs.</param>
    public AttributionTally(IReadOnlyList<string> channels, IReadOnlyList<AttributionModel> models, AttributionOptions options)
    {
        (_channels, _models, _options) = (channels, models, options);
        _met = new bool[channels.Count];
        bool[] direct = [.. channels.Select(name => options.Direct.Contains(name, StringComparer.Ordinal))];
        _byRule = [.. models.Where(m => m is not (AttributionModel.Markov or AttributionModel.ShapleyRate)).Distinct().Select(m => new RuleCredit(m, direct, options.HalfLife))];
        _chain = models.Contains(AttributionModel.Markov) ? new MarkovChain(channels.Count) : null;
        _sets = models.Contains(AttributionModel.ShapleyRate) ? new ShapleySets(channels.Count) : null;
    }

    /// <summary>Conversions added.</summary>
    public double Conversions { get; private set; }

    /// <summary>The sum of their amounts.</summary>
    public double Value { get; private set; }

    /// <summary>Paths without conversion added.</summary>
    public double Nulls { get; private set; }

    /// <summary>Adds a path.</summary>
    /// <param name="touches">The channels' codes in order of time; where there are none, nothing is added.</param>
    /// <param name="conversions">How many such paths ended in a conversion.</param>
    /// <param name="value">The sum of their amounts.</param>
    /// <param name="nulls">How many did not.</param>
    /// <param name="agesMicros">Each touch's age at the conversion, for time decay; empty where unknown (then each touch counts as one half-life older than the next).</param>
    public void Add(ReadOnlySpan<int> touches, double conversions, double value, double nulls, ReadOnlySpan<long> agesMicros)
    {
        if (touches.IsEmpty)
        {
            return;
        }

        Conversions += conversions;
        Value += value;
        Nulls += nulls;
        foreach (var touch in touches)
        {
            _met[touch] = true;
        }

        _chain?.Add(touches, conversions, nulls);
        _sets?.Add(touches, conversions, nulls);
        if (conversions == 0 && value == 0)
        {
            return;
        }

        foreach (var credit in _byRule)
        {
            credit.Add(touches, conversions, value, agesMicros);
        }
    }

    /// <summary>Adds what another tally of the same channels, models and options holds.</summary>
    public void Add(AttributionTally other)
    {
        Conversions += other.Conversions;
        Value += other.Value;
        Nulls += other.Nulls;
        for (var c = 0; c < _met.Length; c++)
        {
            _met[c] |= other._met[c];
        }

        for (var i = 0; i < _byRule.Length; i++)
        {
            _byRule[i].Add(other._byRule[i]);
        }

        _chain?.Add(other._chain!);
        _sets?.Add(other._sets!);
    }

    /// <summary>Credits by each of the models.</summary>
    /// <exception cref="QuestionException">More channels were met than a model takes.</exception>
    public AttributionCredits Credits()
    {
        int[] met = [.. Enumerable.Range(0, _met.Length).Where(c => _met[c]).OrderBy(c => _channels[c], StringComparer.Ordinal)];
        double[]? removal = null;
        if (_chain is not null)
        {
            EnsureFew(met.Length, AttributionModels.MaxMarkovChannels, "markov");
            removal = _chain.RemovalEffects(met);
        }

        return new AttributionCredits(
            [.. _models.Select(m => m switch
            {
                AttributionModel.Markov => ByScore(m, met, removal!),
                AttributionModel.ShapleyRate => ByScore(m, met, Rates(met)),
                _ => Result(m, met, c => Array.Find(_byRule, r => r.Model == m)!.Of(met[c])),
            })],
            removal is null ? null : met.Zip(removal).ToDictionary(p => _channels[p.First], p => p.Second));
    }

    private double[] Rates(int[] met)
    {
        EnsureFew(met.Length, AttributionModels.MaxShapleyRateChannels, "shapley-rate");
        return _sets!.ValuesByRate(met);
    }

    private static void EnsureFew(int channels, int most, string model)
    {
        if (channels > most)
        {
            throw new QuestionException(FormattableString.Invariant(
                $"The model {model} takes at most {most} channels; here are {channels}. Leave the model out, or filter the touches."));
        }
    }

    /// <summary>All conversions and amounts by the channels' scores.</summary>
    private AttributionResult ByScore(AttributionModel model, int[] met, double[] scores)
    {
        var sum = scores.Sum();
        return Result(model, met, c => sum == 0 ? (0, 0) : (scores[c] / sum * Conversions, scores[c] / sum * Value));
    }

    private AttributionResult Result(AttributionModel model, int[] met, Func<int, (double Conversions, double Value)> creditOf) => new(
        model,
        [.. met.Select((channel, c) =>
        {
            var (conversions, value) = creditOf(c);
            double? cost = _options.Costs.TryGetValue(_channels[channel], out var known) ? known : null;
            return new ChannelCredit(
                _channels[channel], conversions, Conversions > 0 ? conversions / Conversions : 0, value, cost, cost is not null && conversions > 0 ? cost / conversions : null);
        })]);
}
