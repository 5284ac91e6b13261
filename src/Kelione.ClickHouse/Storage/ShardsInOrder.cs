using System.Text;
using Kelione.ClickHouse.Http;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>
/// Reads all events in the order of their import. The tables lie in another order, so each server sorts a stretch of the order at a time: it has to hold no more than that ready, and looks through its tables once for each. Not safe for several threads.
/// </summary>
internal sealed class ShardsInOrder : IDisposable
{
    private const long Stretch = 8_000_000;
    private readonly Schema _schema;
    private readonly BatchRanges _batches;
    private readonly IReadOnlyList<StoredField> _fields;
    private readonly EventBatchBuilder _builder = new();
    private readonly int[] _numbers;
    private readonly PriorityQueue<RowReader, long> _next = new();
    private readonly List<RowReader> _readers = [];
    private readonly long _last;
    private readonly CancellationToken _cancellation;
    private long _from;
    private char[] _chars = new char[256];

    private ShardsInOrder(Schema schema, BatchRanges batches, CancellationToken cancellation)
    {
        (_schema, _batches, _cancellation) = (schema, batches, cancellation);
        _fields = schema.ReadFields();
        _numbers = [.. _fields.Select(f => _builder.FieldNumber(f.Name))];
        _last = schema.Shards.Max(s => s.Number64($"SELECT max(seq) FROM {schema.Table("event")} WHERE {batches.Condition}", cancellation) ?? 0);
    }

    /// <summary>Begins after some events.</summary>
    public static ShardsInOrder Open(Schema schema, Ledger ledger, long skip, CancellationToken cancellation)
    {
        var all = new ShardsInOrder(schema, ledger.Read(cancellation), cancellation);
        all._from = skip == 0 ? 0 : all.After(skip);
        return all;
    }

    /// <summary>The next events; null at the end.</summary>
    public EventBatch? Take()
    {
        while (!_builder.IsFull)
        {
            if (_next.Count == 0 && !Continue())
            {
                break;
            }

            while (_next.Count > 0 && !_builder.IsFull)
            {
                var reader = _next.Dequeue();
                Read(reader);
                Advance(reader);
            }
        }

        return _builder.Count > 0 ? Whole(_builder.Take()) : null;
    }

    public void Dispose() => _readers.ForEach(r => r.Dispose());

    private bool Continue()
    {
        while (_from <= _last && _next.Count == 0)
        {
            Dispose();
            _readers.Clear();
            var columns = string.Concat(_fields.Select(f => ", " + f.Column));
            var where = $"{_batches.Condition} AND seq >= {Sql.Number(_from)} AND seq < {Sql.Number(_from + Stretch)}";
            foreach (var shard in _schema.Shards)
            {
                var reader = shard.Query($"SELECT seq, customer, time, activity, value, event_id{columns} FROM {_schema.Table("event")} WHERE {where} ORDER BY seq", _cancellation);
                _readers.Add(reader);
                Advance(reader);
            }

            _from += Stretch;
        }

        return _next.Count > 0;
    }

    private void Advance(RowReader reader)
    {
        if (reader.Next())
        {
            _next.Enqueue(reader, reader.Int64());
        }
    }

    private void Read(RowReader reader)
    {
        var (customer, time, activity) = (reader.Text(), reader.Int64(), reader.Text());
        _builder.Begin(customer, time, activity);
        if (reader.Float64() is var value && !double.IsNaN(value))
        {
            _builder.SetValue(value);
        }

        _builder.SetEventId(reader.Text());
        foreach (var number in _numbers)
        {
            var utf8 = reader.Utf8();
            if (_chars.Length < utf8.Length)
            {
                _chars = new char[utf8.Length * 2];
            }

            _builder.SetField(number, _chars.AsSpan(0, Encoding.UTF8.GetChars(utf8, _chars)));
        }
    }

    /// <summary>The batch with all fields of the store in their order.</summary>
    private EventBatch Whole(EventBatch batch)
    {
        TextColumn? none = null;
        TextColumn None()
        {
            var codes = new int[batch.Count];
            Array.Fill(codes, TextColumn.None);
            return new TextColumn(new TextPool(), codes);
        }

        return new EventBatch
        {
            Count = batch.Count,
            Customers = batch.Customers,
            Activities = batch.Activities,
            TimesMicros = batch.TimesMicros,
            Fields = _fields.ToDictionary(f => f.Name, f => batch.Fields.GetValueOrDefault(f.Name) ?? (none ??= None()), StringComparer.Ordinal),
            Values = batch.Values,
            EventIds = batch.EventIds,
        };
    }

    /// <summary>The place in the order behind some events: their places are read, and nothing else of them.</summary>
    private long After(long skip)
    {
        var places = new PriorityQueue<RowReader, long>();
        var readers = new List<RowReader>();
        void Enqueue(RowReader reader)
        {
            if (reader.Next())
            {
                places.Enqueue(reader, reader.Int64());
            }
        }

        try
        {
            foreach (var shard in _schema.Shards)
            {
                readers.Add(shard.Query($"SELECT seq FROM {_schema.Table("event")} WHERE {_batches.Condition} ORDER BY seq LIMIT {(skip + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}", _cancellation));
                Enqueue(readers[^1]);
            }

            for (var i = 0L; i < skip && places.TryDequeue(out var reader, out _); i++)
            {
                Enqueue(reader);
            }

            return places.TryPeek(out _, out var place) ? place : _last + 1;
        }
        finally
        {
            readers.ForEach(r => r.Dispose());
        }
    }
}
