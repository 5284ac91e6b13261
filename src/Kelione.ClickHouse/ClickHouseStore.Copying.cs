using System.Runtime.CompilerServices;
using Kelione.ClickHouse.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>How a whole store gets out and into another one.</summary>
public sealed partial class ClickHouseStore
{
    /// <inheritdoc />
    public async IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var copy = await Task.Run(() => ShardsInOrder.Open(_schema, _ledger, skip, cancellationToken), cancellationToken).ConfigureAwait(false);
        while (await Task.Run(copy.Take, cancellationToken).ConfigureAwait(false) is { } batch)
        {
            yield return batch;
        }
    }

    /// <inheritdoc />
    public async Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The right to write is claimed before it is counted what is there: nothing can come to it from another program that would count.
            return await Task.Run(
                () =>
                {
                    _state = null;
                    _ledger.Begin();
                    var batches = _ledger.Read();
                    var stored = _schema.Shards.Sum(s => s.Number64($"SELECT toInt64(count()) FROM {_schema.Table("event")} WHERE {batches.Condition}") ?? 0);
                    var rows = new EventRows(_schema, _ledger, WriterState.Load(_schema, batches, withIdentities: false), takesAll: true);
                    return new Copier(new ClickHouseAppender(rows, _ => _writing.Release()), stored);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    /// <inheritdoc />
    public Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default) => StateAsync(
        () =>
        {
            MergeBook.Read(_schema).Copy(_schema, merges);
            return true;
        },
        cancellationToken);

    /// <summary>What changes whenever events or statements do: the same text means that nothing was written, by whichever program.</summary>
    public Task<string> StampAsync(CancellationToken cancellationToken = default) => Task.Run(() => _ledger.Stamp(cancellationToken), cancellationToken);

    /// <summary>Deletes all tables of this store on every server, with all that is in them. The store serves nobody any more.</summary>
    public Task DropAsync() => Task.Run(Drop);

    private sealed class Copier(IEventAppender appender, long stored) : IEventCopier
    {
        public long Stored => stored;

        public Task AddAsync(EventBatch batch, CancellationToken cancellationToken = default) => appender.AddAsync(batch, cancellationToken);

        public Task<AppendReceipt> CommitAsync(CancellationToken cancellationToken = default) => appender.CommitAsync(cancellationToken);

        public ValueTask DisposeAsync() => appender.DisposeAsync();
    }
}
