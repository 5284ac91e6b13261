using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>An open way to append; its work is done on the thread pool, one piece at a time.</summary>
internal sealed class ClickHouseAppender : IEventAppender
{
    private readonly EventRows _rows;
    private readonly Action<bool> _onClosed;
    private readonly SemaphoreSlim _working = new(1, 1);
    private bool _hasFailed;
    private bool _isClosed;

    /// <param name="rows">What writes.</param>
    /// <param name="onClosed">Called once at the end; told whether something was dropped or went wrong.</param>
    public ClickHouseAppender(EventRows rows, Action<bool> onClosed) => (_rows, _onClosed) = (rows, onClosed);

    /// <inheritdoc />
    public Task AddAsync(EventBatch batch, CancellationToken cancellationToken = default) => DoAsync(
        () =>
        {
            _rows.Append(batch, CancellationToken.None);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<AppendReceipt> CommitAsync(CancellationToken cancellationToken = default) => DoAsync(_rows.Commit, cancellationToken);

    /// <summary>Appends and commits for somebody else, where nothing of the owner's waits for a commit; null where it does, or where this is closed.</summary>
    public async Task<AppendReceipt?> TryInsertAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken)
    {
        await _working.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isClosed || _hasFailed || _rows.IsDirty)
            {
                return null;
            }

            return await Task.Run(() => Guarded(() => Insert(batches)), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _working.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _working.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }
        finally
        {
            _working.Release();
        }

        _onClosed(_hasFailed || _rows.IsDirty);
    }

    /// <summary>Appends and commits at once.</summary>
    public AppendReceipt Insert(IReadOnlyList<EventBatch> batches)
    {
        foreach (var batch in batches)
        {
            _rows.Append(batch, CancellationToken.None);
        }

        return _rows.Commit();
    }

    private async Task<T> DoAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _working.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _hasFailed ? throw new InvalidOperationException("This appender has failed; open another.") : await Task.Run(() => Guarded(work), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _working.Release();
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }
}
