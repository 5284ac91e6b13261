using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// The maps that somebody has open just now, a room for each: made when the first comes in, closed when the last leaves. Where a server has several nodes, it is told what those of the others do. Dispose it when the server ends.
/// Safe for several threads.
/// </summary>
/// <param name="library">Where the maps are kept.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class LiveMaps(MapLibrary library, TimeProvider? time = null) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MapRoom> _rooms = new(StringComparer.Ordinal);
    private INodeWire? _wire;
    private bool _isJoined;

    /// <summary>Tells everybody who has a map open that it was measured.</summary>
    public void TellMeasured(string id, MapMeasurement measurement)
    {
        Room(id)?.TellMeasured(measurement);
        Wire()?.Say(NodeSignalKind.Stored, id);
    }

    /// <summary>Tells everybody who has a map open that somebody commented, or changed or resolved a comment.</summary>
    public void TellCommented(string id)
    {
        Room(id)?.Tell(new MapNews(MapNewsKind.Comments, null));
        Wire()?.Say(NodeSignalKind.Commented, id);
    }

    /// <summary>Tells everybody who has a map open that it has a newer version, made otherwise than by one of them.</summary>
    public Task TellStoredAsync(string id, CancellationToken cancellationToken = default)
    {
        Wire()?.Say(NodeSignalKind.Stored, id);
        return Room(id)?.LookAsync(cancellationToken) ?? Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        INodeWire? wire;
        lock (_lock)
        {
            (wire, _wire, _isJoined) = (_wire, null, true);
        }

        return wire?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    internal async Task<MapSeat> SitDownAsync(string id, WorkspaceVisit visit, CancellationToken cancellationToken)
    {
        var state = await RoomState.ReadAsync(library, id, cancellationToken);
        var wire = Wire();
        MapRoom? room;
        MapSeat seat;
        lock (_lock)
        {
            if (!_rooms.TryGetValue(id, out room))
            {
                room = new MapRoom(library, time ?? TimeProvider.System, state, wire);
                _rooms.Add(id, room);
            }

            // Within the lock: a room that the last is leaving this moment is either still open for this one, or gone and made anew.
            seat = room.Enter(visit, Leave);
        }

        wire?.Say(NodeSignalKind.Who, id);
        await room.LookAsync(cancellationToken);
        room.Tell(new MapNews(MapNewsKind.People, seat));
        return seat;
    }

    // The wire is laid when the first map is opened or told of: a command of the console needs none.
    private INodeWire? Wire()
    {
        lock (_lock)
        {
            if (!_isJoined)
            {
                _isJoined = true;
                if ((_wire = library.OpenWire()) is { } wire)
                {
                    wire.Heard += signal => Room(signal.Map)?.Hear(signal);
                    wire.Joined += Join;
                    wire.Begin();
                }
            }

            return _wire;
        }
    }

    private void Join()
    {
        MapRoom[] rooms;
        lock (_lock)
        {
            rooms = [.. _rooms.Values];
        }

        foreach (var room in rooms)
        {
            room.Join();
        }
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
