using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A store of events whose nodes hear of each other's statements on who is who: each is told in the shared database, and erasing a person reaches what is kept there.</summary>
/// <param name="events">The store.</param>
/// <param name="desk">The shared database.</param>
internal sealed class SharedStatements(IJourneyStore events, PostgresDesk desk) : IJourneyStore
{
    private long _heard;

    /// <inheritdoc />
    public Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default) => events.OpenAppenderAsync(cancellationToken);

    /// <inheritdoc />
    public Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default) => events.AppendAsync(batches, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default)
    {
        var outcomes = await events.IdentifyAsync(statements, cancellationToken);
        // Also what stood already: whoever stated it may have ended before telling.
        if (outcomes.Any(o => o.Merge is not null))
        {
            await TellAsync();
        }

        return outcomes;
    }

    /// <inheritdoc />
    public async Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default)
    {
        var undone = await events.UndoMergeAsync(id, undoneMicros, cancellationToken);
        await TellAsync();
        return undone;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => events.ListMergesAsync(customer, cancellationToken);

    /// <inheritdoc />
    /// <remarks>What is shared goes first: once the statements are gone nobody knows under which other ids to look, and whoever starts again after a crash must find the rest.</remarks>
    public async Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default)
    {
        var merges = await events.ListMergesAsync(customer, cancellationToken);
        var ids = merges.Where(m => m.UndoneMicros is null).SelectMany(m => new[] { m.Anonymous, m.Known }).Append(customer).Select(i => SharedFeedbackRows.Kept(i)!).Distinct(StringComparer.Ordinal).ToArray();
        var gone = await desk.TransactAsync(
            async connection =>
            {
                await SharedFeedback.HoldAsync(connection);
                await connection.DoAsync("DELETE FROM feedback_remark WHERE entry IN (SELECT entry FROM feedback WHERE customer = ANY($1))", (object)ids);

                // What was worked out of texts is kept by their hash, and it can be made anew: all of it goes, whoever wrote which.
                await connection.DoAsync("DELETE FROM feedback_reading");
                var rows = await connection.DoAsync("DELETE FROM feedback WHERE customer = ANY($1)", (object)ids) + await connection.DoAsync("DELETE FROM person_key WHERE customer = ANY($1)", (object)ids);
                await SharedFeedback.TurnAsync(connection, isDeletion: true);
                return rows;
            },
            cancellationToken);
        var erased = await events.ForgetAsync(customer, cancellationToken);
        await TellAsync();
        return erased ?? (gone > 0 ? 0 : null);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default) => events.ExportAsync(scope, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<JourneyEvent> ExportActivitiesAsync(Scope scope, CancellationToken cancellationToken = default) => events.ExportActivitiesAsync(scope, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, CancellationToken cancellationToken = default) => events.ReadInOrderAsync(skip, cancellationToken);

    /// <inheritdoc />
    public Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default) => events.OpenCopyAsync(cancellationToken);

    /// <inheritdoc />
    /// <remarks>Nobody is told: no other node has this copy open yet, and those that have the original would take it for news of theirs.</remarks>
    public Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default) => events.CopyMergesAsync(merges, cancellationToken);

    /// <summary>Whether others stated anything since this was asked before; for who remembers statements.</summary>
    public async Task<bool> HaveOthersSpokenAsync(CancellationToken cancellationToken)
    {
        var turn = await desk.ReadAsync(connection => connection.NumberAsync("SELECT statements FROM feedback_state"), cancellationToken);
        return Interlocked.Exchange(ref _heard, turn) != turn;
    }

    // It stands already: whoever called is not told that it does not.
    private async Task TellAsync()
    {
        var turn = await desk.TransactAsync(connection => connection.NumberAsync("UPDATE feedback_state SET version = version + 1, statements = statements + 1 RETURNING statements"), CancellationToken.None);

        // One's own word alone is no news.
        Interlocked.CompareExchange(ref _heard, turn, turn - 1);
    }
}
