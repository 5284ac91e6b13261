using System.Collections.Concurrent;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The maps that somebody has open just now, a room for each. Safe for several threads.</summary>
/// <param name="library">Where the maps are kept.</param>
public sealed class LiveMaps(MapLibrary library)
{
    private readonly ConcurrentDictionary<string, MapRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>Tells everybody who has a map open that it was measured.</summary>
    public void TellMeasured(string id, MapMeasurement measurement)
    {
        if (_rooms.TryGetValue(id, out var room))
        {
            room.TellMeasured(measurement);
        }
    }

    /// <summary>Tells everybody who has a map open that it has a newer version, made otherwise than by one of them.</summary>
    public void TellStored(StoredMap stored)
    {
        if (_rooms.TryGetValue(stored.Map.Id, out var room))
        {
            room.Take(stored, null);
        }
    }

    internal async Task<MapSeat> SitDownAsync(string id, WorkspaceVisit visit, CancellationToken cancellationToken)
    {
        var stored = await library.GetAsync(id, cancellationToken: cancellationToken);
        var measurement = await library.GetMeasurementAsync(id, snapshot: null, cancellationToken);
        var room = _rooms.GetOrAdd(id, _ => new MapRoom(library, stored, measurement));
        return room.Enter(visit, stored, measurement);
    }
}
