using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing;

/// <summary>
/// The map with the person's own edits that are not stored yet on top: they see what they did at once, and what the library makes of it when it is kept. Edits that could not be kept vanish again. Safe for several threads.
/// </summary>
/// <param name="seat">The open map.</param>
internal sealed class EditsAhead(MapSeat seat)
{
    private readonly Lock _lock = new();
    private readonly List<IReadOnlyList<MapEdit>> _pending = [];
    private volatile JourneyMap? _map;

    /// <summary>The map as the person is to see it.</summary>
    public JourneyMap Map => _map ?? seat.Map;

    /// <summary>Puts edits on top.</summary>
    /// <returns>Whether they were put there: not where they are already, nor where they cannot be made on what is seen; the library will say why.</returns>
    public bool Begin(IReadOnlyList<MapEdit> edits)
    {
        lock (_lock)
        {
            if (!seat.MayEdit || _pending.Exists(p => ReferenceEquals(p, edits)) || Made(Map, edits) is not { } map)
            {
                return false;
            }

            _pending.Add(edits);
            _map = map;
            return true;
        }
    }

    /// <summary>Edits are stored, or were refused.</summary>
    /// <returns>Whether another map is to be seen.</returns>
    public bool End(IReadOnlyList<MapEdit> edits)
    {
        lock (_lock)
        {
            _pending.Remove(edits);
            return Reckon();
        }
    }

    /// <summary>There is another version: what is not in it yet goes on top of it.</summary>
    public void Hear()
    {
        lock (_lock)
        {
            Reckon();
        }
    }

    private bool Reckon()
    {
        var before = Map;
        var stored = seat.Stored;
        _pending.RemoveAll(p => seat.HasMade(p, stored.Version));
        var now = stored.Map;
        foreach (var edits in _pending)
        {
            // Where somebody took away what is edited, the library decides what comes of it.
            now = Made(now, edits) ?? now;
        }

        // The very object stays where nothing differs, so that nobody lays out two thousand cards once more.
        var isSame = before.Equals(now);
        _map = isSame ? before : _pending.Count > 0 ? now : null;
        return !isSame;
    }

    private static JourneyMap? Made(JourneyMap map, IReadOnlyList<MapEdit> edits)
    {
        try
        {
            return edits.Aggregate(map, (m, e) => e.Apply(m));
        }
        catch (MapEditException)
        {
            return null;
        }
    }
}
