using System.Collections.Immutable;
using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>
/// Keeps a snapshot of the truth ready. Changes are only announced (<see cref="Announce"/>); whoever asks next pays for the small overlay that shows them, and where the overlay has grown large,
/// the index is built anew: in the background first, before the answer when it is overdue.
/// </summary>
internal sealed class IndexKeeper : IAsyncDisposable
{
    private const int SampledBlocks = 8;
    private readonly Func<DuckConnection> _connect;
    private readonly EventStoreOptions _options;
    private readonly IndexWriter _writer;
    private readonly IndexFolder _folder;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly BackgroundIndex _background;
    private BaseIndex? _base;
    private StoreSnapshot? _current;
    private long _truthVersion = 1;
    private long _version;
    private volatile bool _isDamaged;
    private int _isStopping;
    private bool _isDisposed;
    private ImmutableList<string> _damages = [];

    public IndexKeeper(string root, Func<DuckConnection> connect, EventStoreOptions options)
    {
        _connect = connect;
        _options = options;
        _folder = new IndexFolder(root);
        _writer = new IndexWriter(_folder, connect, options);
        _background = new BackgroundIndex(_writer, Announce);
        _base = Checked(_folder.OpenNewest(out var problem));
        if (problem is not null)
        {
            Damaged(problem);
        }
    }

    /// <summary>All that went wrong with index files since the start and was made good, and why the index is not on the disk where it is not; empty for nothing. The store goes on all the same.</summary>
    public IReadOnlyList<string> Problems => [.. _damages, .. new[] { _background.Problem, _writer.LastProblem }.OfType<string>()];

    /// <summary>Ends when nothing goes on in the background: no check, no building.</summary>
    public Task WhenIdleAsync() => _background.WhenIdle;

    /// <summary>Which state of the truth is the latest that was announced.</summary>
    public long TruthVersion => Interlocked.Read(ref _truthVersion);

    /// <summary>Says that the truth has changed and the change is durable.</summary>
    public void Announce() => Interlocked.Increment(ref _truthVersion);

    /// <summary>A snapshot that shows all that was announced before the call.</summary>
    public async Task<SnapshotLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _current);
        if (current is not null && current.TruthVersion == Interlocked.Read(ref _truthVersion) && !_isDamaged && current.TryHold())
        {
            return new SnapshotLease(current, current.Release);
        }

        await EnterAsync(cancellationToken);
        try
        {
            await Task.Run(() => Refresh(cancellationToken), cancellationToken);
            _current!.TryHold();
            return new SnapshotLease(_current, _current.Release);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Builds the index anew if enough has changed; called at the end of an import.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await Task.Run(
                () =>
                {
                    using var connection = _connect();
                    if (ChangedEvents(connection) is var changed and > 0 && (_base is null || changed > Allowance(_base)))
                    {
                        Swap(_writer.Build(cancellationToken));
                        Announce();
                    }
                },
                cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Begins to build the index anew if enough has changed, and returns at once; where somebody is at the index just now, they see to it.</summary>
    public async Task SettleBesideAsync()
    {
        if (!_gate.Wait(0, CancellationToken.None))
        {
            return;
        }

        try
        {
            await Task.Run(() =>
            {
                if (_isDisposed)
                {
                    return;
                }

                TakeBuilt();
                using var connection = _connect();
                if (_base is not null && ChangedEvents(connection) > Allowance(_base))
                {
                    _background.Build();
                }
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Builds the index anew, whatever there is. After an erasure the old one must not be shown to anybody: it goes at once.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await Task.Run(() => Swap(_writer.Build(cancellationToken)), cancellationToken);
            Announce();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Looks the index over in full against its checksums and the truth.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = _connect();
                    var problems = new List<string>();
                    if (_base is not null)
                    {
                        problems.AddRange(IndexInspector.Problems(_base, connection, cancellationToken));
                    }

                    return problems;
                },
                cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Keeps the keeper from reading the truth until disposed; snapshots that are held go on.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed meanwhile.</exception>
    public async Task<Pause> PauseAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await _background.WhenIdle.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (BackgroundIndex.IsExpected(e) && !cancellationToken.IsCancellationRequested)
        {
            // What it was doing is done again by whoever asks next.
        }
        catch
        {
            _gate.Release();
            throw;
        }

        return new Pause(this);
    }

    /// <summary>Waits for whoever is reading the truth or the index, and lets nobody after it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) != 0)
        {
            return;
        }

        await _gate.WaitAsync();
        try
        {
            _isDisposed = true;
            await _background.DisposeAsync();
        }
        finally
        {
            TakeBuilt();
            Interlocked.Exchange(ref _current, null)?.Release();
            _base?.Release();
            _base = null;

            // The gate is not disposed of: those who still wait at it must get through, to be told.
            _gate.Release();
        }
    }

    /// <summary>While it lasts, the keeper reads nothing.</summary>
    internal sealed class Pause(IndexKeeper keeper) : IDisposable
    {
        /// <summary>Lets go of the index and of all it was shown with: whoever asks from now on is shown the truth as it is by then, whether or not an index can be built.</summary>
        /// <returns>Whether nothing of the old index is left on the disk. It can be held there by readers, on systems that delete no open file.</returns>
        public Task<bool> HideAsync() => Task.Run(() =>
        {
            keeper.Announce();
            keeper._background.Take()?.Replace();
            Interlocked.Exchange(ref keeper._current, null)?.Release();
            Interlocked.Exchange(ref keeper._base, null)?.Replace();
            return keeper._folder.Clear();
        });

        /// <summary>Builds the index anew.</summary>
        public Task RebuildAsync() => Task.Run(() => keeper.Swap(keeper._writer.Build(CancellationToken.None)));

        public void Dispose() => keeper._gate.Release();
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        if (_isDisposed)
        {
            _gate.Release();
            throw new ObjectDisposedException(nameof(EventStore));
        }
    }

    private void Refresh(CancellationToken cancellationToken)
    {
        TakeBuilt();
        if (_isDamaged)
        {
            Swap(_writer.Build(cancellationToken));
        }

        var truthVersion = Interlocked.Read(ref _truthVersion);

        if (_current?.TruthVersion == truthVersion && !_isDamaged)
        {
            return;
        }

        using var connection = _connect();
        if (ChangedEvents(connection) is var changed && (_base is null ? changed > 0 : changed > 2.5 * Allowance(_base)))
        {
            Swap(_writer.Build(cancellationToken));
        }

        if (!TryShow(connection, truthVersion, _base is null ? 0 : (long)(2.5 * Allowance(_base))))
        {
            // What is written while the index is built is small beside it, so this time any overlay will do.
            Swap(_writer.Build(cancellationToken));
            TryShow(connection, truthVersion, long.MaxValue);
        }
    }

    /// <summary>Shows the truth as it stands, over the index there is; all that a snapshot says comes from one state. False where the overlay would have more events than it may.</summary>
    private bool TryShow(DuckConnection connection, long truthVersion, long mostEvents)
    {
        using var state = connection.ReadOneState();
        var fields = Truth.Fields(connection);
        var now = Truth.Identities(connection);
        Overlay? overlay = null;
        if (_base is not null)
        {
            var last = connection.Number("SELECT max(seq) FROM event_log") ?? 0;
            var touched = OverlayBuilder.Touched(connection, _base, now, last);
            if (touched.Count > 0)
            {
                overlay = OverlayBuilder.Build(_connect, _base, touched, fields, now, last, mostEvents);
                if (overlay is null)
                {
                    return false;
                }

                if (overlay.Segment.EventCount > Allowance(_base))
                {
                    _background.Build();
                }
            }
        }

        Show(new StoreSnapshot(++_version, truthVersion, _base, overlay, now, SnapshotTexts.Read(connection, fields, _base)));
        return true;
    }

    private long Allowance(BaseIndex index) => Math.Max(_options.CompactionFloor, (long)(_options.CompactionShare * index.Segment.EventCount));

    private long ChangedEvents(DuckConnection connection) =>
        connection.Number("SELECT count(*) FROM event_log WHERE seq > ?", _base?.Manifest.LastSequence ?? 0) ?? 0;

    /// <summary>Takes over an index that was built in the background.</summary>
    private void TakeBuilt()
    {
        if (_background.Take() is { } built)
        {
            if (built.Manifest.LastSequence >= (_base?.Manifest.LastSequence ?? 0))
            {
                Swap(built);
            }
            else
            {
                built.Replace();
            }
        }
    }

    private void Swap(BaseIndex index)
    {
        _background.Problem = null;
        _isDamaged = false;
        (var old, _base) = (_base, index);
        old?.Replace();
    }

    private void Show(StoreSnapshot snapshot)
    {
        var old = Interlocked.Exchange(ref _current, snapshot);
        old?.Release();
    }

    /// <summary>Believes an index only after a look: lengths were checked, now checksums, all of them or a sample; what is left is checked while the store is already at work.</summary>
    private BaseIndex? Checked(BaseIndex? index)
    {
        if (index?.Files is not { } files)
        {
            return index;
        }

        var isSmall = files.TotalBytes <= _options.FullCheckBytes;
        using var connection = _connect();
        if (IndexInspector.ProblemAtSight(index, connection, isSmall ? null : SampledBlocks) is { } problem)
        {
            Damaged(problem);
            index.Replace();
            return null;
        }

        if (!isSmall)
        {
            _background.Check(index, files, problem =>
            {
                Damaged(problem);
                _isDamaged = true;
                Announce();
            });
        }

        return index;
    }

    private void Damaged(string problem) => ImmutableInterlocked.Update(ref _damages, d => d.Add(problem + " It is made anew from the events, which are whole."));
}
