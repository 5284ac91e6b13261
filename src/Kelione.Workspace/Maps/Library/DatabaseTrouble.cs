using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>What the database refuses becomes a message that says what is wrong and what to do.</summary>
internal static class DatabaseTrouble
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Constraint = 19, NoDatabase = 26;

    /// <summary>Whether it is something that a user can mend, and no fault of the program.</summary>
    public static bool IsKnown(Exception e) => Words(e, "", 0) is not null;

    /// <summary>Whether a writing failed only because the map has a newer version by now, or a key that was free is taken.</summary>
    public static bool SomebodyWasFaster(DbUpdateException e) => e is DbUpdateConcurrencyException || e.InnerException is SqliteException { SqliteErrorCode: Constraint };

    /// <summary>The message for a user of what is known.</summary>
    public static MendableException Explain(Exception e, string file, int patienceSeconds) => new(Words(e, file, patienceSeconds) ?? e.Message, e);

    private static string? Words(Exception e, string file, int patienceSeconds) => (e as SqliteException ?? e.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => string.Create(CultureInfo.InvariantCulture, $"The maps in '{file}' are being written by another process that did not finish in {patienceSeconds} seconds. Nothing was changed; try again when it is done."),
        ReadOnly => $"'{file}' cannot be written: the disk or the file is read-only. Give yourself the right to it, or choose another workspace with --workspace DIR.",
        CannotOpen => $"'{file}' cannot be opened: the folder must be there, and you need the right to read and write it and the files beside it. Give yourself the right, or choose another workspace with --workspace DIR.",
        Full => $"There is no room left on the disk of '{file}'. Nothing was changed; make room and try again.",
        Io => $"The disk of '{file}' refused to read or write. Nothing was acknowledged that is not kept; look at the disk, then try again.",
        Corrupt or NoDatabase => $"'{file}' is damaged, or is no database of Kelione. Put a copy of it back, or move it away to begin anew; 'kelione map import' brings exported maps in again.",
        _ => null,
    };
}
