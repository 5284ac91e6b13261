using System.Collections.Concurrent;
using System.Text;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Index;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Reading;

/// <summary>The journeys of neighbouring buckets of one source. Each column is fetched when a kernel first looks at it, in one query, and kept as long as the snapshot. Safe for several readers.</summary>
internal sealed unsafe class Piece : JourneySegment, IDisposable
{
    private readonly JourneySnapshotOfShards _owner;
    private readonly JourneyRows _rows;
    private readonly long _events;
    private readonly string _condition;
    private readonly Lazy<Journeys> _journeys;
    private readonly Lazy<Steps> _steps;
    private readonly Lazy<Spooled> _sequences;
    private readonly Lazy<Spooled?> _values;
    private readonly ConcurrentDictionary<string, Lazy<Coded?>> _fields = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Spooled> _owned = [];

    /// <param name="owner">The snapshot.</param>
    /// <param name="rows">Where the journeys stand.</param>
    /// <param name="buckets">Which of them, both ends inside.</param>
    /// <param name="journeys">How many they are.</param>
    /// <param name="events">And how many events they have.</param>
    /// <param name="firstPerson">The code of the first journey's person; the others follow.</param>
    public Piece(JourneySnapshotOfShards owner, JourneyRows rows, (int First, int Last) buckets, int journeys, long events, int firstPerson)
    {
        (_owner, _rows, Buckets, JourneyCount, _events, FirstPerson) = (owner, rows, buckets, journeys, events, firstPerson);
        _condition = FormattableString.Invariant($"{rows.Condition} AND bucket >= {buckets.First} AND bucket <= {buckets.Last}");
        _journeys = new(ReadJourneys);
        _steps = new(ReadSteps);
        _sequences = new(() => Fill("seq", (r, to, row) => ((long*)to)[row] = r.Int64(), sizeof(long)));
        _values = new(ReadValues);
    }

    /// <summary>Where the journeys stand.</summary>
    public JourneyRows Source => _rows;

    /// <summary>Which buckets, both ends inside.</summary>
    public (int First, int Last) Buckets { get; }

    /// <summary>The code of the first journey's person.</summary>
    public int FirstPerson { get; }

    /// <summary>How many events, known without a look at them.</summary>
    public long Events => _events;

    public override int JourneyCount { get; }

    public override Column<long> Offsets => _journeys.Value.Offsets.View<long>();

    public override Column<int> Persons => _journeys.Value.Persons.View<int>();

    public override CodeColumn Activities => new(_steps.Value.Activities.Pointer, _events, _owner.ActivityWidth);

    public override Column<long> Times => _steps.Value.Times.View<long>();

    public override Column<long> Sequences => _sequences.Value.View<long>();

    public override bool TryValues(out Column<double> values)
    {
        values = _values.Value is { } column ? column.View<double>() : default;
        return _values.Value is not null;
    }

    public override bool TryField(string name, out CodeColumn codes)
    {
        if (name == EventFields.Activity)
        {
            codes = Activities;
            return true;
        }

        var coded = _fields.GetOrAdd(name, n => new Lazy<Coded?>(() => ReadField(n))).Value;
        codes = coded is null ? default : new CodeColumn(coded.Codes.Pointer, _events, coded.Width);
        return coded is not null;
    }

    /// <summary>The id of the person of a journey.</summary>
    public string CustomerOf(int journey) => Encoding.UTF8.GetString(Utf8Of(journey));

    /// <summary>The journey of a person; negative where there is none.</summary>
    public int JourneyOf(string customer)
    {
        var utf8 = Encoding.UTF8.GetBytes(customer);
        var bucket = Schema.BucketOf(Hash128.OfText(customer));
        var (low, high) = (0, JourneyCount - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = Schema.BucketOf(Hash128.OfText(CustomerOf(middle))).CompareTo(bucket);
            order = order != 0 ? order : Utf8Of(middle).SequenceCompareTo(utf8);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public void Dispose()
    {
        foreach (var column in _owned)
        {
            column.Dispose();
        }
    }

    private ReadOnlySpan<byte> Utf8Of(int journey)
    {
        var journeys = _journeys.Value;
        var starts = (long*)journeys.TextOffsets.Pointer;
        return new ReadOnlySpan<byte>(journeys.Texts.Pointer + starts[journey], (int)(starts[journey + 1] - starts[journey]));
    }

    private Journeys ReadJourneys()
    {
        var (offsets, persons, starts) = (New((JourneyCount + 1L) * sizeof(long)), New((long)JourneyCount * sizeof(int)), New((JourneyCount + 1L) * sizeof(long)));
        using var texts = new MemoryStream();
        using var rows = _rows.Shard.Query($"SELECT customer, toInt64(count()) FROM {_rows.Table} WHERE {_condition} GROUP BY bucket, customer ORDER BY bucket, customer");
        var journey = 0;
        for (; rows.Next(); journey++)
        {
            if (journey == JourneyCount)
            {
                throw new JourneysChangedException(_rows.Shard.Name);
            }

            texts.Write(rows.Utf8());
            ((long*)starts.Pointer)[journey + 1] = texts.Position;
            ((int*)persons.Pointer)[journey] = FirstPerson + journey;
            ((long*)offsets.Pointer)[journey + 1] = ((long*)offsets.Pointer)[journey] + rows.Int64();
        }

        Expect(journey == JourneyCount && ((long*)offsets.Pointer)[journey] == _events);
        var utf8 = New(texts.Length);
        texts.GetBuffer().AsSpan(0, (int)texts.Length).CopyTo(new Span<byte>(utf8.Pointer, (int)texts.Length));
        return new Journeys(offsets, persons, starts, utf8);
    }

    private Steps ReadSteps()
    {
        var (times, activities) = (New(_events * sizeof(long)), New(_events * _owner.ActivityWidth));
        var names = _owner.ActivityTexts;
        using var rows = Query("time, activity");
        long row = 0;
        for (; rows.Next(); row++)
        {
            Expect(row < _events);
            ((long*)times.Pointer)[row] = rows.Int64();
            Put(activities, _owner.ActivityWidth, row, names.CodeOf(rows.Utf8()) ?? throw new JourneysChangedException(_rows.Shard.Name));
        }

        Expect(row == _events);
        return new Steps(times, activities);
    }

    private Spooled? ReadValues()
    {
        var any = false;
        var values = Fill(
            "value",
            (rows, to, row) =>
            {
                var value = rows.Float64();
                ((double*)to)[row] = value;
                any |= !double.IsNaN(value);
            },
            sizeof(double));
        return any ? values : null;
    }

    private Coded? ReadField(string name)
    {
        if (_owner.FieldTexts(name) is not TextTable texts || _owner.ColumnOf(name) is not { } column)
        {
            return null;
        }

        var width = CodeColumn.WidthFor(texts.Count);
        var codes = New(_events * width);
        var any = false;
        long row = 0;
        using var rows = Query(column);
        for (; rows.Next(); row++)
        {
            Expect(row < _events);
            var text = rows.Utf8();
            if (!text.IsEmpty)
            {
                Put(codes, width, row, 1 + (texts.CodeOf(text) ?? throw new JourneysChangedException(_rows.Shard.Name)));
                any = true;
            }
        }

        Expect(row == _events);
        return any ? new Coded(codes, width) : null;
    }

    private Spooled Fill(string column, FillAction put, int width)
    {
        var filled = New(_events * width);
        long row = 0;
        using var rows = Query(column);
        for (; rows.Next(); row++)
        {
            Expect(row < _events);
            put(rows, filled.Pointer, row);
        }

        Expect(row == _events);
        return filled;
    }

    private Http.RowReader Query(string columns) => _rows.Shard.Query($"SELECT {columns} FROM {_rows.Table} WHERE {_condition} ORDER BY {JourneyRows.Order}");

    private Spooled New(long bytes)
    {
        var column = new Spooled(bytes, _owner.ScratchFolder);
        _owned.Add(column);
        return column;
    }

    private void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new JourneysChangedException(_rows.Shard.Name);
        }
    }

    private static void Put(Spooled codes, int width, long row, int code)
    {
        switch (width)
        {
            case 1:
                codes.Pointer[row] = (byte)code;
                break;
            case 2:
                ((ushort*)codes.Pointer)[row] = (ushort)code;
                break;
            default:
                ((int*)codes.Pointer)[row] = code;
                break;
        }
    }

    private delegate void FillAction(Http.RowReader rows, byte* to, long row);

    private sealed record Journeys(Spooled Offsets, Spooled Persons, Spooled TextOffsets, Spooled Texts);

    private sealed record Steps(Spooled Times, Spooled Activities);

    private sealed record Coded(Spooled Codes, int Width);
}
