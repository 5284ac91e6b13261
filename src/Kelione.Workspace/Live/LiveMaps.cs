using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The maps that somebody has open just now, a room for each: made when the first comes in, closed when the last leaves. Safe for several threads.</summary>
/// <param name="library">Where the maps are kept.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class LiveMaps(MapLibrary library, TimeProvider? time = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MapRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>Tells everybody who has a map open that it was measured.</summary>
    public void TellMeasured(string id, MapMeasurement measurement) => Room(id)?.TellMeasured(measurement);

    /// <summary>Tells everybody who has a map open that somebody commented, or changed or resolved a comment.</summary>
    public void TellCommented(string id) => Room(id)?.Tell(new MapNews(MapNewsKind.Comments, null));

    /// <summary>Tells everybody who has a map open that it has a newer version, made otherwise than by one of them.</summary>
    public Task TellStoredAsync(string id, CancellationToken cancellationToken = default) => Room(id)?.LookAsync(cancellationToken) ?? Task.CompletedTask;

    internal async Task<MapSeat> SitDownAsync(string id, WorkspaceVisit visit, CancellationToken cancellationToken)
    {
        var state = await RoomState.ReadAsync(library, id, cancellationToken);
        MapRoom? room;
        MapSeat seat;
        lock (_lock)
        {
            if (!_rooms.TryGetValue(id, out room))
            {
                room = new MapRoom(library, time ?? TimeProvider.System, state);
                _rooms.Add(id, room);
            }

            // Within the lock: a room that the last is leaving this moment is either still open for this one, or gone and made anew.
            seat = room.Enter(visit, Leave);
        }

        await room.LookAsync(cancellationToken);
        room.Tell(new MapNews(MapNewsKind.People, seat));
        return seat;
    }

    private MapRoom? Room(string id)
    {
        lock (_lock)
        {
            return _rooms.GetValueOrDefault(id);
        }
    }

    private void Leave(MapRoom room, MapSeat seat)
    {
        lock (_lock)
        {
            if (room.Leave(seat))
            {
                _rooms.Remove(room.Id);
                room.Close();
                return;
            }
        }

        room.Tell(new MapNews(MapNewsKind.People, seat));
    }
}
