using Kelione.ClickHouse;
using Kelione.Engine;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A workspace whose events are in ClickHouse; feedback and the keys by which customers are known stay in the workspace's own database.</summary>
internal sealed class ClickHouseStorage : IWorkspaceStorage, IHoldsVoices
{
    private readonly ClickHouseStore _events;
    private readonly EmbeddedEngine _own;
    private readonly EventsElsewhere _both;

    private ClickHouseStorage(ClickHouseStore events, EmbeddedEngine own)
    {
        (_events, _own) = (events, own);
        _both = new EventsElsewhere(events, own.Store);
        Engine = new ClickHouseEngine(events);
        QuietEngine = new ClickHouseEngine(events, threads: 1);
    }

    /// <inheritdoc />
    public IJourneyStore Store => _both;

    /// <inheritdoc />
    public IFeedbackStore Feedback => _own.Store;

    /// <inheritdoc />
    public IPersonKeyStore Keys => _own.Store;

    /// <inheritdoc />
    public IJourneyEngine Engine { get; }

    /// <inheritdoc />
    public IJourneyEngine QuietEngine { get; }

    /// <inheritdoc />
    public long? Version => _events.Version;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken = default) => _events.TroublesAsync(cancellationToken);

    /// <summary>Opens both, making them where there are none.</summary>
    public static async Task<IWorkspaceStorage> OpenAsync(WorkspaceFolder folder, ClickHouseOptions options, CancellationToken cancellationToken)
    {
        var events = await ClickHouseStore.OpenAsync(options, cancellationToken);
        EmbeddedEngine? own = null;
        try
        {
            own = await EmbeddedEngine.OpenAsync(folder.Path, cancellationToken: cancellationToken);
            var storage = new ClickHouseStorage(events, own);
            await storage._both.AlignAsync(cancellationToken);
            return storage;
        }
        catch
        {
            await events.DisposeAsync();
            await (own?.DisposeAsync() ?? default);
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<string?> StampAsync(CancellationToken cancellationToken = default) => await _events.StampAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var (events, customers) = await _events.CountAsync(cancellationToken);
        var seen = await Engine.AskForAsync(new StatusQuestion(), cancellationToken);
        var own = await _own.Store.VerifyAsync(cancellationToken);
        var isSound = seen.Events == events;
        return new UpkeepReport(
            isSound && own.IsHealthy,
            [
                FormattableString.Invariant($"{events} events of {customers} ids are kept in {_events.Options}; questions see {seen.Events}."),
                FormattableString.Invariant($"All {_events.Options.Shards.Count} shards answer."),
                .. own.Problems,
                .. own.Notices,
            ]);
    }

    /// <inheritdoc />
    public async Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default)
    {
        await _own.Store.RebuildAsync(cancellationToken);
        return await VerifyAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task<KeptVoices> ReadOwnVoicesAsync(CancellationToken cancellationToken) => _own.Store.ReadKeptVoicesAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _own.DisposeAsync();
        _both.Dispose();
    }
}
