namespace Kelione.Engine.Index;

/// <summary>Whoever keeps journeys and lends them out, one unchanging snapshot at a time. Safe for several threads.</summary>
internal interface ISnapshotSource
{
    /// <summary>Lends the journeys as they stand now; they stay as they are, and in memory, until the lease is disposed.</summary>
    Task<SnapshotLease> AcquireAsync(CancellationToken cancellationToken = default);
}

/// <summary>A snapshot on loan. Dispose to let go; disposing twice lets go once.</summary>
/// <param name="snapshot">The journeys.</param>
/// <param name="release">What to do when the borrower lets go; null where the snapshot needs no counting (it lives on the managed heap).</param>
internal sealed class SnapshotLease(JourneySnapshot snapshot, Action? release = null) : IDisposable
{
    private Action? _release = release;

    public JourneySnapshot Snapshot { get; } = snapshot;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}

/// <summary>Always the same snapshot: for tests and small sets in memory.</summary>
internal sealed class FixedSnapshotSource(JourneySnapshot snapshot) : ISnapshotSource
{
    public Task<SnapshotLease> AcquireAsync(CancellationToken cancellationToken = default) => Task.FromResult(new SnapshotLease(snapshot));
}
