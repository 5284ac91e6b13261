using System.Text;
using System.Threading.Channels;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;
using static System.FormattableString;

namespace Kelione.Engine.Storage;

/// <summary>Reads all events in the order of their import, stretch by stretch, so that nothing larger than a stretch is ever sorted.</summary>
internal static class EventsInOrder
{
    private const long Stretch = 1 << 20;
    private const int BatchSize = EventBatchBuilder.DefaultCapacity;

    /// <summary>Fields with more distinct texts are joined by the database; the texts of the others are held here.</summary>
    private const int MostHeldTexts = 1 << 16;
    private const int FixedColumns = 3;

    /// <summary>Streams; the rows are read on another thread a little ahead.</summary>
    /// <param name="connection">Where to read; used by nobody else meanwhile.</param>
    /// <param name="skip">How many of the first events to leave out.</param>
    /// <param name="explain">Turns what went wrong into what the user is told.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static async IAsyncEnumerable<EventBatch> Read(
        DuckConnection connection, long skip, Func<Exception, Exception> explain, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<EventBatch>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(connection, skip, explain, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync(DuckConnection connection, long skip, Func<Exception, Exception> explain, ChannelWriter<EventBatch> writer, CancellationToken cancellationToken)
    {
        try
        {
            using var state = connection.ReadOneState();
            var columns = Truth.Fields(connection).ConvertAll(f => TextsOf(connection, f));
            var first = First(connection, skip);
            var last = connection.Number("SELECT max(seq) FROM event_log") ?? 0;
            for (var from = first; from <= last; from += Stretch)
            {
                await FillStretchAsync(connection, columns, from, writer, cancellationToken);
            }

            writer.Complete();
        }
        catch (Exception e)
        {
            writer.TryComplete(cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : explain(e));
        }
    }

    private static async Task FillStretchAsync(DuckConnection connection, List<Texts> columns, long from, ChannelWriter<EventBatch> writer, CancellationToken cancellationToken)
    {
        using var result = connection.Query(Sql(columns, from));
        var rows = new Rows(columns);
        while (result.Next())
        {
            for (var start = 0; start < result.Count;)
            {
                start += rows.Take(result, start);
                if (rows.IsFull)
                {
                    await writer.WriteAsync(rows.Batch(), cancellationToken);
                }
            }
        }

        if (rows.Count > 0)
        {
            await writer.WriteAsync(rows.Batch(), cancellationToken);
        }
    }

    private static long First(DuckConnection connection, long skip) => skip == 0
        ? connection.Number("SELECT min(seq) FROM event_log") ?? 1
        : connection.Number("SELECT seq FROM event_log ORDER BY seq LIMIT 1 OFFSET ?", skip) ?? long.MaxValue;

    private static unsafe Texts TextsOf(DuckConnection connection, TruthField field)
    {
        var last = connection.Number("SELECT CAST(max(code) AS BIGINT) FROM term WHERE field = ?", field.Number) ?? 0;
        if (field.Overflows || last > MostHeldTexts)
        {
            return new Texts(field, null);
        }

        var codes = new int[last + 1];
        Array.Fill(codes, TextColumn.None);
        var texts = new Texts(field, codes);
        using var result = connection.Query("SELECT code, text FROM term WHERE field = ?", field.Number);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                codes[result.Pointer<int>(0)[row]] = texts.Pool.Intern(result.Text(1, row));
            }
        }

        return texts;
    }

    private static string Sql(List<Texts> columns, long from)
    {
        var (selected, joins) = (new StringBuilder("e.\"time\", e.value, e.event_id"), new StringBuilder());
        foreach (var column in columns)
        {
            var code = column.Field.Number switch { Truth.CustomerField => "e.customer", Truth.ActivityField => "e.activity", _ => "e." + column.Field.CodeColumn };
            if (column.Codes is not null)
            {
                selected.Append(", ").Append(code);
                continue;
            }

            var alias = Invariant($"t{column.Field.Number}");
            selected.Append(column.Field.Overflows ? $", coalesce(e.{column.Field.OverflowColumn}, {alias}.text)" : $", {alias}.text");
            joins.Append(Invariant($" LEFT JOIN term {alias} ON {alias}.field = {column.Field.Number} AND {alias}.code = {code}"));
        }

        return Invariant($"SELECT {selected} FROM event_log e{joins} WHERE e.seq >= {from} AND e.seq < {from + Stretch} ORDER BY e.seq");
    }

    /// <summary>The texts of a field.</summary>
    /// <param name="column">The field.</param>
    /// <param name="codes">The pool's code of each stored code; null where the database gives the texts.</param>
    private sealed class Texts(TruthField column, int[]? codes)
    {
        public TruthField Field => column;

        public int[]? Codes => codes;

        public TextPool Pool { get; private set; } = new();

        /// <summary>A fresh pool where the old one has grown: memory stays bounded.</summary>
        public void Renew()
        {
            if (codes is null && Pool.Count > EventBatchBuilder.MaxPooledTexts)
            {
                Pool = new TextPool();
            }
        }
    }

    /// <summary>Gathers rows for a batch.</summary>
    private sealed unsafe class Rows
    {
        private readonly List<Texts> _columns;
        private char[] _chars = new char[256];
        private int[][] _codes = [];
        private long[] _times = [];
        private double[] _values = [];
        private string?[] _ids = [];
        private bool _hasValues;
        private bool _hasIds;

        public Rows(List<Texts> columns)
        {
            _columns = columns;
            Begin();
        }

        public int Count { get; private set; }

        public bool IsFull => Count == BatchSize;

        /// <summary>Takes rows of a chunk from one on, as many as there is room for; gives their number.</summary>
        public int Take(DuckResult result, int start)
        {
            var count = Math.Min(result.Count - start, BatchSize - Count);
            for (var row = start; row < start + count; row++)
            {
                var at = Count + row - start;
                _times[at] = result.Pointer<long>(0)[row];
                _values[at] = result.IsValid(1, row) ? result.Pointer<double>(1)[row] : double.NaN;
                _ids[at] = result.Text(2, row);
                _hasValues |= !double.IsNaN(_values[at]);
                _hasIds |= _ids[at] is not null;
            }

            for (var c = 0; c < _columns.Count; c++)
            {
                TakeTexts(result, c, start, count);
            }

            Count += count;
            return count;
        }

        /// <summary>The rows gathered; begins anew.</summary>
        public EventBatch Batch()
        {
            TextColumn Column(int c) => new(_columns[c].Pool, _codes[c]);
            var batch = new EventBatch
            {
                Count = Count,
                Customers = Column(Truth.CustomerField),
                Activities = Column(Truth.ActivityField),
                TimesMicros = _times,
                Fields = Enumerable.Range(2, _columns.Count - 2).ToDictionary(c => _columns[c].Field.Name, Column, StringComparer.Ordinal),
                Values = _hasValues ? _values : null,
                EventIds = _hasIds ? _ids : null,
            };
            _columns.ForEach(c => c.Renew());
            Begin();
            return batch;
        }

        private void Begin()
        {
            (Count, _hasValues, _hasIds) = (0, false, false);
            (_times, _values, _ids) = (new long[BatchSize], new double[BatchSize], new string?[BatchSize]);
            _codes = [.. _columns.Select(_ => new int[BatchSize])];
        }

        private void TakeTexts(DuckResult result, int number, int start, int count)
        {
            var (column, to, from) = (_columns[number], _codes[number], FixedColumns + number);
            if (column.Codes is { } codes)
            {
                var stored = result.Pointer<int>(from);
                for (var i = 0; i < count; i++)
                {
                    to[Count + i] = stored[start + i] is > 0 and var code && code < codes.Length ? codes[code] : TextColumn.None;
                }

                return;
            }

            for (var i = 0; i < count; i++)
            {
                to[Count + i] = result.IsValid(from, start + i) ? Intern(column.Pool, result.Utf8(from, start + i)) : TextColumn.None;
            }
        }

        private int Intern(TextPool pool, ReadOnlySpan<byte> utf8)
        {
            if (_chars.Length < utf8.Length)
            {
                _chars = new char[utf8.Length * 2];
            }

            return pool.Intern(_chars.AsSpan(0, Encoding.UTF8.GetChars(utf8, _chars)));
        }
    }
}
