using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What a workspace stands on: where events are kept, what answers questions, and its upkeep. One process at a time has it open.</summary>
public interface IWorkspaceStorage : IAsyncDisposable
{
    /// <summary>Where events are kept.</summary>
    IJourneyStore Store { get; }

    /// <summary>Where feedback is kept.</summary>
    IFeedbackStore Feedback { get; }

    /// <summary>Where it is kept by which keys customers are known.</summary>
    IPersonKeyStore Keys { get; }

    /// <summary>What answers questions.</summary>
    IJourneyEngine Engine { get; }

    /// <summary>The same engine for work that nobody waits for: it leaves most of the machine to others.</summary>
    IJourneyEngine QuietEngine => Engine;

    /// <summary>Another number after every change of events or of who is who; null where nobody counts.</summary>
    long? Version => null;

    /// <summary>What changes whenever somebody writes events or statements, by whichever program; null where nobody else can.</summary>
    Task<string?> StampAsync(CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    /// <summary>What of the servers that it stands on is away, a sentence each; empty where all is well.</summary>
    Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Looks whether what is kept is whole: checksums, and the index against the events.</summary>
    Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes everything anew that can be derived from the events.</summary>
    Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default);
}

/// <summary>What a verification or a rebuilding found.</summary>
/// <param name="Sound">Whether all is well.</param>
/// <param name="Findings">What was looked at and found, in sentences.</param>
public sealed record UpkeepReport(bool Sound, IReadOnlyList<string> Findings);

/// <summary>Opens what a workspace stands on, making it where there is none.</summary>
/// <param name="folder">The workspace.</param>
/// <param name="cancellationToken">Stops the work.</param>
public delegate Task<IWorkspaceStorage> StorageOpener(WorkspaceFolder folder, CancellationToken cancellationToken);
