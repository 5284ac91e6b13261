using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A storage with feedback that this machine alone keeps, and that can be brought where others see it.</summary>
internal interface IHoldsVoices
{
    /// <summary>Reads it.</summary>
    Task<KeptVoices> ReadOwnVoicesAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A workspace's storage where its documents lie in PostgreSQL: feedback and the keys by which customers are known lie there too, the same for every node; events stay where they are. Statements on who is who
/// are told to all nodes, and erasing a person erases in both. The first node that has feedback of its own brings it along.
/// </summary>
internal sealed class SharedVoices : IWorkspaceStorage
{
    private readonly IWorkspaceStorage _events;

    private SharedVoices(IWorkspaceStorage events, PostgresDesk desk)
    {
        _events = events;
        (Store, Feedback, Keys) = (new SharedStatements(events.Store, desk), new SharedFeedback(desk, events.Store), new SharedPersonKeys(desk));
    }

    /// <inheritdoc />
    public IJourneyStore Store { get; }

    /// <inheritdoc />
    public IFeedbackStore Feedback { get; }

    /// <inheritdoc />
    public IPersonKeyStore Keys { get; }

    /// <inheritdoc />
    public IJourneyEngine Engine => _events.Engine;

    /// <inheritdoc />
    public IJourneyEngine QuietEngine => _events.QuietEngine;

    /// <inheritdoc />
    public long? Version => _events.Version;

    /// <summary>Puts the shared feedback over a storage of events, which it then owns.</summary>
    /// <exception cref="MendableException">The database cannot be reached.</exception>
    public static async Task<IWorkspaceStorage> OverAsync(IWorkspaceStorage events, WorkspaceFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            var desk = new PostgresDesk(folder);
            await desk.OpenAsync(cancellationToken);
            if (events is IHoldsVoices holder && await holder.ReadOwnVoicesAsync(cancellationToken) is { IsEmpty: false } own)
            {
                await VoicesBringing.BringAsync(desk, own, cancellationToken);
            }

            return new SharedVoices(events, desk);
        }
        catch
        {
            await events.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    /// <remarks>Feedback too can be written by others.</remarks>
    public async Task<string?> StampAsync(CancellationToken cancellationToken = default) => FormattableString.Invariant($"{await _events.StampAsync(cancellationToken)} {Feedback.FeedbackVersion}");

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken = default) => _events.TroublesAsync(cancellationToken);

    /// <inheritdoc />
    public Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default) => _events.VerifyAsync(cancellationToken);

    /// <inheritdoc />
    public Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default) => _events.RebuildAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _events.DisposeAsync();
}
