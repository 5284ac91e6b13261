using System.Runtime.CompilerServices;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>How a whole store gets out and into another one.</summary>
public sealed partial class EventStore
{
    /// <inheritdoc />
    public async IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reading = await _files.ReadingAsync(cancellationToken);
        using var connection = await Task.Run(ConnectExplained, cancellationToken);
        await foreach (var batch in EventsInOrder.Read(connection, skip, _files.Explain, cancellationToken))
        {
            yield return batch;
        }
    }

    /// <inheritdoc />
    public async Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        var appender = await OpenHeldAsync(isLong: true, takesAll: true, cancellationToken);
        try
        {
            return new Copier(appender, await ReadAsync(c => c.Number("SELECT count(*) FROM event_log") ?? 0, cancellationToken));
        }
        catch
        {
            await appender.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default)
    {
        await _stating.WaitAsync(cancellationToken);
        try
        {
            var state = await LoadStateAsync();
            await DoAsync(c => IdentityLedger.Copy(c, state, merges), CancellationToken.None);
            Interlocked.Increment(ref _feedbackVersion);
            _keeper.Announce();
        }
        finally
        {
            _stating.Release();
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PersonKey>> ReadKeysAsync(long skip, int most, CancellationToken cancellationToken = default) => ReadAsync(c => PersonKeyTable.Read(c, skip, most), cancellationToken);

    private sealed class Copier(IEventAppender appender, long stored) : IEventCopier
    {
        public long Stored => stored;

        public Task AddAsync(EventBatch batch, CancellationToken cancellationToken = default) => appender.AddAsync(batch, cancellationToken);

        public Task<AppendReceipt> CommitAsync(CancellationToken cancellationToken = default) => appender.CommitAsync(cancellationToken);

        public ValueTask DisposeAsync() => appender.DisposeAsync();
    }
}
