using System.Text.RegularExpressions;
using Kelione.Engine.Index;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>The files of a workspace's events while this process holds them: the lock, the open database, and the ways to put another database file in its place.</summary>
internal sealed partial class WorkspaceFiles : IDisposable
{
    private const int MostReaders = 64;
    private const string DatabaseName = "events.duckdb";
    private readonly WorkspaceLock _lock;
    private readonly EventStoreOptions _options;

    /// <summary>Long readings of the truth take one place each; replacing the file takes all.</summary>
    private readonly SemaphoreSlim _readers = new(MostReaders, MostReaders);
    private readonly Lock _opening = new();
    private volatile DuckDatabase _database;
    private bool _isDisposed;

    private WorkspaceFiles(string folder, EventStoreOptions options, WorkspaceLock workspaceLock)
    {
        Folder = folder;
        _options = options;
        _lock = workspaceLock;
        _database = OpenDatabase();
    }

    public string Folder { get; }

    public string IndexFolder => Path.Combine(Folder, "index");

    private string DatabasePath => Path.Combine(Folder, DatabaseName);

    /// <summary>Takes and opens a workspace, and finishes an erasure that a crash cut short.</summary>
    public static WorkspaceFiles Open(string folder, EventStoreOptions options)
    {
        WorkspaceLock? held = null;
        try
        {
            CreateFolder(folder);
            _ = FreedMemory.GoesBack;
            held = WorkspaceLock.Take(folder, options.ProgramName, options.Time);
            Eraser.DeleteLeftovers(folder);
            var isNew = !File.Exists(Path.Combine(folder, DatabaseName));
            var files = new WorkspaceFiles(folder, options, held);
            if (isNew)
            {
                // The name of the file must be as durable as what will be acknowledged in it.
                Index.IndexFolder.Flush(folder);
            }

            if (Eraser.IsPending(folder))
            {
                files.FinishCutShort();
            }

            return files;
        }
        catch (Exception e)
        {
            held?.Dispose();
            throw Explain(e, folder);
        }
    }

    /// <summary>A connection; opens the database once more where an earlier attempt to reopen it failed, for want of room on the disk say.</summary>
    public DuckConnection Connect()
    {
        if (_database.IsClosed)
        {
            lock (_opening)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, typeof(EventStore));
                if (_database.IsClosed)
                {
                    _database = OpenDatabase();
                }
            }
        }

        return _database.Connect();
    }

    /// <summary>Keeps the database file from being replaced until disposed.</summary>
    public async Task<IDisposable> ReadingAsync(CancellationToken cancellationToken)
    {
        await _readers.WaitAsync(cancellationToken);
        return new Places(_readers, 1);
    }

    /// <summary>Waits for all readings to end and lets none begin until disposed. One caller at a time, which the store's gate for writing sees to.</summary>
    public async Task<IDisposable> ExclusiveAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < MostReaders; taken++)
            {
                await _readers.WaitAsync(cancellationToken);
            }

            return new Places(_readers, taken);
        }
        catch
        {
            _ = taken > 0 ? _readers.Release(taken) : 0;
            throw;
        }
    }

    /// <summary>Deletes a person's rows. From here to <see cref="FinishErasure"/> a crash is made good at the next start.</summary>
    /// <returns>The number of events; null where the id is unknown, and nothing was done.</returns>
    public long? EraseRows(string customer)
    {
        using var connection = Connect();
        var customers = IdentityLedger.SamePerson(Truth.Identities(connection), IdentityLedger.CodeOf(connection, customer));
        if (customers.Count == 0 && connection.Number("SELECT count(*) FROM feedback WHERE customer = ?", customer) is not > 0)
        {
            return null;
        }

        Eraser.SetPending(Folder);
        return Eraser.Delete(connection, customers, customer);
    }

    /// <summary>Writes the database file anew without what was deleted. While nobody else has a connection: one that outlived its file would meddle with the new one's log.</summary>
    public void Rewrite()
    {
        using (var connection = Connect())
        {
            Eraser.Rewrite(connection, Folder);
        }

        _database.Dispose();
        try
        {
            Eraser.Swap(Folder);
        }
        finally
        {
            // Without the swap it is the old file again, and the store goes on with that.
            _database = OpenDatabase();
        }
    }

    /// <summary>Says that the index is free of the erased person too.</summary>
    public void FinishErasure() => Eraser.SetDone(Folder);

    /// <summary>After an error that the database does not get over: opens it afresh, which brings back exactly what was acknowledged. While nobody else has a connection.</summary>
    public void ReopenIfBroken()
    {
        try
        {
            using var connection = Connect();
            connection.Number("SELECT max(seq) FROM event_log");
        }
        catch (DuckException)
        {
            _database.Dispose();
            _database = OpenDatabase();
        }
    }

    /// <summary>What the user is told.</summary>
    public Exception Explain(Exception e) => Explain(e, Folder);

    public void Dispose()
    {
        lock (_opening)
        {
            _isDisposed = true;
            _database.Dispose();
        }

        _lock.Dispose();
    }

    /// <summary>What the user is told.</summary>
    /// <param name="e">What happened.</param>
    /// <param name="folder">The workspace.</param>
    internal static Exception Explain(Exception e, string folder) => e switch
    {
        WorkspaceException => e,
        DuckException { IsLocked: true } => WorkspaceLock.HeldBy(folder, HolderIn(e.Message), e),
        DuckException { IsOutOfSpace: true } => Full(folder, e),
        DuckException { IsFromOutside: false } => new InvalidOperationException($"The database took a statement of the program for wrong, which is a fault of the program: {e.Message}", e),
        DuckException => new WorkspaceException($"The database {Path.Combine(folder, "events.duckdb")} cannot do this: {e.Message}", e),
        IOException when (e.HResult & 0xFFFF) is 28 or 27 or 112 || e.Message.Contains("No space left", StringComparison.Ordinal) => Full(folder, e),
        UnauthorizedAccessException => new WorkspaceException($"The folder {folder} may not be read or written: {e.Message} Change its rights or choose another folder.", e),
        IOException => new WorkspaceException($"The folder {folder} cannot be used: {e.Message}", e),
        _ => e,
    };

    private static WorkspaceFullException Full(string folder, Exception e) => new(
        $"There is no room left on the disk of {folder}. Everything acknowledged so far is safe; what was being written just now was not acknowledged. Free some space and do it again: nothing will be stored twice.", e);

    private static int? HolderIn(string message) => HolderPattern().Match(message) is { Success: true } match
        && int.TryParse(match.Groups["id"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(@"\(PID (?<id>\d+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HolderPattern();

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // Journeys are personal: a new workspace is its owner's alone. One that is there keeps the rights it has.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void FinishCutShort()
    {
        // The index may show the erased person still: it goes first.
        Index.IndexFolder.Delete(IndexFolder);
        try
        {
            Rewrite();
            FinishErasure();
        }
        catch (Exception e) when (Explain(e) is WorkspaceFullException)
        {
            // The rows are deleted; their bytes go at a start that finds room for the new file.
        }
    }

    private DuckDatabase OpenDatabase()
    {
        var database = DuckDatabase.Open(DatabasePath, _options.MemoryLimitBytes, _options.Threads);
        try
        {
            using var connection = database.Connect();
            Truth.Prepare(connection, DatabasePath);
            FeedbackTables.Prepare(connection);
            PersonKeyTable.Prepare(connection);
            connection.Execute($"ATTACH ':memory:' AS {OverlayBuilder.Scratch}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private sealed class Places(SemaphoreSlim readers, int count) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                readers.Release(count);
            }
        }
    }
}
