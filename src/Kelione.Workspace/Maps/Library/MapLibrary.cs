using System.Globalization;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>
/// The maps of a workspace with their whole history, in a database of their own: maps can be read and edited while the events are in use by somebody else. Every change is a version made of edits, with its author and time; nothing is ever
/// overwritten. Changes that two people make at once are joined; where they contradict each other both values are told. Safe for several threads and processes. Everything throws <see cref="MendableException"/> where the database cannot be
/// opened, read or written.
/// </summary>
public sealed partial class MapLibrary
{
    /// <summary>How long one waits for another process that is writing.</summary>
    public const int PatienceSeconds = 15;

    private const int SentDays = 30;

    private readonly LibraryStore _store;
    private readonly TimeProvider _time;

    /// <summary>The library of a workspace. Touches no disk yet.</summary>
    /// <param name="folder">The workspace; made on the first change where it is missing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public MapLibrary(WorkspaceFolder folder, TimeProvider? time = null)
        : this(folder, time, PatienceSeconds)
    {
    }

    internal MapLibrary(WorkspaceFolder folder, TimeProvider? time, int patienceSeconds)
    {
        _store = new(folder, patienceSeconds);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The maps, by title then id.</summary>
    /// <param name="alsoDeleted">Whether deleted ones are listed as well.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<IReadOnlyList<MapSummary>> ListAsync(bool alsoDeleted = false, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<MapSummary>>(
        async db =>
        {
            var rows = await db.Maps.AsNoTracking().Where(m => alsoDeleted || !m.IsDeleted).ToListAsync(cancellationToken);
            return
            [
                .. rows.OrderBy(m => m.Title, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Id, StringComparer.Ordinal)
                    .Select(m => new MapSummary(m.Id, m.Title, MapWord.Read<MapKind>(m.Kind), MapWord.Read<MapStatus>(m.Status), m.Language, m.Version, m.ChangedAt, m.ChangedBy, m.IsDeleted)),
            ];
        },
        [],
        cancellationToken);

    /// <summary>A map, as it is now or in one of its versions. Versions of a deleted map can be read; it has no present.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">The version, from 1; null for the latest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such map or version.</exception>
    public async Task<StoredMap> GetAsync(string id, int? version = null, CancellationToken cancellationToken = default) =>
        await _store.ReadAsync(
            async db =>
            {
                var row = await MapRows.FindAsync(db, id, mayBeDeleted: version is not null, cancellationToken);
                return await MapRows.DocumentAsync(db, row, version ?? row.Version, cancellationToken);
            },
            null,
            cancellationToken) ?? throw MapRows.None(id, []);

    /// <summary>Adds a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="author">Who; empty for unknown.</param>
    /// <param name="label">What for; empty for none.</param>
    /// <param name="mustKeepId">Whether an id that another map has, or a deleted one had, is an error; otherwise the new map gets another: <c>phone-2</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The map with the id that it has in the library.</returns>
    /// <exception cref="MendableException">The id is taken, or the map has an error.</exception>
    public Task<StoredMap> CreateAsync(JourneyMap map, string author, string label = "", bool mustKeepId = false, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            var id = map.Id;
            for (var n = 2; await db.Maps.FindAsync([id], cancellationToken) is { } taken; n++)
            {
                if (mustKeepId)
                {
                    throw taken.IsDeleted
                        ? new MendableException($"The id '{id}' belongs to the deleted map '{taken.Title}'. Choose another, or bring that one back.") { CommandHint = $"kelione map undo {id}" }
                        : new MendableException($"There is already a map '{id}': '{taken.Title}'. Choose another id.");
                }

                id = MapIds.Numbered(map.Id, n);
            }

            return await VersionWriter.CreateAsync(db, map with { Id = id }, VersionOrigin.Created, By(author, label), cancellationToken);
        },
        cancellationToken);

    /// <summary>Makes edits, as one version.</summary>
    /// <param name="id">The map.</param>
    /// <param name="edits">The edits in order.</param>
    /// <param name="basedOn">The version that the author saw. Where it is no longer the latest, both changes are joined.</param>
    /// <param name="author">Who; empty for unknown.</param>
    /// <param name="label">What for; empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such map or version, an edit cannot be made on it, or the map would have an error.</exception>
    public Task<MapChange> ApplyAsync(string id, IReadOnlyList<MapEdit> edits, int basedOn, string author, string label = "", CancellationToken cancellationToken = default) =>
        ApplyAsync(id, new WantedEdits(edits, basedOn, [], label), new MapAuthor("", author), known: null, number: "", cancellationToken);

    /// <summary>
    /// Brings a map's text in: a new map where its id is new, else the differences as edits of the map that is there, as one version. A deleted map comes back.
    /// </summary>
    /// <param name="map">The map that was read.</param>
    /// <param name="author">Who; empty for unknown.</param>
    /// <param name="label">What for; empty for none.</param>
    /// <param name="basedOn">The version that the text was exported from, so that what others did since is joined; null where that is unknown: then the map becomes what the text says, and what others did stays in the history.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">The map has an error, or there is no such version.</exception>
    public Task<MapChange> ImportAsync(JourneyMap map, string author, string label = "", int? basedOn = null, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            map = MapOrder.Canonical(map);
            if (await db.Maps.FindAsync([map.Id], cancellationToken) is not { } row)
            {
                return new MapChange(await VersionWriter.CreateAsync(db, map, VersionOrigin.Imported, By(author, label), cancellationToken), true, []);
            }

            var seen = await MapRows.DocumentAsync(db, row, basedOn ?? row.Version, cancellationToken);
            VersionWriter.KeepSound(seen.Map, map);
            return await MapChanges.JoinAsync(db, row, seen, map, null, VersionOrigin.Imported, By(author, label), cancellationToken);
        },
        cancellationToken);

    /// <summary>Brings an earlier version back, as a new one. A deleted map comes back.</summary>
    /// <exception cref="MendableException">There is no such map or version.</exception>
    public Task<MapChange> RestoreAsync(string id, int version, string author, string label = "", CancellationToken cancellationToken = default) =>
        RestoreAsync(id, version, new MapAuthor("", author), label, cancellationToken);

    /// <summary>Brings an earlier version back, as a new one, by somebody whose id is known.</summary>
    /// <exception cref="MendableException">There is no such map or version.</exception>
    internal Task<MapChange> RestoreAsync(string id, int version, MapAuthor author, string label, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var row = await MapRows.FindAsync(db, id, mayBeDeleted: true, cancellationToken);
            var latest = await MapRows.DocumentAsync(db, row, row.Version, cancellationToken);
            var earlier = await MapRows.DocumentAsync(db, row, version, cancellationToken);
            var edits = MapEdits.Between(latest.Map, earlier.Map);
            return edits.Count == 0 && !row.IsDeleted
                ? new(latest, false, [])
                : new MapChange(await VersionWriter.AppendAsync(db, row, latest.Map, edits, VersionOrigin.Restored, version, row.Version, By(author, label), cancellationToken), true, []);
        },
        cancellationToken);

    /// <summary>Undoes the latest change that is not undone yet, as a new version; a deletion as well.</summary>
    /// <exception cref="MendableException">There is nothing to undo, or no such map.</exception>
    public Task<StoredMap> UndoAsync(string id, string author, CancellationToken cancellationToken = default) => StepAsync(id, author, isUndo: true, cancellationToken);

    /// <summary>Makes the change again that was undone last, as a new version.</summary>
    /// <exception cref="MendableException">Nothing was undone since the last change, or no such map.</exception>
    public Task<StoredMap> RedoAsync(string id, string author, CancellationToken cancellationToken = default) => StepAsync(id, author, isUndo: false, cancellationToken);

    /// <summary>Deletes a map: it is listed no more, and its history is kept. <see cref="UndoAsync"/> brings it back.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    public Task<StoredMap> DeleteAsync(string id, string author, string label = "", CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            var row = await MapRows.FindAsync(db, id, mayBeDeleted: false, cancellationToken);
            var latest = await MapRows.DocumentAsync(db, row, row.Version, cancellationToken);
            var deleted = await VersionWriter.AppendAsync(db, row, latest.Map, [], VersionOrigin.Deleted, null, row.Version, By(author, label), cancellationToken);
            row.IsDeleted = true;
            return deleted;
        },
        cancellationToken);

    /// <summary>The history of a map, newest first; of a deleted one as well.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    public async Task<IReadOnlyList<MapVersionInfo>> HistoryAsync(string id, CancellationToken cancellationToken = default) =>
        await _store.ReadAsync<IReadOnlyList<MapVersionInfo>?>(
            async db =>
            {
                await MapRows.FindAsync(db, id, mayBeDeleted: true, cancellationToken);
                var rows = await db.Versions.AsNoTracking().Where(v => v.MapId == id).OrderByDescending(v => v.Version)
                    .Select(v => new { v.Version, v.Origin, v.Of, v.BasedOn, v.Author, v.At, v.Label, v.EditCount, v.Changes }).ToListAsync(cancellationToken);
                var names = await db.VersionNames.AsNoTracking().Where(n => n.MapId == id).ToDictionaryAsync(n => n.Version, n => n.Name, cancellationToken);
                return
                [
                    .. rows.Select(v => new MapVersionInfo(
                        v.Version, MapWord.Read<VersionOrigin>(v.Origin), v.Of, v.BasedOn, v.Author, v.At, v.Label, v.EditCount, StoredDocument.ReadChanges(v.Changes), names.GetValueOrDefault(v.Version, ""))),
                ];
            },
            null,
            cancellationToken) ?? throw MapRows.None(id, []);

    /// <summary>Gives a version a name, so that it is found again; an empty one takes the name away.</summary>
    /// <exception cref="MendableException">There is no such map or version, or the name is too long.</exception>
    public Task NameVersionAsync(string id, int version, string name, string author, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            const int LongestName = 80;
            name = name.Trim();
            if (name.Length > LongestName)
            {
                throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The name of a version has {LongestName} characters at most."));
            }

            await MapRows.DocumentAsync(db, await MapRows.FindAsync(db, id, mayBeDeleted: true, cancellationToken), version, cancellationToken);
            var old = await db.VersionNames.FindAsync([id, version], cancellationToken);
            if (old is not null && name.Length == 0)
            {
                db.VersionNames.Remove(old);
            }
            else if (old is not null)
            {
                (old.Name, old.Author, old.At) = (name, author, _time.GetUtcNow());
            }
            else if (name.Length > 0)
            {
                db.VersionNames.Add(new() { MapId = id, Version = version, Name = name, Author = author, At = _time.GetUtcNow() });
            }

            return true;
        },
        cancellationToken);

    /// <summary>Makes edits, as one version.</summary>
    /// <param name="id">The map.</param>
    /// <param name="wanted">The edits.</param>
    /// <param name="author">Who.</param>
    /// <param name="known">Versions that the caller has read: they are not read again. Null for none.</param>
    /// <param name="number">The sender's number for this change: under the same number it is made once, however often it is sent. Empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">As for the public one.</exception>
    internal Task<MapChange> ApplyAsync(string id, WantedEdits wanted, MapAuthor author, IReadOnlyList<StoredMap>? known, string number, CancellationToken cancellationToken) => OnceAsync(
        id,
        number,
        async (db, row) =>
        {
            var seen = wanted.Over(await MapRows.DocumentAsync(db, row, wanted.BasedOn, known, cancellationToken))
                ?? await MapRows.DocumentAsync(db, row, row.Version, known, cancellationToken);
            var mine = wanted.Edits.Aggregate(seen.Map, (map, edit) => edit.Apply(map));
            return await MapChanges.JoinAsync(db, row, seen, mine, wanted.Edits, VersionOrigin.Edited, By(author, wanted.Label), cancellationToken, known);
        },
        cancellationToken);

    /// <summary>Undoes somebody's own latest change that is not undone, or makes it again, whatever others did since; where they changed the same, it is told.</summary>
    /// <exception cref="MendableException">There is none, or no such map.</exception>
    internal Task<MapChange> StepOwnAsync(string id, OwnChanges own, bool isUndo, string number, CancellationToken cancellationToken) =>
        OnceAsync(id, number, (db, row) => MapChanges.StepAsync(db, row, isUndo, own, By(own.Author, ""), cancellationToken), cancellationToken);

    /// <summary>The saved views of maps.</summary>
    internal MapViews Views => new(_store, _time);

    /// <summary>Versions later than one, in a word each, oldest first.</summary>
    internal Task<IReadOnlyList<VersionMark>> MarksAsync(string id, int after, CancellationToken cancellationToken) =>
        _store.ReadAsync<IReadOnlyList<VersionMark>>(async db => await MapRows.MarksAsync(db, id, after, cancellationToken), [], cancellationToken);

    /// <summary>How a map stands, without its document: cheap enough to ask every few seconds. Null where there is none.</summary>
    internal async Task<MapStanding?> StandingAsync(string id, CancellationToken cancellationToken) => (await NewsAsync(id, int.MaxValue, cancellationToken)).Standing;

    /// <summary>How a map stands, and its versions later than one, in a word each, oldest first; at one moment.</summary>
    internal Task<(MapStanding? Standing, IReadOnlyList<VersionMark> Marks)> NewsAsync(string id, int after, CancellationToken cancellationToken) => _store.ReadAsync<(MapStanding?, IReadOnlyList<VersionMark>)>(
        async db =>
        {
            var standing = await db.Maps.AsNoTracking().Where(m => m.Id == id)
                .Select(m => new MapStanding(m.Version, m.IsDeleted, db.Measurements.Count(k => k.MapId == id))).SingleOrDefaultAsync(cancellationToken);

            // What came between is in the next look.
            return (standing, standing?.Version > after ? [.. (await MapRows.MarksAsync(db, id, after, cancellationToken)).Where(m => m.Version <= standing.Version)] : []);
        },
        (null, []),
        cancellationToken);

    /// <summary>Keeps the database open while somebody works with a map, which spares each piece of work that of the last one who leaves.</summary>
    internal IDisposable HoldOpen() => _store.HoldOpen();

    /// <summary>Joins this node with the others that share the library; null where it is one machine's.</summary>
    internal INodeWire? OpenWire() => _store.OpenWire(_time);

    private Task<MapChange> OnceAsync(string id, string number, Func<MapDatabase, MapRow, Task<MapChange>> change, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var row = await MapRows.FindAsync(db, id, mayBeDeleted: false, cancellationToken);
            if (number.Length > 0 && await db.Sent.FindAsync([id, number], cancellationToken) is not null)
            {
                return new MapChange(await MapRows.DocumentAsync(db, row, row.Version, cancellationToken), false, []);
            }

            var made = await change(db, row);
            if (number.Length > 0 && made.HasChanged)
            {
                // Nobody sends again what was not answered a month ago.
                var now = _time.GetUtcNow();
                var oldest = now.AddDays(-SentDays).ToUnixTimeSeconds();
                db.Sent.RemoveRange(await db.Sent.Where(s => s.MapId == id && s.AtSeconds < oldest).ToListAsync(cancellationToken));
                db.Sent.Add(new() { MapId = id, Number = number, Version = made.Stored.Version, AtSeconds = now.ToUnixTimeSeconds() });
            }

            return made;
        },
        cancellationToken);

    private async Task<StoredMap> StepAsync(string id, string author, bool isUndo, CancellationToken cancellationToken) => (await _store.WriteAsync(
        async db => await MapChanges.StepAsync(db, await MapRows.FindAsync(db, id, mayBeDeleted: true, cancellationToken), isUndo, null, By(author, ""), cancellationToken),
        cancellationToken)).Stored;

    private Signature By(string author, string label) => By(new MapAuthor("", author), label);

    // In whole microseconds, which is what every database keeps: what is told of a version now is what is read of it later.
    private Signature By(MapAuthor author, string label)
    {
        var now = _time.GetUtcNow();
        return new(author, label, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
    }
}
