using System.Collections.Concurrent;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Hands batches to a thread that writes them, so that reading a file and storing it go on at the same time; a few batches may wait, then the giver does.</summary>
internal sealed class EventAppender : IEventAppender
{
    private const int MostWaiting = 4;
    private static readonly AppendReceipt NotDone = new(-1, -1);
    private readonly EventWriter _writer;
    private readonly Func<Exception, Exception> _explain;
    private readonly Action _onCommitted;
    private readonly Func<bool, ValueTask> _onClosed;
    private readonly SemaphoreSlim _room = new(MostWaiting, MostWaiting);
    private readonly BlockingCollection<Work> _queue = [];
    private readonly Task _thread;

    /// <summary>What came from beside while something of the owner's was not committed; of the writing thread alone.</summary>
    private readonly List<Work> _beside = [];
    private Exception? _failure;
    private int _isClosed;

    /// <param name="writer">What writes; owned from now on.</param>
    /// <param name="explain">Turns what went wrong into what the user is told.</param>
    /// <param name="onCommitted">Called on the writing thread after each durable commit.</param>
    /// <param name="onClosed">Called once at the end; told whether something was dropped or went wrong.</param>
    public EventAppender(EventWriter writer, Func<Exception, Exception> explain, Action onCommitted, Func<bool, ValueTask> onClosed)
    {
        _writer = writer;
        _explain = explain;
        _onCommitted = onCommitted;
        _onClosed = onClosed;
        _thread = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task AddAsync(EventBatch batch, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        await _room.WaitAsync(cancellationToken);
        ThrowIfFailed();
        _queue.Add(new Work(batch, null), CancellationToken.None);
    }

    public async Task<AppendReceipt> CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        await _room.WaitAsync(cancellationToken);
        ThrowIfFailed();
        var done = new TaskCompletionSource<AppendReceipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(new Work(null, done), CancellationToken.None);

        // From here on the commit happens; not to wait for it would leave the caller without the receipt.
        return await done.Task;
    }

    /// <summary>
    /// Appends and commits for somebody else, between two commits of the owner: at once where nothing of the owner's waits for a commit, else right after the owner's next one. So what the owner drops stays dropped.
    /// Every event must have an id of its source, because those alone do not meddle with how the owner's identical events are counted.
    /// </summary>
    /// <returns>The receipt; null where this appender was closed before, and nothing was done.</returns>
    /// <exception cref="WorkspaceException">The events cannot be stored for what they hold; the owner's work goes on.</exception>
    public async Task<AppendReceipt?> TryInsertAsync(IReadOnlyList<EventBatch> batches)
    {
        var work = new Work(null, new(TaskCreationOptions.RunContinuationsAsynchronously)) { Beside = batches };
        try
        {
            _queue.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return await work.Done!.Task is var receipt && receipt == NotDone ? null : receipt;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        _queue.CompleteAdding();
        await _thread;
        _queue.Dispose();
        _room.Dispose();
        var isBroken = _failure is not null || _writer.IsDirty;
        try
        {
            _writer.Dispose();
        }
        catch (Duck.DuckException)
        {
            // A transaction that cannot even be rolled back ends with its connection.
            isBroken = true;
        }

        await _onClosed(isBroken);
    }

    private void Run()
    {
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            try
            {
                if (_failure is null)
                {
                    Do(work);
                }

                if (_failure is not null && work.Beside is null)
                {
                    work.Done?.TrySetException(_failure);
                }
                else if (_failure is not null)
                {
                    work.Done!.TrySetResult(NotDone);
                }
            }
            finally
            {
                if (work.Beside is null)
                {
                    _room.Release();
                }
            }
        }

        TellBeside();
    }

    private void Do(Work work)
    {
        try
        {
            if (work.Beside is not null)
            {
                _beside.Add(work);
                InsertBeside();
                return;
            }

            if (work.Batch is not null)
            {
                // After closing nobody will commit any more.
                if (Volatile.Read(ref _isClosed) == 0)
                {
                    _writer.Append(work.Batch);
                }

                return;
            }

            var receipt = _writer.Commit();
            if (receipt.Accepted > 0)
            {
                _onCommitted();
            }

            work.Done!.SetResult(receipt);
            InsertBeside();
        }
        catch (Exception e)
        {
            _failure = _explain(e);
            TellBeside();
        }
    }

    private void InsertBeside()
    {
        if (_beside.Count == 0 || _writer.IsDirty || Volatile.Read(ref _isClosed) != 0)
        {
            return;
        }

        if (Unfit(_beside[0].Beside!) is { } unfit)
        {
            _beside[0].Done!.SetException(unfit);
            _beside.RemoveAt(0);
            InsertBeside();
            return;
        }

        foreach (var batch in _beside[0].Beside!)
        {
            _writer.Append(batch);
        }

        var receipt = _writer.Commit();
        if (receipt.Accepted > 0)
        {
            _onCommitted();
        }

        _beside[0].Done!.SetResult(receipt);
        _beside.RemoveAt(0);
        InsertBeside();
    }

    // What cannot be stored for what it is must not end the owner's work: only whoever brought it is told. A disk that takes no more ends both.
    private Exception? Unfit(IReadOnlyList<EventBatch> batches)
    {
        try
        {
            _writer.ThrowIfUnfit(batches);
            return null;
        }
        catch (Exception e) when (e is WorkspaceException or ArgumentException)
        {
            return _explain(e);
        }
    }

    // Whoever is told so tries with an appender of their own, and hears there what is wrong.
    private void TellBeside()
    {
        foreach (var work in _beside)
        {
            work.Done!.TrySetResult(NotDone);
        }

        _beside.Clear();
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            _room.Release();
            throw failure;
        }
    }

    private sealed record Work(EventBatch? Batch, TaskCompletionSource<AppendReceipt>? Done)
    {
        /// <summary>For somebody else: what to append and commit; null for the owner's work.</summary>
        public IReadOnlyList<EventBatch>? Beside { get; init; }
    }
}
