using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>Changes to maps that need more than edits of the latest version. Called by the store, which writes what is added, or calls anew where somebody else was faster.</summary>
internal static class MapChanges
{
    /// <summary>Makes what an author wants of the version that they saw, joined with what others did since.</summary>
    /// <param name="db">The database.</param>
    /// <param name="row">The map.</param>
    /// <param name="seen">The version that the author saw.</param>
    /// <param name="mine">The map as the author wants it.</param>
    /// <param name="edits">The edits that lead from the one to the other, where they are known; null to find them.</param>
    /// <param name="origin">How the version comes about.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="known">Versions that need not be read again; null for none.</param>
    public static async Task<MapChange> JoinAsync(
        MapDatabase db, MapRow row, StoredMap seen, JourneyMap mine, IReadOnlyList<MapEdit>? edits, VersionOrigin origin, Signature by, CancellationToken cancellationToken, IReadOnlyList<StoredMap>? known = null)
    {
        var latest = seen;
        ValueList<MergeConflict> conflicts = [];
        if (!seen.IsLatest)
        {
            latest = await MapRows.DocumentAsync(db, row, row.Version, known, cancellationToken);
            if (edits is not null && SeparateEdits.Join(seen.Map, latest.Map, edits) is { } joined)
            {
                (mine, edits) = (joined, joined.Equals(latest.Map) ? [] : edits);
            }
            else
            {
                var merged = MapMerge.Merge(seen.Map, mine, latest.Map);
                (mine, conflicts, edits) = (merged.Map, merged.Conflicts, null);
            }
        }

        edits ??= MapEdits.Between(latest.Map, mine);
        return edits.Count == 0 && !row.IsDeleted
            ? new(latest, false, conflicts)
            : new(await VersionWriter.AppendAsync(db, row, latest.Map, edits, origin, null, seen.Version, by, cancellationToken), true, conflicts);
    }

    /// <summary>Goes one step back or forth in the history by adding a version. Where others went on since, what is undone or made again is joined with that.</summary>
    /// <param name="db">The database.</param>
    /// <param name="row">The map.</param>
    /// <param name="isUndo">Back, not forth.</param>
    /// <param name="own">Whose changes are meant; null for the latest of anybody.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such step.</exception>
    public static async Task<MapChange> StepAsync(MapDatabase db, MapRow row, bool isUndo, OwnChanges? own, Signature by, CancellationToken cancellationToken)
    {
        var (undo, redo) = UndoStack.Of(await MapRows.MarksAsync(db, row.Id, 0, cancellationToken), own);
        if ((isUndo ? undo : redo) is not { } of)
        {
            throw new MendableException((isUndo, own) switch
            {
                (true, null) => $"There is nothing to undo: '{row.Id}' is as it was when it was made.",
                (false, null) => $"There is nothing to make again: no change of '{row.Id}' was undone since the last one.",
                (true, _) => "There is no change of yours to undo.",
                (false, _) => "There is no change of yours to make again.",
            });
        }

        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.MapId == row.Id && v.Version == of, cancellationToken);
        var latest = await MapRows.DocumentAsync(db, row, row.Version, cancellationToken);
        var madeOn = await MapRows.DocumentAsync(db, row, isUndo ? of : of - 1, cancellationToken);
        var edits = StoredDocument.ReadEdits(isUndo ? version.Inverse : version.Edits);
        ValueList<MergeConflict> conflicts = [];
        if (madeOn.Map != latest.Map)
        {
            var rebased = MapRebase.Rebase(edits, latest.Map, madeOn.Map);
            edits = [.. rebased.Applied];
            conflicts = rebased.Conflicts;
        }

        var stored = await VersionWriter.AppendAsync(db, row, latest.Map, edits, isUndo ? VersionOrigin.Undone : VersionOrigin.Redone, of, row.Version, by, cancellationToken);
        row.IsDeleted = !isUndo && MapWord.Read<VersionOrigin>(version.Origin) == VersionOrigin.Deleted;
        return new(stored, true, conflicts) { Stepped = edits };
    }
}
