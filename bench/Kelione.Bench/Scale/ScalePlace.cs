using Kelione.ClickHouse;
using Kelione.ClickHouse.Support;
using Kelione.Engine;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Bench;

/// <summary>Where events are kept and asked: this machine's own index, or servers of their own that end with it.</summary>
internal sealed class ScalePlace : IAsyncDisposable
{
    private readonly string _folder;
    private readonly List<LocalServer> _servers;
    private EmbeddedEngine? _own;
    private ClickHouseStore? _store;
    private IJourneyEngine? _engine;

    private ScalePlace(string name, string folder, IEnumerable<LocalServer> servers) => (Name, _folder, _servers) = (name, folder, [.. servers]);

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>The servers' processes; none for the embedded engine.</summary>
    public IEnumerable<int> Servers => _servers.Select(s => s.ServerId);

    /// <summary>Bytes that came from the servers so far.</summary>
    public long Received => _store?.BytesReceived ?? 0;

    /// <summary>What events and everything that answers need take on the disk, bytes.</summary>
    public long DiskBytes => _servers.Count > 0 ? _servers.Sum(s => s.DataBytes) : new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    /// <summary>Makes one by the name it has on the command line.</summary>
    public static ScalePlace Make(string name, string folder) => name switch
    {
        "embedded" => new("embedded", folder, []),
        "one" => new("one shard", folder, [LocalServer.New()]),
        "one-core" => new("one shard on one processor", folder, [LocalServer.New(core: 0)]),
        "two" => new("two shards, one processor each", folder, [LocalServer.New(core: 0), LocalServer.New(core: 1)]),
        _ => throw new ArgumentException($"'{name}' is no place: embedded, one, one-core or two.", nameof(name)),
    };

    /// <summary>Imports as the command line does, and leaves it ready to be asked.</summary>
    public async Task TakeInAsync(BenchData data)
    {
        Remove();
        var connection = _servers.Count == 0 ? null : ClickHouseOptions.Scheme + string.Join(',', _servers.Select(s => s.Address.Authority)) + "/kelione";
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(_folder), EventsPlace.Opener(connection, variable: null)).ConfigureAwait(false);
        await using (workspace.ConfigureAwait(false))
        {
            var report = await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(data.CsvPath)] }).ConfigureAwait(false);
            if (report.Accepted != data.Events)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{report.Accepted} of {data.Events} events were accepted by {Name}."));
            }
        }

        // The engines themselves from here on: a workspace would keep answers, and would not tell how many bytes came.
        if (connection is null)
        {
            _own = await EmbeddedEngine.OpenAsync(_folder).ConfigureAwait(false);
            _engine = _own.Engine;
        }
        else
        {
            _store = await ClickHouseStore.OpenAsync(ClickHouseOptions.Parse(connection) with { Timeout = TimeSpan.FromMinutes(30) }).ConfigureAwait(false);
            _engine = new ClickHouseEngine(_store);
        }
    }

    /// <summary>Asks.</summary>
    public Task<Answer> AskAsync(Question question) => _engine!.AskAsync(question);

    /// <summary>Opens a number.</summary>
    public Task<CustomerPage> OpenAsync(Question question, string address) => _engine!.OpenAsync(question, address, new PageRequest());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_own is { } own)
        {
            await own.DisposeAsync().ConfigureAwait(false);
        }

        if (_store is { } store)
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }

        _servers.ForEach(s => s.Dispose());
        Remove();
    }

    private void Remove()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
