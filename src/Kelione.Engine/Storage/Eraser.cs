using DuckDB.NET.Native;
using Kelione.Engine.Index;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>
/// Erases a person from the truth: events, statements, and every text that nobody else's event uses. Deleted rows stay readable inside a database file, so the file is then written anew
/// without them (<see cref="Rewrite"/>). A marker file stands until all of it is done, so that a crash in between is made good at the next start.
/// </summary>
internal static class Eraser
{
    private const string Marker = "erasing";
    private const string Fresh = "events.rewritten.duckdb";

    /// <summary>Whether an erasure was begun and not finished.</summary>
    public static bool IsPending(string folder) => File.Exists(Path.Combine(folder, Marker));

    public static void SetPending(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, Marker), []);
        IndexFolder.Flush(folder);
    }

    public static void SetDone(string folder) => File.Delete(Path.Combine(folder, Marker));

    /// <summary>Deletes rows, in one transaction. Gives the number of events.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="customers">The codes of the ids to erase.</param>
    /// <param name="asked">The id that was asked for, which may stand on feedback alone and then has no code.</param>
    public static long Delete(DuckConnection connection, IReadOnlySet<int> customers, string asked)
    {
        const string Table = OverlayBuilder.Scratch + ".erased";
        const string Erased = $"(SELECT customer FROM {Table})";
        connection.Execute($"BEGIN; CREATE OR REPLACE TABLE {Table}(customer INTEGER)");
        using (var appender = new DuckAppender(connection, "erased", [DuckDBType.Integer], OverlayBuilder.Scratch))
        {
            foreach (var part in customers.Chunk(DuckAppender.Capacity))
            {
                SetRows(appender, part);
            }

            appender.Flush();
        }

        connection.Execute("COMMIT; BEGIN TRANSACTION");
        try
        {
            var events = connection.Number($"SELECT count(*) FROM event_log WHERE customer IN {Erased}") ?? 0;
            var fields = Truth.Fields(connection).Where(f => f.Number != Truth.CustomerField)
                .Select(f => (f.Number, Column: f.Number == Truth.ActivityField ? "activity" : f.CodeColumn)).ToList();
            var used = string.Join(" UNION ", fields.Select(f => FormattableString.Invariant($"SELECT DISTINCT {f.Number} AS field, {f.Column} AS code FROM event_log")));
            FeedbackTables.Erase(connection, asked, Erased);
            PersonKeyTable.Erase(connection, asked, Erased);
            connection.Execute($"DELETE FROM event_log WHERE customer IN {Erased}");
            connection.Execute($"DELETE FROM merge WHERE anonymous IN {Erased} OR known IN {Erased}");
            connection.Execute($"DELETE FROM term WHERE field = 0 AND code IN {Erased}");
            connection.Execute($"DELETE FROM term WHERE field > 0 AND (field, code) NOT IN ({used})");
            connection.Execute("COMMIT");
            connection.Execute($"DROP TABLE {Table}");
            return events;
        }
        catch
        {
            connection.TryRollback();
            throw;
        }
    }

    /// <summary>Copies what is left into a new file beside the old one; the caller closes the database and then calls <see cref="Swap"/>.</summary>
    public static void Rewrite(DuckConnection connection, string folder)
    {
        var path = Path.Combine(folder, Fresh);
        DeleteNewFile(folder);
        connection.Execute("CHECKPOINT");
        connection.Execute($"ATTACH '{path.Replace("'", "''", StringComparison.Ordinal)}' AS fresh");
        try
        {
            connection.Execute("COPY FROM DATABASE events TO fresh");
            connection.Execute("CHECKPOINT fresh");
        }
        finally
        {
            connection.Execute("DETACH fresh");
        }
    }

    /// <summary>Puts the new file in the old one's place. No database is open.</summary>
    public static void Swap(string folder)
    {
        var path = Path.Combine(folder, "events.duckdb");
        using (var handle = File.OpenHandle(Path.Combine(folder, Fresh), FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(handle);
        }

        File.Delete(path + ".wal");
        File.Move(Path.Combine(folder, Fresh), path, overwrite: true);
        IndexFolder.Flush(folder);
    }

    /// <summary>Deletes what a crash may have left: the new file of an erasure, and what the database put aside while it sorted.</summary>
    public static void DeleteLeftovers(string folder)
    {
        var aside = Path.Combine(folder, "events.duckdb.tmp");
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        DeleteNewFile(folder);
    }

    private static void DeleteNewFile(string folder)
    {
        File.Delete(Path.Combine(folder, Fresh));
        File.Delete(Path.Combine(folder, Fresh + ".wal"));
    }

    private static unsafe void SetRows(DuckAppender appender, int[] codes)
    {
        codes.CopyTo(new Span<int>(appender.Pointer<int>(0), codes.Length));
        appender.Append(codes.Length);
    }
}
