using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One person's open map in one browser tab. Every change that anybody makes is heard here. Dispose it when the tab closes.</summary>
public sealed class MapSeat : IDisposable
{
    private readonly MapRoom _room;

    internal MapSeat(MapRoom room, WorkspaceVisit visit)
    {
        _room = room;
        Visit = visit;
    }

    /// <summary>Told of every change, on any thread.</summary>
    public event Action<MapNews>? News;

    /// <summary>Whose it is.</summary>
    public WorkspaceVisit Visit { get; }

    /// <summary>The map as it is now.</summary>
    public JourneyMap Map => _room.Stored.Map;

    /// <summary>The latest version of the map, with who made it and when.</summary>
    public StoredMap Stored => _room.Stored;

    /// <summary>The newest measurement; null where it was never measured.</summary>
    public MapMeasurement? Measurement => _room.Measurement;

    /// <summary>Where this person is on the map: the id of a cell or thing, as the editor names them; empty for nowhere.</summary>
    public string At { get; private set; } = "";

    /// <summary>Whether they may edit.</summary>
    public bool MayEdit => Visit.May(Right.EditMap, Map.Id);

    /// <summary>Who else has it open.</summary>
    public IReadOnlyList<MapSeat> Others => _room.Others(this);

    /// <summary>Makes edits as one version; others see them at once.</summary>
    /// <param name="edits">In order.</param>
    /// <param name="basedOn">The version that the person saw; where others went on meanwhile, both are joined.</param>
    /// <param name="label">What for; empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">They may not edit.</exception>
    /// <exception cref="MendableException">An edit cannot be made; the message says why.</exception>
    public async Task<MapChange> ApplyAsync(IReadOnlyList<MapEdit> edits, int basedOn, string label = "", CancellationToken cancellationToken = default)
    {
        Visit.Demand(Right.EditMap, Map.Id);
        var change = await _room.ApplyAsync(this, edits, basedOn, label, cancellationToken);
        if (change.HasChanged)
        {
            await Visit.NoteAsync(ActivityKind.MapEdited, Map.Id, ActivityLog.Version(change.Stored.Version));
        }

        return change;
    }

    /// <summary>Undoes this person's latest change that is not undone.</summary>
    /// <exception cref="MendableException">There is nothing to undo.</exception>
    public Task<StoredMap> UndoAsync(CancellationToken cancellationToken = default) => StepAsync(isUndo: true, cancellationToken);

    /// <summary>Makes the change again that was undone last.</summary>
    /// <exception cref="MendableException">Nothing was undone.</exception>
    public Task<StoredMap> RedoAsync(CancellationToken cancellationToken = default) => StepAsync(isUndo: false, cancellationToken);

    /// <summary>Says where this person is, for the others to see.</summary>
    public void PointAt(string place)
    {
        if (place != At)
        {
            At = place;
            _room.Tell(new MapNews(MapNewsKind.Pointed, this));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _room.Leave(this);

    private async Task<StoredMap> StepAsync(bool isUndo, CancellationToken cancellationToken)
    {
        Visit.Demand(Right.EditMap, Map.Id);
        var stored = await _room.StepAsync(this, isUndo, cancellationToken);
        await Visit.NoteAsync(ActivityKind.MapEdited, Map.Id, ActivityLog.Version(stored.Version));
        return stored;
    }

    internal void Hear(MapNews news) => News?.Invoke(news);
}

/// <summary>What happened to an open map.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Whose doing it was; null for nobody who has it open.</param>
public sealed record MapNews(MapNewsKind Kind, MapSeat? By);

/// <summary>What can happen to an open map.</summary>
public enum MapNewsKind
{
    /// <summary>There is a new version.</summary>
    Edited,

    /// <summary>It was measured.</summary>
    Measured,

    /// <summary>Somebody came or went.</summary>
    People,

    /// <summary>Somebody moved on the map.</summary>
    Pointed,

    /// <summary>A comment was made, changed or resolved.</summary>
    Comments,
}
