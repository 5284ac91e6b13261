using Kelione.Maps;

namespace Kelione.Web.Maps.Home;

/// <summary>Where the parts of a map's small picture stand, in a box of 400 × 148: the route above, the emotion below. Immutable.</summary>
internal sealed class Thumb
{
    /// <summary>The height of the route's line.</summary>
    public const double Route = 34;

    /// <summary>The height of an emotion of zero.</summary>
    public const double Zero = 103;

    private const double WidestBand = 13;
    private const double PerPoint = 7.4;

    /// <summary>Draws a map with its newest measurement.</summary>
    /// <param name="map">The map.</param>
    /// <param name="measured">Its measurement; null for none.</param>
    /// <param name="isWheel">Whether the route is a wheel.</param>
    /// <param name="width">The width of the box.</param>
    public Thumb(JourneyMap map, MapMeasurement? measured, bool isWheel, double width = 400)
    {
        IsWheel = isWheel;
        var steps = map.Steps().ToList();
        var (left, right) = (isWheel ? 190.0 : width / 20, width * 0.95);
        double X(int i) => steps.Count < 2 ? (left + right) / 2 : left + (i * (right - left) / (steps.Count - 1));
        var bySteps = measured?.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal) ?? [];
        var most = Math.Max(1, bySteps.Values.Max(s => s.Customers) ?? 1);
        var worst = measured?.Barriers.FirstOrDefault(b => b.To is not null && b.Kind == BarrierKind.LowConversion);
        Stations = [.. steps.Select((s, i) => new ThumbStation(X(i), s.Optional, bySteps.GetValueOrDefault(s.Id) is { Bound: true }, s.Id == worst?.Step, (bySteps.GetValueOrDefault(s.Id)?.Customers ?? 0) / (double)most))];
        Stages = [.. Starts(map).Where(i => i > 0 && i < steps.Count).Select(i => (X(i - 1) + X(i)) / 2)];
        if (worst is not null && steps.FindIndex(s => s.Id == worst.Step) is >= 0 and var from && steps.FindIndex(s => s.Id == worst.To) is var to && to > from)
        {
            Worst = (X(from), X(to), worst.Value);
        }

        var felt = Values(map, steps, c => c.Felt);
        var wished = Values(map, steps, c => c.Wished);
        Felt = [.. Points(felt, X)];
        Wished = [.. Points(wished, X)];
        Measured = [.. Points([.. steps.Select(s => bySteps.GetValueOrDefault(s.Id)?.Emotion?.Mean)], X)];
    }

    /// <summary>Whether the route is a wheel at the left and the emotion stands beside it.</summary>
    public bool IsWheel { get; }

    /// <summary>The steps.</summary>
    public IReadOnlyList<ThumbStation> Stations { get; }

    /// <summary>Where stages part.</summary>
    public IReadOnlyList<double> Stages { get; }

    /// <summary>The transition that data shows as a barrier, with its conversion; null for none.</summary>
    public (double From, double To, double Value)? Worst { get; }

    /// <summary>What the team thinks.</summary>
    public IReadOnlyList<(double X, double Y)> Felt { get; }

    /// <summary>How it ought to feel.</summary>
    public IReadOnlyList<(double X, double Y)> Wished { get; }

    /// <summary>What feedback says.</summary>
    public IReadOnlyList<(double X, double Y)> Measured { get; }

    /// <summary>The band of the audience: its upper edge, then its lower one back; only stations with data.</summary>
    public IReadOnlyList<(double X, double Half)> Band => [.. Stations.Where(s => s is { IsMeasured: true, IsOptional: false }).Select(s => (s.X, Math.Max(0.8, s.Audience * WidestBand)))];

    private static IEnumerable<int> Starts(JourneyMap map)
    {
        var at = 0;
        foreach (var stage in map.Stages)
        {
            yield return at;
            at += stage.Steps.Count;
        }
    }

    private static List<double?> Values(JourneyMap map, List<Step> steps, Func<Card, double?> value)
    {
        var bySteps = map.Cards.Where(c => c.Step is not null && value(c) is not null).ToLookup(c => c.Step!, c => value(c)!.Value, StringComparer.Ordinal);
        var byStages = map.Cards.Where(c => c.Step is null && c.Stage is not null && value(c) is not null).ToLookup(c => c.Stage!, c => value(c)!.Value, StringComparer.Ordinal);

        // What is felt in a stage as a whole stands at its middle step.
        var middles = map.Stages.Where(s => s.Steps.Count > 0 && byStages[s.Id].Any()).ToDictionary(s => s.Steps[s.Steps.Count / 2].Id, s => byStages[s.Id].Average(), StringComparer.Ordinal);
        return [.. steps.Select(s => bySteps[s.Id].Any() ? bySteps[s.Id].Average() : middles.TryGetValue(s.Id, out var mean) ? mean : (double?)null)];
    }

    private static IEnumerable<(double X, double Y)> Points(IReadOnlyList<double?> values, Func<int, double> x) =>
        values.Select((v, i) => (Value: v, X: x(i))).Where(p => p.Value is not null).Select(p => (p.X, Zero - (Math.Clamp(p.Value!.Value, -5, 5) * PerPoint)));
}

/// <summary>A step in the small picture.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="IsOptional">Whether customers may pass it by.</param>
/// <param name="IsMeasured">Whether there is data.</param>
/// <param name="IsWorst">Whether the barrier begins here.</param>
/// <param name="Audience">Its customers over the most of any step, 0–1.</param>
internal sealed record ThumbStation(double X, bool IsOptional, bool IsMeasured, bool IsWorst, double Audience);
