using Kelione.ClickHouse.Storage;
using Kelione.Engine.Index;

namespace Kelione.ClickHouse.Reading;

/// <summary>Lends journeys out: the same snapshot as long as nothing changed, which is looked up at each question. Safe for several threads.</summary>
/// <param name="schema">The tables.</param>
/// <param name="ledger">What counts.</param>
/// <param name="options">How big pieces are, and where columns are put.</param>
internal sealed class JourneySource(Schema schema, Ledger ledger, ClickHouseOptions options) : ISnapshotSource, IDisposable
{
    private static long _made;
    private readonly SemaphoreSlim _making = new(1, 1);
    private JourneySnapshotOfShards? _latest;
    private MergedJourneys? _merged;
    private long _version;
    private bool _isDisposed;

    /// <summary>Another number after every change that was noticed.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <inheritdoc />
    public async Task<SnapshotLease> AcquireAsync(CancellationToken cancellationToken = default)
    {
        var (snapshot, release) = await HoldAsync(cancellationToken).ConfigureAwait(false);
        return new SnapshotLease(snapshot, release);
    }

    /// <summary>The journeys as they stand now, held until released.</summary>
    public async Task<(JourneySnapshotOfShards Snapshot, Action Release)> HoldAsync(CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var snapshot = await Task.Run(() => Current(cancellationToken), cancellationToken).ConfigureAwait(false);
            snapshot.TryHold();
            return (snapshot, snapshot.Dispose);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Lets the latest go, because something went wrong with it: what failed once would stay failed in it.</summary>
    public void Discard()
    {
        _making.Wait();
        try
        {
            _latest?.Dispose();
            _latest = null;
            ForgetMerged();
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose()
    {
        Discard();
        _isDisposed = true;
    }

    private JourneySnapshotOfShards Current(CancellationToken cancellation)
    {
        // The stamp comes first: what is committed while the rest is read makes another one, and the next question looks anew.
        var stamp = ledger.Stamp(cancellation);
        if (_latest?.Stamp == stamp)
        {
            return _latest;
        }

        _latest?.Dispose();
        _latest = null;
        var version = Interlocked.Increment(ref _version);
        var batches = ledger.Read(cancellation);
        var book = MergeBook.Read(schema, cancellation);
        var merged = Merged(book, batches);
        return _latest = JourneySnapshotOfShards.Make(
            schema, stamp, version, book, merged?.Hold(), merged?.Sources(batches) ?? [.. schema.Shards.Select(s => new JourneyRows(s, schema.Table("event"), batches.Condition))], options);
    }

    /// <summary>The journeys of persons with several ids: those at hand with what came since, or new ones; null where nobody has several.</summary>
    private MergedJourneys? Merged(MergeBook book, BatchRanges batches)
    {
        var stamp = Ledger.Erasures(schema).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (_merged is not null && (_merged.Stamp != stamp || _merged.IsWorn))
        {
            ForgetMerged();
        }

        if (book.Chains.Merged.Count == 0)
        {
            return null;
        }

        _merged ??= MergedJourneys.Make(schema, stamp, DerivedTables.Name(Interlocked.Increment(ref _made)));
        try
        {
            _merged.Extend(book, batches);
            return _merged;
        }
        catch
        {
            ForgetMerged();
            throw;
        }
    }

    private void ForgetMerged()
    {
        _merged?.Release();
        _merged = null;
    }
}
