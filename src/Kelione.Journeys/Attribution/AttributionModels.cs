namespace Kelione.Journeys;

/// <summary>What the models of attribution need beside the paths. Immutable.</summary>
public sealed record AttributionOptions
{
    /// <summary>The half-life of time decay; above zero.</summary>
    public Duration HalfLife { get; init; } = Duration.FromDays(7);

    /// <summary>The names of direct touches for last-non-direct.</summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    /// <summary>What each channel cost; empty where unknown.</summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();
}

/// <summary>What attribution makes of some paths.</summary>
/// <param name="Models">One for each model asked, in the order asked.</param>
/// <param name="RemovalEffects">Removal effect of each channel, 0–1; null where the Markov model was not asked for.</param>
public sealed record AttributionCredits(IReadOnlyList<AttributionResult> Models, IReadOnlyDictionary<string, double>? RemovalEffects);

/// <summary>
/// Shares the credit for results among the touches before them (SEMANTICS, Attribution). Pure: the same paths in the same order give the same credits.
/// Value is credited as conversions are: by rule along each path; for Markov and Shapley by rate, by the channel's share of all conversions.
/// </summary>
public static class AttributionModels
{
    /// <summary>The most channels that the Markov model takes: its linear system grows with their cube.</summary>
    public const int MaxMarkovChannels = 1000;

    /// <summary>The most channels that Shapley by rate takes: it looks at every set of them.</summary>
    public const int MaxShapleyRateChannels = 16;

    /// <summary>Credits by each of the models.</summary>
    /// <param name="paths">The paths; alike ones may be added up or not.</param>
    /// <param name="models">The models asked for.</param>
    /// <param name="options">Half-life, direct channels, costs.</param>
    /// <exception cref="QuestionException">There are more channels than a model takes.</exception>
    public static AttributionCredits Compute(IReadOnlyList<AttributionPath> paths, IReadOnlyList<AttributionModel> models, AttributionOptions options)
    {
        var coded = CodedPaths.From(paths);
        var results = new List<AttributionResult>();
        IReadOnlyDictionary<string, double>? removalEffects = null;
        foreach (var model in models)
        {
            var credit = new double[coded.Channels.Count];
            var value = new double[coded.Channels.Count];
            if (model == AttributionModel.Markov)
            {
                EnsureFew(coded, MaxMarkovChannels, "markov");
                var removal = MarkovAttribution.RemovalEffects(coded);
                ByShare(coded, removal, credit, value);
                removalEffects = coded.Channels.Select((name, c) => (name, removal[c])).ToDictionary(p => p.name, p => p.Item2);
            }
            else if (model == AttributionModel.ShapleyRate)
            {
                EnsureFew(coded, MaxShapleyRateChannels, "shapley-rate");
                ByShare(coded, ShapleyAttribution.ByRate(coded), credit, value);
            }
            else
            {
                ByRule(coded, model, options, credit, value);
            }

            results.Add(new AttributionResult(model, Credits(coded, credit, value, options.Costs)));
        }

        return new AttributionCredits(results, removalEffects);
    }

    private static void EnsureFew(CodedPaths paths, int most, string model)
    {
        if (paths.Channels.Count > most)
        {
            throw new QuestionException(FormattableString.Invariant(
                $"The model {model} takes at most {most} channels; here are {paths.Channels.Count}. Leave the model out, or filter the touches."));
        }
    }

    /// <summary>All conversions and amounts by the channels' scores.</summary>
    private static void ByShare(CodedPaths paths, double[] scores, double[] credit, double[] value)
    {
        var sum = scores.Sum();
        for (var c = 0; c < scores.Length && sum != 0; c++)
        {
            credit[c] = scores[c] / sum * paths.Conversions;
            value[c] = scores[c] / sum * paths.Value;
        }
    }

    private static void ByRule(CodedPaths paths, AttributionModel model, AttributionOptions options, double[] credit, double[] value)
    {
        var direct = paths.Channels.Select(name => options.Direct.Contains(name, StringComparer.Ordinal)).ToArray();
        var weights = Array.Empty<double>();
        foreach (var path in paths.Paths)
        {
            if (path.Conversions == 0 && path.Value == 0)
            {
                continue;
            }

            Array.Resize(ref weights, Math.Max(weights.Length, path.Touches.Length));
            var shares = weights.AsSpan(0, path.Touches.Length);
            TouchWeights.Fill(shares, path, model, options.HalfLife, direct);
            for (var i = 0; i < shares.Length; i++)
            {
                credit[path.Touches[i]] += shares[i] * path.Conversions;
                value[path.Touches[i]] += shares[i] * path.Value;
            }
        }
    }

    private static List<ChannelCredit> Credits(CodedPaths paths, double[] credit, double[] value, IReadOnlyDictionary<string, double> costs) =>
        [.. paths.Channels.Select((name, c) =>
        {
            double? cost = costs.TryGetValue(name, out var known) ? known : null;
            return new ChannelCredit(
                name, credit[c], paths.Conversions > 0 ? credit[c] / paths.Conversions : 0, value[c], cost, cost is not null && credit[c] > 0 ? cost / credit[c] : null);
        })];
}
