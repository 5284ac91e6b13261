using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>A map laid out, with its rows by lane so that the next version lays out only what differs.</summary>
/// <param name="Model">The grid.</param>
/// <param name="Lanes">What each row was laid out from.</param>
internal sealed record LaidMap(GridModel Model, ImmutableDictionary<string, LaidLane> Lanes);

/// <summary>What many people look at is laid out once: the layouts of the versions that somebody still shows. Safe for several threads.</summary>
internal static class LaidMaps
{
    private static readonly ConditionalWeakTable<JourneyMap, List<(MapMeasurement? Measured, ImmutableHashSet<string> Hidden, ImmutableHashSet<string> Personas, LaidMap Laid)>> Known = [];

    /// <summary>The layout of a map that somebody asked for before; null for none.</summary>
    public static LaidMap? Find(JourneyMap map, MapMeasurement? measured, ImmutableHashSet<string> hidden, ImmutableHashSet<string> personas)
    {
        if (!Known.TryGetValue(map, out var list))
        {
            return null;
        }

        lock (list)
        {
            return list.FirstOrDefault(l => ReferenceEquals(l.Measured, measured) && l.Hidden.SetEquals(hidden) && l.Personas.SetEquals(personas)).Laid;
        }
    }

    /// <summary>Keeps a layout as long as its map is shown.</summary>
    public static void Add(JourneyMap map, MapMeasurement? measured, ImmutableHashSet<string> hidden, ImmutableHashSet<string> personas, LaidMap laid)
    {
        const int Most = 8;
        var list = Known.GetOrCreateValue(map);
        lock (list)
        {
            if (list.Count < Most)
            {
                list.Add((measured, hidden, personas, laid));
            }
        }
    }
}
