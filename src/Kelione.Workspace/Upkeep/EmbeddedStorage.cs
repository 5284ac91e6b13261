using Kelione.Engine;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A workspace on the embedded engine.</summary>
internal sealed class EmbeddedStorage(EmbeddedEngine engine) : IWorkspaceStorage, IHoldsVoices
{
    /// <inheritdoc />
    public IJourneyStore Store => engine.Store;

    /// <inheritdoc />
    public IFeedbackStore Feedback => engine.Store;

    /// <inheritdoc />
    public IPersonKeyStore Keys => engine.Store;

    /// <inheritdoc />
    public IJourneyEngine Engine => engine.Engine;

    /// <inheritdoc />
    public IJourneyEngine QuietEngine => engine.QuietEngine;

    /// <inheritdoc />
    public long? Version => engine.Store.Version;

    /// <summary>Opens it, making it where there is none.</summary>
    public static async Task<IWorkspaceStorage> OpenAsync(WorkspaceFolder folder, CancellationToken cancellationToken) =>
        new EmbeddedStorage(await EmbeddedEngine.OpenAsync(folder.Path, cancellationToken: cancellationToken));

    /// <inheritdoc />
    public async Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var report = await engine.Store.VerifyAsync(cancellationToken);
        return new UpkeepReport(
            report.IsHealthy,
            [FormattableString.Invariant($"{report.Events} events of {report.Customers} ids are kept; questions see {report.IndexEvents}."), .. report.Problems, .. report.Notices]);
    }

    /// <inheritdoc />
    public async Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default)
    {
        await engine.Store.RebuildAsync(cancellationToken);
        var report = await VerifyAsync(cancellationToken);
        return report with { Findings = ["The index was made anew from the events.", .. report.Findings] };
    }

    /// <inheritdoc />
    public Task<KeptVoices> ReadOwnVoicesAsync(CancellationToken cancellationToken) => engine.Store.ReadKeptVoicesAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
