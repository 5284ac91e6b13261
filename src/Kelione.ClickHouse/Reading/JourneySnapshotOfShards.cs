using System.Collections.Concurrent;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Index;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Reading;

/// <summary>All journeys on all shards as they stood at one moment: sizes are known from the start, columns come when somebody looks at them.</summary>
internal sealed class JourneySnapshotOfShards : JourneySnapshot, IDisposable
{
    private readonly Schema _schema;
    private readonly ClickHouseOptions _options;
    private readonly MergedJourneys? _merged;
    private readonly List<StoredField> _fields;
    private readonly List<Piece> _pieces = [];
    private readonly Lazy<IReadOnlyList<string>> _fieldNames;
    private readonly ConcurrentDictionary<string, Lazy<TextTable?>> _texts = new(StringComparer.Ordinal);
    private int _holders = 1;

    private JourneySnapshotOfShards(Schema schema, string stamp, long version, MergeBook book, MergedJourneys? merged, IReadOnlyList<JourneyRows> sources, ClickHouseOptions options)
    {
        (_schema, Stamp, Version, Book, _merged, Sources, _options) = (schema, stamp, version, book, merged, sources, options);
        _fields = schema.ReadFields();
        _fieldNames = new(ReadFieldNames);
        Persons = new PersonTexts(this);
    }

    /// <summary>Which state it shows.</summary>
    public string Stamp { get; }

    /// <summary>Who is who.</summary>
    public MergeBook Book { get; }

    /// <summary>Where whole journeys stand; each person in one of them.</summary>
    public IReadOnlyList<JourneyRows> Sources { get; }

    /// <summary>Where columns are put.</summary>
    public string? ScratchFolder => _options.ScratchFolder;

    /// <summary>How much memory a server may use for one statement of a question that it answers itself.</summary>
    public long PushMemory => _options.PushMemory;

    /// <summary>Activity names.</summary>
    public TextTable ActivityTexts { get; private set; } = null!;

    /// <summary>Bytes of an activity's code.</summary>
    public int ActivityWidth => CodeColumn.WidthFor(Math.Max(0, ActivityTexts.Count - 1));

    public override long Version { get; }

    public override IReadOnlyList<JourneySegment> Segments => _pieces;

    public override ITextDictionary Activities => ActivityTexts;

    public override ITextDictionary Persons { get; }

    public override IReadOnlyList<string> FieldNames => _fieldNames.Value;

    public override long EventCount => _events;

    public override int JourneyCount => _journeys;

    public override (long FirstMicros, long LastMicros)? Span => _span;

    private long _events;
    private int _journeys;
    private (long, long)? _span;

    /// <summary>Looks at the sizes.</summary>
    public static JourneySnapshotOfShards Make(Schema schema, string stamp, long version, MergeBook book, MergedJourneys? merged, IReadOnlyList<JourneyRows> sources, ClickHouseOptions options)
    {
        var snapshot = new JourneySnapshotOfShards(schema, stamp, version, book, merged, sources, options);
        try
        {
            foreach (var source in sources)
            {
                snapshot.AddPieces(source, options.EventsPerPiece);
            }

            snapshot.ActivityTexts = TextTable.Gather(sources, "activity");
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>The same journeys, as far as they satisfy a condition. This snapshot is to be held as long as that one is used.</summary>
    public JourneySnapshotOfShards Only(string condition) =>
        Make(_schema, Stamp, Version, Book, merged: null, [.. Sources.Select(s => s with { Condition = $"{s.Condition} AND {condition}" })], _options);

    public override int? PersonOf(string id) => Persons.CodeOf(Book.Chains.End(WriteState.Storable(id)));

    /// <remarks>A statement on ids holds before anybody has seen an event of them.</remarks>
    public override string ShownAs(string id) => Book.Chains.End(WriteState.Storable(id));

    public override ITextDictionary? FieldTexts(string name) =>
        _texts.GetOrAdd(name, n => new Lazy<TextTable?>(() => ColumnOf(n) is { } column && TextTable.Gather(Sources, column) is { Count: > 0 } texts ? texts : null)).Value;

    /// <summary>The column of a field; null where there is none.</summary>
    public string? ColumnOf(string name) => _fields.FirstOrDefault(f => f.Name == name)?.Column;

    /// <summary>Holds it once more; false where everybody has let go already.</summary>
    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets go.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
        {
            return;
        }

        _pieces.ForEach(p => p.Dispose());
        ActivityTexts?.Dispose();
        foreach (var texts in _texts.Values.Where(t => t.IsValueCreated))
        {
            texts.Value?.Dispose();
        }

        _merged?.Release();
    }

    private void AddPieces(JourneyRows source, long eventsPerPiece)
    {
        using var rows = source.Shard.Query(
            $"SELECT toInt64(bucket), toInt64(count()), toInt64(uniqExact(customer)), min(time), max(time) FROM {source.Table} WHERE {source.Condition} GROUP BY bucket ORDER BY bucket");
        (int First, int Last, long Events, int Journeys) open = default;
        while (rows.Next())
        {
            var (bucket, events, journeys) = ((int)rows.Int64(), rows.Int64(), checked((int)rows.Int64()));
            var (first, last) = (rows.Int64(), rows.Int64());
            _span = _span is { } s ? (Math.Min(s.Item1, first), Math.Max(s.Item2, last)) : (first, last);
            if (open.Events > 0 && open.Events + events > eventsPerPiece)
            {
                Close(source, ref open);
            }

            open = (open.Events == 0 ? bucket : open.First, bucket, open.Events + events, open.Journeys + journeys);
        }

        Close(source, ref open);
    }

    private void Close(JourneyRows source, ref (int First, int Last, long Events, int Journeys) open)
    {
        if (open.Events > 0)
        {
            _pieces.Add(new Piece(this, source, (open.First, open.Last), open.Journeys, open.Events, _journeys));
            _journeys = checked(_journeys + open.Journeys);
            _events += open.Events;
            open = default;
        }
    }

    private IReadOnlyList<string> ReadFieldNames()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in Sources.Where(_ => _fields.Count > 0))
        {
            using var rows = source.Shard.Query($"SELECT {string.Join(", ", _fields.Select(f => $"toUInt8(max(notEmpty({f.Column})))"))} FROM {source.Table} WHERE {source.Condition}");
            while (rows.Next())
            {
                foreach (var field in _fields)
                {
                    if (rows.UInt8() != 0)
                    {
                        found.Add(field.Name);
                    }
                }
            }
        }

        return [.. _fields.Select(f => f.Name).Where(found.Contains)];
    }

    /// <summary>The ids under which persons are shown: they stand in the pieces, in their order.</summary>
    private sealed class PersonTexts(JourneySnapshotOfShards owner) : ITextDictionary
    {
        public int Count => owner._journeys;

        public string this[int code]
        {
            get
            {
                var (low, high) = (0, owner._pieces.Count - 1);
                while (low < high)
                {
                    var middle = low + (high - low + 1) / 2;
                    (low, high) = owner._pieces[middle].FirstPerson <= code ? (middle, high) : (low, middle - 1);
                }

                return owner._pieces[low].CustomerOf(code - owner._pieces[low].FirstPerson);
            }
        }

        public int? CodeOf(string text)
        {
            var (shard, bucket) = owner._schema.PlaceOf(text);
            foreach (var piece in owner._pieces.Where(p => p.Buckets.First <= bucket && p.Buckets.Last >= bucket && (p.Source.Shard.Number == shard || p.Source.Shard == owner._schema.Home)))
            {
                if (piece.JourneyOf(text) is var journey and >= 0)
                {
                    return piece.FirstPerson + journey;
                }
            }

            return null;
        }
    }
}
