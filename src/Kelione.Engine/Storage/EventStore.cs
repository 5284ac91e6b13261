using Kelione.Engine.Index;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>
/// The events of one workspace: <c>events.duckdb</c> holds the truth, the folder <c>index</c> what questions walk, which can always be made anew. One process at a time; inside it one writer
/// and any number of readers. Safe for several threads.
/// </summary>
public sealed class EventStore : ISnapshotSource, IAsyncDisposable
{
    private readonly WorkspaceLock _lock;
    private readonly EventStoreOptions _options;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly DuckDatabase _database;
    private readonly IndexKeeper _keeper;
    private WriteState? _state;

    private EventStore(string folder, EventStoreOptions options, WorkspaceLock workspaceLock, DuckDatabase database)
    {
        Folder = folder;
        _options = options;
        _lock = workspaceLock;
        _database = database;
        _keeper = new IndexKeeper(Path.Combine(folder, "index"), database.Connect, options);
    }

    /// <summary>The folder of the workspace.</summary>
    public string Folder { get; }

    private string DatabasePath => Path.Combine(Folder, "events.duckdb");

    /// <summary>Opens a workspace, making it where there is none.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="options">How to behave; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the opening early.</param>
    /// <exception cref="WorkspaceHeldException">Another process has it.</exception>
    /// <exception cref="WorkspaceException">It cannot be read.</exception>
    public static Task<EventStore> OpenAsync(string folder, EventStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(Path.GetFullPath(folder), options ?? EventStoreOptions.Default), cancellationToken);

    /// <inheritdoc cref="IJourneyStore.OpenAppenderAsync"/>
    public async Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        var connection = _database.Connect();
        _state ??= WriteState.Load(connection, _options);
        return new EventAppender(
            new EventWriter(connection, _state),
            e => e,
            _keeper.Announce,
            async broken =>
            {
                connection.Dispose();
                if (broken)
                {
                    _state = null;
                }

                try
                {
                    await _keeper.SettleAsync(CancellationToken.None);
                }
                finally
                {
                    _writing.Release();
                }
            });
    }

    /// <summary>The journeys as they stand now; held until disposed.</summary>
    Task<SnapshotLease> ISnapshotSource.AcquireAsync(CancellationToken cancellationToken) => _keeper.AcquireAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _keeper.DisposeAsync();
        _database.Dispose();
        _lock.Dispose();
        _writing.Dispose();
    }

    private static EventStore Open(string folder, EventStoreOptions options)
    {
        Directory.CreateDirectory(folder);
        var held = WorkspaceLock.Take(folder, options.ProgramName, TimeProvider.System);
        DuckDatabase? database = null;
        try
        {
            var path = Path.Combine(folder, "events.duckdb");
            database = DuckDatabase.Open(path, options.MemoryLimitBytes, options.Threads);
            using (var connection = database.Connect())
            {
                Truth.Prepare(connection, path);
                connection.Execute($"ATTACH ':memory:' AS {OverlayBuilder.Scratch}");
            }

            return new EventStore(folder, options, held, database);
        }
        catch
        {
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }
}
