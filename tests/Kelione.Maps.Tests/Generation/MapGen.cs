using CsCheck;

namespace Kelione.Maps.Tests.Generation;

/// <summary>Random maps and edits for property tests: always valid (nothing names what is not there, canonical order), with all sorts of things and awkward words.</summary>
public static class MapGen
{
    /// <summary>A map from empty to middling (some 4 stages, 12 steps, 60 cards).</summary>
    public static Gen<JourneyMap> Map { get; } = Gen.Select(Gen.Int[0, 6], Gen.Int[0, int.MaxValue - 1], (size, seed) => new RandomMap(new Random(seed), size).Make());

    /// <summary>A map and some edits, each valid on what those before it made.</summary>
    public static Gen<(JourneyMap Map, IReadOnlyList<MapEdit> Edits)> MapAndEdits { get; } =
        Gen.Select(Map, Gen.Int[0, 12], Gen.Int[0, int.MaxValue - 1], (map, count, seed) => (map, Edits(map, count, seed)));

    /// <summary>Two versions of a map, the second after some edits of the first.</summary>
    public static Gen<(JourneyMap Before, JourneyMap After)> TwoVersions { get; } = MapAndEdits.Select(m => (m.Map, Apply(m.Map, m.Edits)));

    /// <summary>Some edits, each valid on what those before it made.</summary>
    public static IReadOnlyList<MapEdit> Edits(JourneyMap map, int count, int seed)
    {
        var random = new RandomEdit(new Random(seed));
        var edits = new List<MapEdit>();
        for (var i = 0; i < count; i++)
        {
            var edit = random.Make(map);
            map = edit.Apply(map);
            edits.Add(edit);
        }

        return edits;
    }

    /// <summary>The map after the edits.</summary>
    public static JourneyMap Apply(JourneyMap map, IEnumerable<MapEdit> edits) => edits.Aggregate(map, (m, edit) => edit.Apply(m));
}
