namespace Kelione.Workspace;

/// <summary>What can be undone and redone, read off a history. Undoing adds a version and takes none away, so the history itself says how far back one has gone.</summary>
internal static class UndoStack
{
    /// <summary>The version that an undo undoes next, and the one that a redo makes again; null where there is none.</summary>
    /// <param name="history">All versions, oldest first.</param>
    public static (int? Undo, int? Redo) Of(IEnumerable<(int Version, VersionOrigin Origin, int? Of)> history)
    {
        var done = new Stack<int>();
        var undone = new Stack<int>();
        foreach (var (version, origin, of) in history)
        {
            switch (origin)
            {
                case VersionOrigin.Created:
                    break;
                case VersionOrigin.Undone:
                    done.Pop();
                    undone.Push(of!.Value);
                    break;
                case VersionOrigin.Redone:
                    undone.Pop();
                    done.Push(of!.Value);
                    break;
                default:
                    done.Push(version);
                    undone.Clear();
                    break;
            }
        }

        return (done.TryPeek(out var undo) ? undo : null, undone.TryPeek(out var redo) ? redo : null);
    }
}
