using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One person's open map in one browser tab. Every change that anybody makes is heard here. Dispose it when the tab closes. Safe for several threads.</summary>
public sealed class MapSeat : IDisposable
{
    /// <summary>How far back <see cref="UndoAsync"/> goes, in hours: a working day.</summary>
    public const int UndoHours = 12;

    private const int LongestNumber = 80;

    private readonly MapRoom _room;
    private readonly TimeProvider _time;
    private readonly Pointing _pointing;
    private readonly OwnMade _made = new();
    private readonly AsyncLocal<string?> _number = new();
    private Action<MapRoom, MapSeat>? _leave;

    internal MapSeat(MapRoom room, WorkspaceVisit visit, TimeProvider time, int colour, Action<MapRoom, MapSeat> leave)
    {
        (_room, _time, _leave, Visit, Colour) = (room, time, leave, visit, colour);
        _pointing = new Pointing(time, () => _room.TellPointed(this));
    }

    /// <summary>Told of every change, on any thread.</summary>
    public event Action<MapNews>? News;

    /// <summary>Its name among the seats of all nodes.</summary>
    internal string Id { get; } = Secret.Id();

    /// <summary>Whose it is.</summary>
    public WorkspaceVisit Visit { get; }

    /// <summary>The person's colour among those who have the map open, 1–8: a number of the categorical colours.</summary>
    public int Colour { get; }

    /// <summary>The map as it is now.</summary>
    public JourneyMap Map => _room.State.Stored.Map;

    /// <summary>The latest version of the map, with who made it and when.</summary>
    public StoredMap Stored => _room.State.Stored;

    /// <summary>The newest measurement; null where it was never measured.</summary>
    public MapMeasurement? Measurement => _room.State.Measurement;

    /// <summary>Whether somebody deleted the map meanwhile.</summary>
    public bool IsDeleted => _room.State.Standing.IsDeleted;

    /// <summary>Where this person is on the map: the id of a cell or thing, as the editor names them; empty for nowhere.</summary>
    public string At => _pointing.At;

    /// <summary>Whether they may edit.</summary>
    public bool MayEdit => !IsDeleted && Visit.May(Right.EditMap, Map.Id);

    /// <summary>Whether there is a change of this person's to undo.</summary>
    public bool CanUndo => MayEdit && UndoStack.Of(_room.State.Marks, Own).Undo is not null;

    /// <summary>Whether there is a change of this person's to make again.</summary>
    public bool CanRedo => MayEdit && UndoStack.Of(_room.State.Marks, Own).Redo is not null;

    /// <summary>Who else has it open, here and at other nodes; the other tabs of the same person as well.</summary>
    public IReadOnlyList<PersonThere> Others => _room.Others(this);

    private MapAuthor Self => new(Visit.Visitor.Id, Visit.Visitor.Name);

    private OwnChanges Own => new(Self, _time.GetUtcNow().AddHours(-UndoHours));

    /// <summary>Gives what the calling method changes from here on a number of the sender's own: sent again under the same number, because its answer got lost, it is not made twice, also by a server that has started anew meanwhile.</summary>
    /// <param name="number">At most 80 characters, unlike any other of this map.</param>
    public void Number(string number) => _number.Value = number.Length is > 0 and <= LongestNumber ? number : null;

    /// <summary>Makes edits as one version; others see them at once.</summary>
    /// <param name="edits">In order.</param>
    /// <param name="basedOn">The version that the person saw; where others went on meanwhile, both are joined. What this seat itself made since is not held against it: the person has seen it.</param>
    /// <param name="label">What for; empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">They may not edit.</exception>
    /// <exception cref="MendableException">An edit cannot be made; the message says why.</exception>
    public async Task<MapChange> ApplyAsync(IReadOnlyList<MapEdit> edits, int basedOn, string label = "", CancellationToken cancellationToken = default)
    {
        Visit.Demand(Right.EditMap, Map.Id);
        var number = _number.Value ?? "";
        return await NotedAsync(
            (library, known) =>
            {
                var (seen, already) = _made.Since(basedOn);
                return library.ApplyAsync(_room.Id, new WantedEdits(edits, seen, already, label), Self, known, number, cancellationToken);
            },
            ActivityKind.MapEdited,
            cancellationToken,
            edits);
    }

    /// <summary>Undoes this person's latest change that is not undone, whatever others did since.</summary>
    /// <returns>What came of it; a conflict where somebody has changed the same since: what this person had before is put back, and theirs is told.</returns>
    /// <exception cref="RefusedException">They may not edit.</exception>
    /// <exception cref="MendableException">There is nothing to undo.</exception>
    public Task<MapChange> UndoAsync(CancellationToken cancellationToken = default) => StepAsync(isUndo: true, cancellationToken);

    /// <summary>Makes this person's change again that they undid last.</summary>
    /// <exception cref="RefusedException">They may not edit.</exception>
    /// <exception cref="MendableException">Nothing was undone.</exception>
    public Task<MapChange> RedoAsync(CancellationToken cancellationToken = default) => StepAsync(isUndo: false, cancellationToken);

    /// <summary>Brings an earlier version back, as a new one.</summary>
    /// <exception cref="RefusedException">They may not restore.</exception>
    /// <exception cref="MendableException">There is no such version.</exception>
    public Task<MapChange> RestoreAsync(int version, string label = "", CancellationToken cancellationToken = default)
    {
        Visit.Demand(Right.ManageMap, Map.Id);
        return NotedAsync((library, _) => library.RestoreAsync(_room.Id, version, Self, label, cancellationToken), ActivityKind.MapRestored, cancellationToken);
    }

    /// <summary>Says where this person is, for the others to see. They hear of it a few times a second at most.</summary>
    /// <param name="place">The id of a cell or thing; empty for nowhere.</param>
    public void PointAt(string place) => _pointing.MoveTo(place);

    /// <summary>Whether edits that this seat wants, the very list, are in a version of the map; of the latest ones only.</summary>
    /// <param name="edits">The list that was given to <see cref="ApplyAsync"/>.</param>
    /// <param name="version">The version.</param>
    public bool HasMade(IReadOnlyList<MapEdit> edits, int version) => _made.Has(edits, version);

    /// <inheritdoc />
    public void Dispose()
    {
        _pointing.Dispose();
        Interlocked.Exchange(ref _leave, null)?.Invoke(_room, this);
    }

    internal void Hear(MapNews news) => News?.Invoke(news);

    private Task<MapChange> StepAsync(bool isUndo, CancellationToken cancellationToken)
    {
        Visit.Demand(Right.EditMap, Map.Id);
        var number = _number.Value ?? "";
        return NotedAsync((library, _) => library.StepOwnAsync(_room.Id, Own, isUndo, number, cancellationToken), ActivityKind.MapEdited, cancellationToken);
    }

    private async Task<MapChange> NotedAsync(Func<MapLibrary, IReadOnlyList<StoredMap>, Task<MapChange>> work, ActivityKind kind, CancellationToken cancellationToken, IReadOnlyList<MapEdit>? edits = null)
    {
        var change = await _room.ChangeAsync(
            this,
            async (library, known) =>
            {
                var made = await work(library, known);
                if (made.HasChanged)
                {
                    _made.Add(made.Stored.Version, edits ?? made.Stepped);
                }

                return made;
            },
            cancellationToken);
        if (change.HasChanged)
        {
            await Visit.NoteAsync(kind, Map.Id, ActivityLog.Version(change.Stored.Version));
        }

        return change;
    }
}
