using Kelione.Engine.Kernels;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine;

/// <summary>The embedded engine of one workspace: its store, and the engine that answers questions over it. Safe for several threads.</summary>
public sealed class EmbeddedEngine : IAsyncDisposable
{
    private EmbeddedEngine(EventStore store)
    {
        Store = store;
        var engine = new JourneyEngine(store, new SegmentEvaluator());
        (Engine, QuietEngine) = (engine, engine.OnOneThread());
    }

    /// <summary>Where events are kept.</summary>
    public EventStore Store { get; }

    /// <summary>What answers questions.</summary>
    public IJourneyEngine Engine { get; }

    /// <summary>The same on one thread, for work that nobody waits for; it shares what the other has worked out.</summary>
    public IJourneyEngine QuietEngine { get; }

    /// <summary>Opens a workspace, making it where there is none.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="options">How the store behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the opening early.</param>
    /// <exception cref="WorkspaceHeldException">Another process has it.</exception>
    /// <exception cref="WorkspaceException">It cannot be read.</exception>
    public static async Task<EmbeddedEngine> OpenAsync(string folder, EventStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await EventStore.OpenAsync(folder, options, cancellationToken));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
