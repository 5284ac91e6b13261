using Kelione.Engine.Index;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>
/// The events of one workspace: <c>events.duckdb</c> holds the truth, the folder <c>index</c> what questions walk, which can always be made anew. One process at a time; inside it one writer
/// and any number of readers. Safe for several threads. Failures of the disk or the database are <see cref="WorkspaceException"/>s, whatever the method.
/// </summary>
public sealed partial class EventStore : IJourneyStore, ISnapshotSource, IAsyncDisposable
{
    private readonly WorkspaceFiles _files;
    private readonly EventStoreOptions _options;
    private readonly IndexKeeper _keeper;

    /// <summary>Held by the open appender, or by an erasure.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Held while a statement is written, and while <see cref="_state"/> changes.</summary>
    private readonly SemaphoreSlim _stating = new(1, 1);
    private WriteState? _state;

    private EventStore(WorkspaceFiles files, EventStoreOptions options)
    {
        _files = files;
        _options = options;
        _keeper = new IndexKeeper(files.IndexFolder, files.Connect, options);
    }

    /// <summary>The folder of the workspace.</summary>
    public string Folder => _files.Folder;

    /// <summary>What was wrong with the index files since the store was opened, for the user; empty for nothing. Answers are right all the same: a damaged index is made anew.</summary>
    public IReadOnlyList<string> IndexProblems => _keeper.Problems;

    /// <summary>Opens a workspace, making it where there is none.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="options">How to behave; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the opening early.</param>
    /// <exception cref="WorkspaceHeldException">Another process, or another store in this one, has it.</exception>
    /// <exception cref="WorkspaceException">It cannot be read or made.</exception>
    public static Task<EventStore> OpenAsync(string folder, EventStoreOptions? options = null, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var files = WorkspaceFiles.Open(Path.GetFullPath(folder), options ?? EventStoreOptions.Default);
            try
            {
                return new EventStore(files, options ?? EventStoreOptions.Default);
            }
            catch (Exception e)
            {
                files.Dispose();
                throw files.Explain(e);
            }
        },
        cancellationToken);

    /// <summary>Another number after every change of events or of who is who, as soon as questions see it.</summary>
    public long Version => _keeper.TruthVersion;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The scope names a segment: whoever knows the rules turns it into customers first.</exception>
    public IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default) => ExportAsync(scope, withFields: true, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The scope names a segment: whoever knows the rules turns it into customers first.</exception>
    public IAsyncEnumerable<JourneyEvent> ExportActivitiesAsync(Scope scope, CancellationToken cancellationToken = default) =>
        ExportAsync(scope, withFields: scope.Where.Count > 0, cancellationToken); // Conditions look at fields.

    private async IAsyncEnumerable<JourneyEvent> ExportAsync(
        Scope scope, bool withFields, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (scope.Segment is not null)
        {
            throw new ArgumentException("Events are exported by period, conditions and customers; turn the segment into customers first.", nameof(scope));
        }

        using var reading = await _files.ReadingAsync(cancellationToken);
        using var connection = await Task.Run(ConnectExplained, cancellationToken);
        await foreach (var journeyEvent in EventExport.Read(connection, scope, withFields, _files.Explain, cancellationToken))
        {
            yield return journeyEvent;
        }
    }

    /// <summary>Looks everything over: every checksum of the index, its counts and order against the truth, the truth's own codes.</summary>
    public async Task<StoreReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var problems = new List<string>(await _keeper.VerifyAsync(cancellationToken));
        var (events, customers) = await ReadAsync(
            c =>
            {
                problems.AddRange(Truth.Problems(c));
                return (c.Number("SELECT count(*) FROM event_log") ?? 0, c.Number("SELECT count(DISTINCT customer) FROM event_log") ?? 0);
            },
            cancellationToken);
        using var lease = await AcquireSnapshotAsync(cancellationToken);
        if (lease.Snapshot.EventCount != events && problems.Count == 0)
        {
            problems.Add(FormattableString.Invariant($"Questions see {lease.Snapshot.EventCount} events, the store holds {events}."));
        }

        return new StoreReport(events, customers, lease.Snapshot.EventCount, problems, _keeper.Problems);
    }

    /// <summary>Makes the index anew out of the truth.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _keeper.RebuildAsync(cancellationToken);
        }
        catch (Exception e)
        {
            throw _files.Explain(e);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // A statement or an erasure that is being written ends first. Neither gate is disposed of: those who still wait at one must get through, to be told.
        await _stating.WaitAsync();
        try
        {
            await _keeper.DisposeAsync();
            _files.Dispose();
        }
        finally
        {
            _stating.Release();
        }
    }

    Task<SnapshotLease> ISnapshotSource.AcquireAsync(CancellationToken cancellationToken) => AcquireSnapshotAsync(cancellationToken);

    /// <summary>The journeys as they stand now, with all that was acknowledged before the call; held until the lease is disposed.</summary>
    internal async Task<SnapshotLease> AcquireSnapshotAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await _keeper.AcquireAsync(cancellationToken);
        }
        catch (Exception e)
        {
            throw _files.Explain(e);
        }
    }

    /// <summary>For tests: ends when nothing goes on in the background.</summary>
    internal Task WhenIdleAsync() => _keeper.WhenIdleAsync();

    private async Task<WriteState> StateAsync(CancellationToken cancellationToken)
    {
        await _stating.WaitAsync(cancellationToken);
        try
        {
            return await LoadStateAsync();
        }
        finally
        {
            _stating.Release();
        }
    }

    private async Task<WriteState> LoadStateAsync() => _state ??= await DoAsync(c => WriteState.Load(c, _options), CancellationToken.None);

    /// <summary>Reads while the file is not being replaced.</summary>
    private async Task<T> ReadAsync<T>(Func<DuckConnection, T> read, CancellationToken cancellationToken)
    {
        using var reading = await _files.ReadingAsync(cancellationToken);
        return await DoAsync(read, cancellationToken);
    }

    private DuckConnection ConnectExplained()
    {
        try
        {
            return _files.Connect();
        }
        catch (Exception e)
        {
            throw _files.Explain(e);
        }
    }

    /// <summary>Does something with the database. Either as a reading, or holding <see cref="_stating"/>: an erasure waits for both.</summary>
    private Task<T> DoAsync<T>(Func<DuckConnection, T> action, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var connection = _files.Connect();
                return action(connection);
            }
            catch (Exception e)
            {
                throw _files.Explain(e);
            }
        },
        cancellationToken);

    private async Task RecoverAsync()
    {
        using var exclusive = await _files.ExclusiveAsync(CancellationToken.None);
        await _stating.WaitAsync();
        try
        {
            _state = null;
            using var pause = await _keeper.PauseAsync(CancellationToken.None);
            _files.ReopenIfBroken();
        }
        finally
        {
            _stating.Release();
        }
    }
}
