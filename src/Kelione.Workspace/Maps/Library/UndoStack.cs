namespace Kelione.Workspace;

/// <summary>What can be undone and redone, read off a history. Undoing adds a version and takes none away, so the history itself says how far back one has gone.</summary>
internal static class UndoStack
{
    /// <summary>The version that an undo undoes next, and the one that a redo makes again; null where there is none.</summary>
    /// <param name="history">All versions, oldest first.</param>
    /// <param name="own">Whose changes are meant, and since when; null for everybody's, in the order made. Somebody's own undo may undo a version that others have gone on from.</param>
    public static (int? Undo, int? Redo) Of(IEnumerable<VersionMark> history, OwnChanges? own = null)
    {
        var done = new List<VersionMark>();
        var undone = new List<(VersionMark Version, MapAuthor By)>();
        foreach (var mark in history)
        {
            switch (mark.Origin)
            {
                case VersionOrigin.Created:
                    break;
                case VersionOrigin.Undone:
                    if (done.FindLastIndex(d => d.Version == mark.Of) is >= 0 and var last)
                    {
                        undone.Add((done[last], mark.Author));
                        done.RemoveAt(last);
                    }

                    break;
                case VersionOrigin.Redone:
                    if (undone.FindLastIndex(u => u.Version.Version == mark.Of) is >= 0 and var again)
                    {
                        done.Add(undone[again].Version);
                        undone.RemoveAt(again);
                    }

                    break;
                default:
                    done.Add(mark);
                    // What somebody undid is past as soon as they do something new; what others do meanwhile does not take their redo away.
                    undone.RemoveAll(u => own is null || u.By.Is(mark.Author));
                    break;
            }
        }

        return own is null
            ? (done.Count > 0 ? done[^1].Version : null, undone.Count > 0 ? undone[^1].Version.Version : null)
            : (done.FindLast(own.Include)?.Version, undone.FindLast(u => u.By.Is(own.Author) && own.Include(u.Version)).Version?.Version);
    }
}

/// <summary>A version in a word: enough to know what can be undone.</summary>
/// <param name="Version">The version, from 1.</param>
/// <param name="Origin">How it came about; <see cref="VersionOrigin.Created"/> for the first, however it came.</param>
/// <param name="Of">The version that was undone, redone or restored; null for other origins.</param>
/// <param name="Author">Who made it.</param>
/// <param name="At">When.</param>
internal sealed record VersionMark(int Version, VersionOrigin Origin, int? Of, MapAuthor Author, DateTimeOffset At);

/// <summary>One person's changes.</summary>
/// <param name="Author">Who.</param>
/// <param name="Since">Older ones are left alone: nobody means last week's work when they press Ctrl+Z.</param>
internal sealed record OwnChanges(MapAuthor Author, DateTimeOffset Since)
{
    /// <summary>Whether a version is one of them. To delete a map is no edit of it.</summary>
    public bool Include(VersionMark mark) => mark.Author.Is(Author) && mark.At >= Since && mark.Origin != VersionOrigin.Deleted;
}
