using Kelione.ClickHouse;
using Kelione.Engine;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance.Stored;

/// <summary>A store and the plain one that it must equal. What it stands on is gone afterwards.</summary>
internal sealed class StoredWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-stored-").FullName;
    private readonly EventStoreOptions _options;
    private readonly ClickHouseOptions? _servers;
    private readonly List<Append> _appends = [];
    private EmbeddedEngine? _embedded;
    private ClickHouseStore? _onServers;

    private StoredWorld(EventStoreOptions options, ClickHouseOptions? servers) => (_options, _servers) = (options, servers);

    public EmbeddedEngine Embedded => _embedded ?? throw new InvalidOperationException("The store is closed.");

    /// <summary>Where events are kept.</summary>
    public IJourneyStore Store => _onServers ?? (IJourneyStore)Embedded.Store;

    /// <summary>What answers.</summary>
    public IJourneyEngine Engine { get; private set; } = null!;

    public PlainStore Plain { get; } = new();

    /// <summary>The database file.</summary>
    public string DatabasePath => Path.Combine(_folder, "events.duckdb");

    public static async Task<StoredWorld> OpenAsync(EventStoreOptions options)
    {
        var world = new StoredWorld(options, servers: null);
        await world.OpenAsync();
        return world;
    }

    /// <summary>A new one on this machine's servers.</summary>
    public static async Task<StoredWorld> OnServersAsync(int shards)
    {
        var world = new StoredWorld(EventStoreOptions.Default, ClickHouseStores.NewTables(shards));
        await world.OpenAsync();
        return world;
    }

    /// <summary>Does something to both stores; what they say about it must be equal.</summary>
    public async Task DoAsync(Deed deed)
    {
        switch (deed)
        {
            case Append append:
                _appends.Add(append);
                Assert.Equal(Plain.Append(append.Batches), await AppendAsync(append.Batches, append.Dropped));
                break;
            case AppendAgain again when _appends.Count > 0:
                IReadOnlyList<JourneyEvent> all = [.. _appends[again.Which % _appends.Count].Batches.SelectMany(b => b)];
                Assert.Equal(Plain.Append([all]), await AppendAsync([all], []));
                break;
            case Identify(var anonymous, var known) when Plain.Identify(anonymous, known, 5, "test") is { } merge:
                Assert.Equal(merge, await Store.IdentifyAsync(anonymous, known, 5, "test"));
                break;
            case Identify(var anonymous, var known):
                await Assert.ThrowsAsync<ArgumentException>(() => Store.IdentifyAsync(anonymous, known, 5, "test"));
                break;
            case Undo(var id):
                Assert.Equal(Plain.Undo(id, 9), await Store.UndoMergeAsync(id, 9));
                break;
            case Forget(var customer):
                Assert.Equal(Plain.Forget(customer), await Store.ForgetAsync(customer) ?? 0);
                break;
            case Reopen(var withoutIndex):
                await CloseAsync();
                if (withoutIndex && Directory.Exists(Path.Combine(_folder, "index")))
                {
                    Directory.Delete(Path.Combine(_folder, "index"), recursive: true);
                }

                await OpenAsync();
                break;
            case Rebuild when _embedded is not null:
                await Embedded.Store.RebuildAsync();
                break;
            case Ask(var question):
                await CheckAsync([question]);
                break;
        }

        Assert.Equal(Plain.Merges, await Store.ListMergesAsync());
    }

    /// <summary>Asks both engines.</summary>
    public async Task CheckAsync(IReadOnlyList<Question> questions)
    {
        var oracle = Plain.Engine();
        foreach (var question in questions)
        {
            if (await Agreement.ProblemAsync("the stored engine", Engine, oracle, question) is { } problem)
            {
                throw new InvalidOperationException($"{JourneyJson.WriteQuestion(question)}\n{problem}");
            }
        }
    }

    /// <summary>The events that a scope leaves, out of the store.</summary>
    public async Task<IReadOnlyList<JourneyEvent>> ExportAsync(Scope scope)
    {
        var events = new List<JourneyEvent>();
        await foreach (var e in Store.ExportAsync(scope))
        {
            events.Add(e);
        }

        return events;
    }

    public async Task CloseAsync()
    {
        if (_onServers is { } store)
        {
            _onServers = null;
            await store.DisposeAsync();
        }

        if (_embedded is { } open)
        {
            _embedded = null;
            await open.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _onServers?.Drop();
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        if (_servers is not null)
        {
            _onServers = await ClickHouseStore.OpenAsync(_servers);
            Engine = new ClickHouseEngine(_onServers, threads: 2);
            return;
        }

        _embedded = await EmbeddedEngine.OpenAsync(_folder, _options);
        Engine = _embedded.Engine;
    }

    private async Task<AppendReceipt> AppendAsync(IReadOnlyList<IReadOnlyList<JourneyEvent>> batches, IReadOnlyList<JourneyEvent> dropped)
    {
        await using var appender = await Store.OpenAppenderAsync();
        var receipt = new AppendReceipt(0, 0);
        foreach (var events in batches)
        {
            await AddAsync(appender, events);
            receipt += await appender.CommitAsync();
        }

        await AddAsync(appender, dropped);
        return receipt;
    }

    private static async Task AddAsync(IEventAppender appender, IReadOnlyList<JourneyEvent> events)
    {
        foreach (var batch in EventBatchBuilder.Batches(events, capacity: 9))
        {
            await appender.AddAsync(batch);
        }
    }
}
