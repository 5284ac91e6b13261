using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Events in one store, and in the workspace's own what hangs on who is who: each statement on identities is made in both, the events' store first, and erasing erases in both.</summary>
/// <param name="events">Where the events are; its statements are the true ones.</param>
/// <param name="own">The workspace's own store.</param>
internal sealed class EventsElsewhere(IJourneyStore events, IJourneyStore own) : IJourneyStore, IDisposable
{
    private readonly SemaphoreSlim _stating = new(1, 1);

    /// <summary>Makes the workspace's own statements equal to those of the events' store, in case a crash came between the two.</summary>
    public Task AlignAsync(CancellationToken cancellationToken) => HoldingAsync(
        async () =>
        {
            var wanted = InForce(await events.ListMergesAsync(null, cancellationToken));
            var there = InForce(await own.ListMergesAsync(null, cancellationToken));
            foreach (var merge in there.Where(m => !wanted.Exists(w => IsSame(w, m))))
            {
                await own.UndoMergeAsync(merge.Id, merge.StatedMicros, cancellationToken);
            }

            var missing = wanted.FindAll(w => !there.Exists(m => IsSame(w, m)));
            await own.IdentifyAsync([.. missing.Select(m => new IdentityStatement(m.Anonymous, m.Known, m.StatedMicros, m.Reason))], cancellationToken);
            return missing.Count;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default) => events.OpenAppenderAsync(cancellationToken);

    /// <inheritdoc />
    public Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default) => events.AppendAsync(batches, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default) => HoldingAsync(
        async () =>
        {
            var outcomes = await events.IdentifyAsync(statements, cancellationToken);
            await own.IdentifyAsync(statements, CancellationToken.None);
            return outcomes;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default) => HoldingAsync(
        async () =>
        {
            var undone = await events.UndoMergeAsync(id, undoneMicros, cancellationToken);
            if (undone is not null && InForce(await own.ListMergesAsync(null, CancellationToken.None)).Find(m => IsSame(m, undone)) is { } same)
            {
                await own.UndoMergeAsync(same.Id, undoneMicros, CancellationToken.None);
            }

            return undone;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => events.ListMergesAsync(customer, cancellationToken);

    /// <inheritdoc />
    public Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default) => HoldingAsync<long?>(
        async () =>
        {
            var erased = await events.ForgetAsync(customer, cancellationToken);
            var ownErased = await own.ForgetAsync(customer, CancellationToken.None);
            return erased is null && ownErased is null ? null : (erased ?? 0) + (ownErased ?? 0);
        },
        cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default) => events.ExportAsync(scope, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<JourneyEvent> ExportActivitiesAsync(Scope scope, CancellationToken cancellationToken = default) => events.ExportActivitiesAsync(scope, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, CancellationToken cancellationToken = default) => events.ReadInOrderAsync(skip, cancellationToken);

    /// <inheritdoc />
    public Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default) => events.OpenCopyAsync(cancellationToken);

    /// <inheritdoc />
    public Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default) => HoldingAsync(
        async () =>
        {
            await events.CopyMergesAsync(merges, cancellationToken);
            await own.CopyMergesAsync(merges, CancellationToken.None);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _stating.Dispose();

    private static List<IdentityMerge> InForce(IEnumerable<IdentityMerge> merges) => [.. merges.Where(m => m.UndoneMicros is null)];

    private static bool IsSame(IdentityMerge left, IdentityMerge right) => left.Anonymous == right.Anonymous && left.Known == right.Known;

    private async Task<T> HoldingAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _stating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _stating.Release();
        }
    }
}
