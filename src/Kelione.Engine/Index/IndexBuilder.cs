using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Index;

/// <summary>
/// Makes the columns of a segment out of the truth. One column is in memory at a time on each thread, beside four bytes an event for the places, so a hundred million events fit in little memory.
/// </summary>
/// <param name="connect">Gives a connection to the truth.</param>
/// <param name="threads">How many columns may be made at once, from 1.</param>
internal sealed unsafe class IndexBuilder(Func<DuckConnection> connect, int threads)
{
    /// <summary>Makes the segment.</summary>
    /// <param name="range">Which events.</param>
    /// <param name="fields">The fields there are.</param>
    /// <param name="identities">Who is who.</param>
    /// <param name="sink">Where the columns go.</param>
    /// <param name="cancellationToken">Ends the work between two columns.</param>
    public SegmentShape Build(EventRange range, IReadOnlyList<TruthField> fields, IdentityResolution identities, IColumnSink sink, CancellationToken cancellationToken)
    {
        using var layout = Layout(range, identities);
        var sources = new System.Collections.Concurrent.ConcurrentBag<SegmentField>();
        var work = new List<Action<DuckConnection>>
        {
            c => AddSequences(c, range, layout, sink),
            c => AddValues(c, range, layout, sink),
        };
        foreach (var field in fields.Where(f => f.Number != Truth.CustomerField))
        {
            work.Add(c =>
            {
                if (AddCodes(c, range, layout, field, sink) is { } added)
                {
                    sources.Add(added);
                }
            });
        }

        sink.Add(ColumnNames.Offsets, layout.TakeOffsets());
        sink.Add(ColumnNames.Persons, layout.TakePersons());
        sink.Add(ColumnNames.Times, layout.TakeTimes());
        Run(work, cancellationToken);
        return new SegmentShape(
            layout.JourneyCount, layout.EventCount, layout.FirstMicros, layout.LastMicros, [.. sources.OrderBy(s => s.Column, StringComparer.Ordinal)]);
    }

    /// <summary>Makes the columns of a field's dictionary.</summary>
    /// <param name="connection">Where to read; it reads one state (<see cref="DuckConnection.ReadOneState"/>).</param>
    /// <param name="field">The field.</param>
    /// <param name="sink">Where the columns go.</param>
    public static void AddTexts(DuckConnection connection, TruthField field, IColumnSink sink)
    {
        var count = (int)(connection.Number("SELECT CAST(max(code) AS BIGINT) FROM term WHERE field = ?", field.Number) ?? 0);
        var offsets = new NativeBuffer((count + 1L) * sizeof(long), zeroed: true);
        var ends = (long*)offsets.Pointer + 1;
        ForEachText(connection, field, count, (code, utf8) => ends[code - 1] = utf8.Length);
        for (var code = 1; code < count; code++)
        {
            ends[code] += ends[code - 1];
        }

        var texts = new NativeBuffer(count == 0 ? 0 : ends[count - 1]);
        var begins = (long*)offsets.Pointer;
        ForEachText(connection, field, count, (code, utf8) => utf8.CopyTo(new Span<byte>(texts.Pointer + begins[code - 1], utf8.Length)));
        sink.Add(ColumnNames.TextSlots(field.Number), StoredDictionary.Slots(begins, texts.Pointer, count));
        sink.Add(ColumnNames.TextOffsets(field.Number), offsets);
        sink.Add(ColumnNames.Texts(field.Number), texts);
    }

    private static void ForEachText(DuckConnection connection, TruthField field, int count, TextAction action)
    {
        using var result = connection.Query("SELECT code, text FROM term WHERE field = ? AND code <= ?", field.Number, count);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                action(result.Pointer<int>(0)[row], result.Utf8(1, row));
            }
        }
    }

    private delegate void TextAction(int code, ReadOnlySpan<byte> utf8);

    private JourneyLayout Layout(EventRange range, IdentityResolution identities)
    {
        // The count of the events and the reading of them are of one state: what comes or goes meanwhile is no part of it.
        using var connection = connect();
        using var state = connection.ReadOneState();
        return JourneyLayout.Make(connection, range, identities);
    }

    private void Run(List<Action<DuckConnection>> work, CancellationToken cancellationToken)
    {
        var next = -1;
        var workers = Enumerable.Range(0, Math.Min(threads, work.Count)).Select(_ => Task.Factory.StartNew(Work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WhenAll(workers).GetAwaiter().GetResult();

        void Work()
        {
            using var connection = connect();
            while (Interlocked.Increment(ref next) is var number && number < work.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work[number](connection);
            }
        }
    }

    private static void AddSequences(DuckConnection connection, EventRange range, JourneyLayout layout, IColumnSink sink) =>
        sink.Add(ColumnNames.Sequences, Placed<long>(connection, range.Select("seq", layout.NeedsSort), layout));

    private static void AddValues(DuckConnection connection, EventRange range, JourneyLayout layout, IColumnSink sink)
    {
        if (connection.Number(range.Aggregate("count(value)")) > 0)
        {
            sink.Add(ColumnNames.Values, Placed<double>(connection, range.Select("coalesce(value, 'NaN'::DOUBLE)", layout.NeedsSort), layout));
        }
    }

    /// <summary>The only column of a query, each value at the place of its event.</summary>
    private static NativeBuffer Placed<T>(DuckConnection connection, string sql, JourneyLayout layout)
        where T : unmanaged
    {
        var column = new NativeBuffer(layout.EventCount * sizeof(T));
        var to = (T*)column.Pointer;
        var places = (uint*)layout.Places.Pointer;
        long rows = 0;
        using var result = connection.Query(sql);
        while (layout.NextSize(result, rows) is var size and > 0)
        {
            rows += size;
            var from = result.Pointer<T>(0);
            for (var i = 0; i < size; i++)
            {
                to[*places++] = from[i];
            }
        }

        layout.EnsureAll(rows);
        return column;
    }

    private static SegmentField? AddCodes(DuckConnection connection, EventRange range, JourneyLayout layout, TruthField field, IColumnSink sink)
    {
        var isActivity = field.Number == Truth.ActivityField;
        var column = isActivity ? "activity" : field.CodeColumn;
        var highest = (int)(connection.Number(range.Aggregate($"CAST(max({column}) AS BIGINT)")) ?? 0);
        if (highest == 0 && !isActivity)
        {
            return null;
        }

        // Activities always have a value, so their codes go down by one and 256 of them fit into a byte.
        var width = CodeColumn.WidthFor(isActivity ? Math.Max(0, highest - 1) : highest);
        var buffer = new NativeBuffer(layout.EventCount * width);
        var places = (uint*)layout.Places.Pointer;
        long rows = 0;
        using var result = connection.Query(range.Select(isActivity ? "activity - 1" : column, layout.NeedsSort));
        while (layout.NextSize(result, rows) is var size and > 0)
        {
            rows += size;
            var from = result.Pointer<int>(0);
            switch (width)
            {
                case 1:
                    for (var i = 0; i < size; i++)
                    {
                        buffer.Pointer[*places++] = (byte)from[i];
                    }

                    break;
                case 2:
                    for (var i = 0; i < size; i++)
                    {
                        ((ushort*)buffer.Pointer)[*places++] = (ushort)from[i];
                    }

                    break;
                default:
                    for (var i = 0; i < size; i++)
                    {
                        ((int*)buffer.Pointer)[*places++] = from[i];
                    }

                    break;
            }
        }

        layout.EnsureAll(rows);
        sink.Add(ColumnNames.Field(field.Number), buffer);
        return new SegmentField(isActivity ? EventFields.Activity : field.Name, ColumnNames.Field(field.Number), width);
    }
}
