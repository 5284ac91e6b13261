using System.Runtime.CompilerServices;
using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Reading;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>
/// The events of one workspace in ClickHouse, on one server or dealt out to several by the hash of the customer. One program at a time writes, any number read. Safe for several threads.
/// Every failure is a <see cref="ClickHouseException"/> that names the server.
/// </summary>
public sealed partial class ClickHouseStore : IJourneyStore, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TroublePatience = TimeSpan.FromSeconds(5);
    private readonly Schema _schema;
    private readonly Ledger _ledger;
    private readonly ChangeWatch _changes;

    /// <summary>Held by the open appender, or by an erasure.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Held while a statement is written.</summary>
    private readonly SemaphoreSlim _stating = new(1, 1);
    private volatile ClickHouseAppender? _open;
    private WriterState? _state;

    private ClickHouseStore(Schema schema, ClickHouseOptions options)
    {
        (_schema, Options) = (schema, options);
        _ledger = new Ledger(schema, FormattableString.Invariant($"{Environment.MachineName}:{Environment.ProcessId}"), options.Time);
        Journeys = new JourneySource(schema, _ledger, options);
        _changes = new ChangeWatch(_ledger, options.Time);
        _ledger.Committed = _changes.Forget;
    }

    /// <summary>How it was opened.</summary>
    public ClickHouseOptions Options { get; }

    /// <summary>Bytes that came from the servers so far, after decompression.</summary>
    public long BytesReceived => _schema.Shards.Sum(s => s.BytesReceived);

    /// <summary>Another number after every change of events or of who is who, whoever made it, half a second later at the latest; null where the first server does not answer at once.</summary>
    public long? Version => _changes.Version;

    /// <summary>What is wrong with which server, a sentence each; empty where all answer.</summary>
    public async Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken = default)
    {
        var troubles = await Task.WhenAll(_schema.Shards.Select(s => Task.Run(() => s.Trouble(TroublePatience, cancellationToken), cancellationToken))).ConfigureAwait(false);
        return [.. troubles.OfType<string>()];
    }

    /// <summary>What lends the journeys to those who walk them.</summary>
    internal JourneySource Journeys { get; }

    /// <summary>Opens the tables, making them where there are none.</summary>
    /// <exception cref="ClickHouseException">A server cannot be reached, or is not the shard it is taken for.</exception>
    public static Task<ClickHouseStore> OpenAsync(ClickHouseOptions options, CancellationToken cancellationToken = default) => OpenAsync(options, [], cancellationToken);

    /// <summary>The same, with columns for fields that are known beforehand.</summary>
    internal static Task<ClickHouseStore> OpenAsync(ClickHouseOptions options, IReadOnlyList<string> fields, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var schema = new Schema(options);
            try
            {
                schema.Prepare(fields);
                DerivedTables.Sweep(schema);
                return new ClickHouseStore(schema, options);
            }
            catch
            {
                schema.Dispose();
                throw;
            }
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await OpenHeldAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default)
    {
        if (batches.Any(b => b.Count > 0 && (b.EventIds is not { } ids || ids.Take(b.Count).Any(string.IsNullOrEmpty))))
        {
            throw new ArgumentException("Every event needs an id of its source.", nameof(batches));
        }

        while (!await _writing.WaitAsync(Patience, cancellationToken).ConfigureAwait(false))
        {
            if (_open is { } open && await open.TryInsertAsync(batches, cancellationToken).ConfigureAwait(false) is { } receipt)
            {
                return receipt;
            }
        }

        await using var appender = await OpenHeldAsync().ConfigureAwait(false);
        foreach (var batch in batches)
        {
            await appender.AddAsync(batch, CancellationToken.None).ConfigureAwait(false);
        }

        return await appender.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default) =>
        StateAsync(() => MergeBook.Read(_schema).Identify(_schema, statements), cancellationToken);

    /// <inheritdoc />
    public Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default) =>
        StateAsync(() => MergeBook.Read(_schema).Undo(_schema, id, undoneMicros), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var book = MergeBook.Read(_schema, cancellationToken);
            var ids = customer is null ? null : book.SamePerson(WriteState.Storable(customer)).ToHashSet(StringComparer.Ordinal);
            return (IReadOnlyList<IdentityMerge>)[.. book.All.Where(m => ids is null || ids.Contains(m.Anonymous) || ids.Contains(m.Known))];
        },
        cancellationToken);

    /// <inheritdoc />
    /// <remarks>The servers write the parts that hold the person anew and delete the old ones some minutes later. Replicas, backups and copies made elsewhere are not touched.</remarks>
    public async Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await StateAsync(
                () =>
                {
                    var erased = ShardEraser.Erase(_schema, _ledger, WriteState.Storable(customer));
                    _state = erased is null ? _state : null;
                    return erased;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The scope names a segment: whoever knows the rules turns it into customers first.</exception>
    public async IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (scope.Segment is not null)
        {
            throw new ArgumentException("Events are exported by period, conditions and customers; turn the segment into customers first.", nameof(scope));
        }

        using var export = await Task.Run(() => ShardExport.Open(_schema, _ledger, scope, cancellationToken), cancellationToken).ConfigureAwait(false);
        while (await Task.Run(() => export.Take(), cancellationToken) is { Count: > 0 } part)
        {
            foreach (var journeyEvent in part)
            {
                yield return journeyEvent;
            }
        }
    }

    /// <summary>Events that count and distinct ids, before merges.</summary>
    public Task<(long Events, long Customers)> CountAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var batches = _ledger.Read(cancellationToken);
            long Sum(string what) => _schema.Shards.Sum(s => s.Number64($"SELECT toInt64({what}) FROM {_schema.Table("event")} WHERE {batches.Condition}", cancellationToken) ?? 0);
            return (Sum("count()"), Sum("uniqExact(customer)"));
        },
        cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stating.WaitAsync().ConfigureAwait(false);
        try
        {
            Journeys.Dispose();
            _schema.Dispose();
        }
        finally
        {
            _stating.Release();
        }
    }

    /// <summary>Deletes all tables; for tests.</summary>
    internal void Drop()
    {
        Journeys.Dispose();
        _schema.Drop();
    }

    private async Task<IEventAppender> OpenHeldAsync()
    {
        try
        {
            _state ??= await Task.Run(() => WriterState.Load(_schema, _ledger.Read())).ConfigureAwait(false);
            return _open = new ClickHouseAppender(new EventRows(_schema, _ledger, _state), Close);
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    private void Close(bool isBroken)
    {
        _open = null;
        _state?.Identities.ForgetOffers();
        _state = isBroken ? null : _state;
        _writing.Release();
    }

    private async Task<T> StateAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _stating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _changes.Forget();
            _stating.Release();
        }
    }
}
