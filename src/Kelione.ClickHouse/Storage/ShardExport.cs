using Kelione.ClickHouse.Http;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>Reads events in their readable form, under the ids they came with: each shard gives them in order, and here they are put together. Not safe for several threads.</summary>
internal sealed class ShardExport : IDisposable
{
    private const int MostAtOnce = 2048;
    private readonly List<RowReader> _readers = [];
    private readonly PriorityQueue<(RowReader Reader, JourneyEvent Event), byte[]> _next = new(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
    private readonly IReadOnlyList<StoredField> _fields;
    private readonly MergeBook _book;
    private readonly Scope _scope;

    private ShardExport(IReadOnlyList<StoredField> fields, MergeBook book, Scope scope) => (_fields, _book, _scope) = (fields, book, scope);

    /// <summary>Begins.</summary>
    public static ShardExport Open(Schema schema, Ledger ledger, Scope scope, CancellationToken cancellation)
    {
        var batches = ledger.Read(cancellation);
        var export = new ShardExport(schema.ReadFields(), MergeBook.Read(schema, cancellation), scope);
        try
        {
            foreach (var shard in schema.Shards)
            {
                var reader = shard.Query(export.Select(schema, batches), cancellation);
                export._readers.Add(reader);
                export.Advance(reader);
            }

            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    /// <summary>The next events; none at the end.</summary>
    public List<JourneyEvent> Take()
    {
        var part = new List<JourneyEvent>();
        while (part.Count < MostAtOnce && _next.Count > 0)
        {
            var (reader, journeyEvent) = _next.Dequeue();
            part.Add(journeyEvent);
            Advance(reader);
        }

        return part;
    }

    public void Dispose() => _readers.ForEach(r => r.Dispose());

    /// <summary>Goes to the reader's next event that the scope leaves. No two shards have events of one customer, so the customer alone says who is next.</summary>
    private void Advance(RowReader reader)
    {
        while (reader.Next())
        {
            var journeyEvent = Read(reader);

            // Conditions on the customer see the person, as they do in questions.
            var seen = journeyEvent with { Customer = _book.Chains.End(journeyEvent.Customer) };
            if (_scope.Where.All(c => c.Matches(seen)))
            {
                _next.Enqueue((reader, journeyEvent), System.Text.Encoding.UTF8.GetBytes(journeyEvent.Customer));
                return;
            }
        }
    }

    private JourneyEvent Read(RowReader reader)
    {
        var (customer, time, activity, value, id) = (reader.Text(), reader.Int64(), reader.Text(), reader.Float64(), reader.Text());
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in _fields)
        {
            if (reader.Text() is { Length: > 0 } text)
            {
                fields.Add(field.Name, text);
            }
        }

        return new JourneyEvent
        {
            Customer = customer,
            TimeMicros = time,
            Activity = activity,
            Value = double.IsNaN(value) ? null : value,
            EventId = id.Length > 0 ? id : null,
            Fields = fields,
        };
    }

    private string Select(Schema schema, BatchRanges batches)
    {
        var conditions = new List<string> { batches.Condition };
        if (_scope.Period?.FromMicros is { } from)
        {
            conditions.Add($"time >= {Sql.Number(from)}");
        }

        if (_scope.Period?.ToMicros is { } to)
        {
            conditions.Add($"time < {Sql.Number(to)}");
        }

        if (_scope.Customers is { } customers)
        {
            var shown = customers.Select(WriteState.Storable).Where(c => _book.Chains.End(c) == c).ToHashSet(StringComparer.Ordinal);
            conditions.Add(Sql.IsIn("customer", [.. shown.Concat(_book.Chains.Merged.Where(m => shown.Contains(_book.Chains.End(m))))]));
        }

        return $"SELECT customer, time, activity, value, event_id{string.Concat(_fields.Select(f => ", " + f.Column))} FROM {schema.Table("event")} WHERE {string.Join(" AND ", conditions)} ORDER BY customer, time, seq";
    }
}
