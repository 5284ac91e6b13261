using System.Runtime.ExceptionServices;
using Kelione.ClickHouse.Http;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>What a writer knows of the store and need not look up again. Thrown away and read anew after anything went wrong.</summary>
internal sealed class WriterState
{
    private WriterState(List<StoredField> fields, IdentitySet identities, long nextSequence) => (Fields, Identities, NextSequence) = (fields, identities, nextSequence);

    /// <summary>The fields there are.</summary>
    public List<StoredField> Fields { get; }

    /// <summary>Every event's identity: twelve bytes each.</summary>
    public IdentitySet Identities { get; }

    /// <summary>The import order of the next event.</summary>
    public long NextSequence { get; set; }

    /// <summary>Reads it out of the shards; without identities where none is asked for.</summary>
    public static WriterState Load(Schema schema, BatchRanges batches, bool withIdentities = true)
    {
        var last = schema.Shards.Max(s => s.Number64($"SELECT max(seq) FROM {schema.Table("event")}") ?? 0);
        var counts = schema.Shards.Sum(s => s.Number64($"SELECT toInt64(count()) FROM {schema.Table("event")} WHERE {batches.Condition}") ?? 0);
        var identities = new IdentitySet(withIdentities ? counts : 0);
        foreach (var shard in withIdentities ? schema.Shards : [])
        {
            using var rows = shard.Query($"SELECT id_low, id_high FROM {schema.Table("event")} WHERE {batches.Condition}");
            while (rows.Next())
            {
                identities.AddStored(new Hash128(rows.UInt64(), rows.UInt64()));
            }
        }

        return new WriterState(schema.ReadFields(), identities, last + 1);
    }
}

/// <summary>
/// Writes events under one batch number after the other: finds out what is new, deals it out to the shards, and has the ledger count it. One thread at a time. What is left uncommitted never counts;
/// after that, or after any exception, the <see cref="WriterState"/> is no longer true.
/// </summary>
/// <param name="schema">The tables.</param>
/// <param name="ledger">Which batches count.</param>
/// <param name="state">What is known of the store.</param>
/// <param name="takesAll">Whether every event is taken as it comes, as out of another store, where none is there twice.</param>
internal sealed class EventRows(Schema schema, Ledger ledger, WriterState state, bool takesAll = false)
{
    /// <summary>Bytes of rows after which a shard is sent them; far fewer rows than a server takes as one block.</summary>
    private const int MostBytes = 16 << 20;

    private readonly RowWriter[] _rows = [.. schema.Shards.Select(_ => new RowWriter())];
    private long _batch;
    private long _accepted;
    private long _duplicates;

    /// <summary>Whether there is something that was not committed.</summary>
    public bool IsDirty => _accepted + _duplicates > 0;

    /// <summary>Takes a batch in.</summary>
    public void Append(EventBatch batch, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return;
        }

        AddMissingFields(batch, cancellation);
        _batch = _batch == 0 ? ledger.Begin() : _batch;
        var columns = state.Fields.ConvertAll(f => batch.Fields.GetValueOrDefault(f.Name));
        var identities = EventIdentities.Of(batch);
        for (var row = 0; row < batch.Count; row++)
        {
            var isNew = takesAll || (batch.EventIds?[row] is { Length: > 0 } ? state.Identities.OfferOnce(identities[row]) : state.Identities.Offer(identities[row]));
            if (!isNew)
            {
                _duplicates++;
                continue;
            }

            var customer = WriteState.Storable(batch.Customers[row]!);
            var (shard, bucket) = schema.PlaceOf(customer);
            Write(_rows[shard], batch, row, customer, bucket, identities[row], columns);
            _accepted++;
            if (_rows[shard].Bytes > MostBytes)
            {
                Send(shard, cancellation);
            }
        }
    }

    /// <summary>Makes all that was added count; returns only then.</summary>
    public AppendReceipt Commit()
    {
        var receipt = new AppendReceipt(_accepted, _duplicates);
        if (_accepted > 0)
        {
            Flush(CancellationToken.None);
            ledger.Commit(_batch, _accepted);
        }

        // A number that nothing was written under may serve again.
        (_batch, _accepted, _duplicates) = (_accepted > 0 ? 0 : _batch, 0, 0);
        return receipt;
    }

    private void Write(RowWriter rows, EventBatch batch, int row, string customer, ushort bucket, Hash128 identity, List<TextColumn?> columns)
    {
        rows.UInt16(bucket).Text(customer).Int64(batch.TimesMicros[row]).Int64(state.NextSequence++).Text(WriteState.Storable(batch.Activities[row]!));
        rows.Float64(batch.Values is { } values ? values[row] : double.NaN);
        rows.Text(batch.EventIds?[row] is { } id ? WriteState.Storable(id) : null).Int64(_batch).UInt64(identity.Low).UInt64(identity.High);
        foreach (var column in columns)
        {
            rows.Text(column?[row] is { } text ? WriteState.Storable(text) : null);
        }

        rows.EndRow();
    }

    private void AddMissingFields(EventBatch batch, CancellationToken cancellation)
    {
        foreach (var name in batch.Fields.Keys.Where(n => state.Fields.TrueForAll(f => f.Name != n)).ToList())
        {
            Flush(cancellation);
            state.Fields.Add(schema.AddField(state.Fields, name));
        }
    }

    private void Flush(CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, _rows.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) }, shard => Send(shard, cancellation));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void Send(int shard, CancellationToken cancellation)
    {
        if (_rows[shard].Bytes > 0)
        {
            schema.Shards[shard].Insert($"{schema.Table("event")} ({Schema.Columns(state.Fields)})", _rows[shard].Written, cancellation);
            _rows[shard].Clear();
        }
    }
}
