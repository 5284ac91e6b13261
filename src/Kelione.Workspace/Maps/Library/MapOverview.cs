using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A map with what its newest measurement says, and what moved since the one before. Immutable.</summary>
/// <param name="Map">The map as it is now.</param>
/// <param name="Newest">Its newest measurement; null where it was never measured.</param>
/// <param name="Before">The one of the nearest earlier period with the same filters (see <see cref="EarlierMeasurement"/>); null for none.</param>
/// <param name="Comparison">Before against newest; null where there is no before.</param>
public sealed record MapOverview(StoredMap Map, MapMeasurement? Newest, MapMeasurement? Before, MeasurementComparison? Comparison)
{
    /// <summary>What is clearly better or worse for customers since the measurement before, the greatest difference first. A loss that is told as conversion is not told as exits again.</summary>
    public IReadOnlyList<MapMove> Moves { get; } = Comparison is null ? [] : MapMove.Of(Comparison);

    /// <summary>How many numbers were compared.</summary>
    public int Compared => Comparison is null ? 0 : Comparison.Steps.Sum(s => s.Numbers.Count(n => n.Verdict != ChangeVerdict.NotJudged)) + Comparison.Whole.Count(n => n.Verdict != ChangeVerdict.NotJudged);

    /// <summary>Reads a map's overview.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    public static async Task<MapOverview> ReadAsync(MapLibrary library, string id, CancellationToken cancellationToken = default)
    {
        var map = await library.GetAsync(id, version: null, cancellationToken);
        var kept = await library.MeasurementsAsync(id, cancellationToken);
        if (kept.Count == 0)
        {
            return new MapOverview(map, null, null, null);
        }

        var newest = await library.GetMeasurementAsync(id, kept[0].Snapshot, cancellationToken);
        var other = EarlierMeasurement.Of(kept, kept[0]);
        var before = other is null ? null : await library.GetMeasurementAsync(id, other.Snapshot, cancellationToken);
        return new MapOverview(map, newest, before, before is null || newest is null ? null : MeasurementComparison.Compare(before, newest));
    }
}

/// <summary>A number of a map that moved beyond chance. Immutable.</summary>
/// <param name="Step">The step's id; null for a number of the whole map.</param>
/// <param name="Name">The step's name; empty for the whole map.</param>
/// <param name="Number">The number on both sides.</param>
public sealed record MapMove(string? Step, string Name, NumberComparison Number)
{
    /// <summary>Whether it is better for customers.</summary>
    public bool IsBetter => Number.Verdict == ChangeVerdict.Better;

    /// <summary>The moves of a comparison.</summary>
    internal static IReadOnlyList<MapMove> Of(MeasurementComparison comparison)
    {
        var ofSteps = comparison.Steps.SelectMany(s => s.Numbers.Select(n => new MapMove(s.Id, s.Name, n))).Where(IsClear).ToList();
        var withConversion = ofSteps.Where(m => m.Number.Number == "conversionToNext").Select(m => m.Step).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ofSteps.Where(m => m.Number.Number != "exits" || !withConversion.Contains(m.Step))
                .Concat(comparison.Whole.Select(n => new MapMove(null, "", n)).Where(IsClear))
                .OrderByDescending(m => Math.Abs(m.Number.Difference ?? 0)).ThenBy(m => m.Name, StringComparer.Ordinal),
        ];
    }

    private static bool IsClear(MapMove move) => move.Number.Verdict is ChangeVerdict.Better or ChangeVerdict.Worse;
}
