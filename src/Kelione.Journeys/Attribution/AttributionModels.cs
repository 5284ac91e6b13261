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
/// Shares the credit for results among the touches before them (docs/semantics.md, Attribution). Pure: the same paths in the same order give the same credits.
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
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var touch in paths.SelectMany(p => p.Touches))
        {
            codes.TryAdd(touch, codes.Count);
        }

        string[] channels = [.. codes.Keys];
        var tally = new AttributionTally(channels, models, options);
        foreach (var path in paths)
        {
            int[] touches = [.. path.Touches.Select(t => codes[t])];
            tally.Add(touches, path.Conversions, path.Value, path.Nulls, path.AgesMicros is null ? [] : [.. path.AgesMicros]);
        }

        return tally.Credits();
    }
}
