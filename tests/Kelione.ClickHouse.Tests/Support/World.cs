using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.ClickHouse.Support;

/// <summary>A store on this machine's servers and the plain one that it must equal. Its tables are gone afterwards.</summary>
internal sealed class World : IAsyncDisposable
{
    private static int _number;
    private readonly ClickHouseOptions _options;
    private ClickHouseStore? _store;

    private World(ClickHouseOptions options) => _options = options;

    public ClickHouseStore Store => _store ?? throw new InvalidOperationException("The store is closed.");

    public ClickHouseEngine Engine { get; private set; } = null!;

    /// <summary>How the store is opened.</summary>
    public ClickHouseOptions Options => _options;

    public PlainStore Plain { get; } = new();

    /// <summary>A new one on shared servers; skips the test aloud where there is none.</summary>
    public static Task<World> OpenAsync(int shards = 2)
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        return OpenAsync(LocalServer.Ask(shards));
    }

    /// <summary>A new one on servers of its own.</summary>
    public static Task<World> OpenAsync(IReadOnlyList<LocalServer> servers) => OpenAsync([.. servers.Select(s => s.Address)], TimeSpan.FromMinutes(5), eventsPerPiece: 12);

    /// <summary>A new one on servers at some addresses.</summary>
    public static async Task<World> OpenAsync(IReadOnlyList<Uri> servers, TimeSpan timeout, long pushMemory = 4L << 30, long eventsPerPiece = 1 << 12)
    {
        var world = new World(new ClickHouseOptions
        {
            Shards = servers,
            Prefix = FormattableString.Invariant($"world{Interlocked.Increment(ref _number)}_"),
            EventsPerPiece = eventsPerPiece,
            Timeout = timeout,
            PushMemory = pushMemory,
        });
        await world.ReopenAsync();
        return world;
    }

    /// <summary>Closes the store and opens it anew.</summary>
    public async Task ReopenAsync()
    {
        if (_store is { } open)
        {
            await open.DisposeAsync();
        }

        _store = await ClickHouseStore.OpenAsync(_options);
        Engine = new ClickHouseEngine(_store, threads: 2);
    }

    /// <summary>Appends to both stores as one appender does that commits after each batch, and drops what is given last; what both say must be equal.</summary>
    public async Task AppendAsync(IReadOnlyList<IReadOnlyList<JourneyEvent>> batches, IReadOnlyList<JourneyEvent>? dropped = null)
    {
        var receipt = new AppendReceipt(0, 0);
        await using (var appender = await Store.OpenAppenderAsync())
        {
            foreach (var events in batches)
            {
                await AddAsync(appender, events);
                receipt += await appender.CommitAsync();
            }

            await AddAsync(appender, dropped ?? []);
        }

        Assert.Equal(Plain.Append(batches), receipt);
    }

    /// <summary>What is exported and what is answered equals what the plain store says.</summary>
    public async Task CheckAsync(params IReadOnlyList<Question> questions)
    {
        Assert.Equal(Plain.Export(Scope.All).Select(PlainStore.Line), (await ExportAsync(Scope.All)).Select(PlainStore.Line));
        foreach (var question in questions.Append(new VariantsQuestion { Top = null }).Append(new StatusQuestion()))
        {
            await CheckAnswerAsync(question);
        }
    }

    /// <summary>What is answered equals what the plain store says.</summary>
    public async Task CheckAnswerAsync(Question question)
    {
        var expected = await Plain.Engine().AskAsync(question);
        var answer = await Engine.AskAsync(question);
        Assert.Equal(JourneyJson.Write(expected), JourneyJson.Write(answer with { Policy = [.. answer.Policy.Where(p => p.Name != PolicyLine.AnsweredBy)] }));
    }

    public async Task<IReadOnlyList<JourneyEvent>> ExportAsync(Scope scope)
    {
        var events = new List<JourneyEvent>();
        await foreach (var e in Store.ExportAsync(scope))
        {
            events.Add(e);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is { } store)
        {
            try
            {
                store.Drop();
            }
            catch (ClickHouseException)
            {
                // A failing test may leave its server down; the folder goes in any case.
            }

            await store.DisposeAsync();
        }
    }

    private static async Task AddAsync(IEventAppender appender, IReadOnlyList<JourneyEvent> events)
    {
        foreach (var batch in EventBatchBuilder.Batches(events, capacity: 9))
        {
            await appender.AddAsync(batch);
        }
    }
}
