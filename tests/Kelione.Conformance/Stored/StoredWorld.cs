using Kelione.Engine;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance.Stored;

/// <summary>A store on disk and the plain one that it must equal. The folder is gone afterwards.</summary>
internal sealed class StoredWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-stored-").FullName;
    private readonly EventStoreOptions _options;
    private readonly List<Append> _appends = [];
    private EmbeddedEngine? _embedded;

    private StoredWorld(EventStoreOptions options) => _options = options;

    public EmbeddedEngine Embedded => _embedded ?? throw new InvalidOperationException("The store is closed.");

    public PlainStore Plain { get; } = new();

    /// <summary>The database file.</summary>
    public string DatabasePath => Path.Combine(_folder, "events.duckdb");

    public static async Task<StoredWorld> OpenAsync(EventStoreOptions options)
    {
        var world = new StoredWorld(options);
        world._embedded = await EmbeddedEngine.OpenAsync(world._folder, options);
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
                Assert.Equal(merge, await Embedded.Store.IdentifyAsync(anonymous, known, 5, "test"));
                break;
            case Identify(var anonymous, var known):
                await Assert.ThrowsAsync<ArgumentException>(() => Embedded.Store.IdentifyAsync(anonymous, known, 5, "test"));
                break;
            case Undo(var id):
                Assert.Equal(Plain.Undo(id, 9), await Embedded.Store.UndoMergeAsync(id, 9));
                break;
            case Forget(var customer):
                Assert.Equal(Plain.Forget(customer), await Embedded.Store.ForgetAsync(customer) ?? 0);
                break;
            case Reopen(var withoutIndex):
                await CloseAsync();
                if (withoutIndex && Directory.Exists(Path.Combine(_folder, "index")))
                {
                    Directory.Delete(Path.Combine(_folder, "index"), recursive: true);
                }

                _embedded = await EmbeddedEngine.OpenAsync(_folder, _options);
                break;
            case Rebuild:
                await Embedded.Store.RebuildAsync();
                break;
            case Ask(var question):
                await CheckAsync([question]);
                break;
        }

        Assert.Equal(Plain.Merges, await Embedded.Store.ListMergesAsync());
    }

    /// <summary>Asks both engines.</summary>
    public async Task CheckAsync(IReadOnlyList<Question> questions)
    {
        var oracle = Plain.Engine();
        foreach (var question in questions)
        {
            if (await Agreement.ProblemAsync("the stored engine", Embedded.Engine, oracle, question) is { } problem)
            {
                throw new InvalidOperationException($"{JourneyJson.WriteQuestion(question)}\n{problem}");
            }
        }
    }

    /// <summary>The events that a scope leaves, out of the store.</summary>
    public async Task<IReadOnlyList<JourneyEvent>> ExportAsync(Scope scope)
    {
        var events = new List<JourneyEvent>();
        await foreach (var e in Embedded.Store.ExportAsync(scope))
        {
            events.Add(e);
        }

        return events;
    }

    public async Task CloseAsync()
    {
        if (_embedded is { } open)
        {
            _embedded = null;
            await open.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<AppendReceipt> AppendAsync(IReadOnlyList<IReadOnlyList<JourneyEvent>> batches, IReadOnlyList<JourneyEvent> dropped)
    {
        await using var appender = await Embedded.Store.OpenAppenderAsync();
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
