using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Puts translated rows into chunks of <c>event_log</c> and hands the chunks over. Made afresh whenever the table gained a column.</summary>
internal sealed unsafe class RowFiller : IDisposable
{
    private readonly DuckAppender _appender;
    private readonly FieldTranslator _customers;
    private readonly FieldTranslator _activities;
    private readonly (FieldTranslator Translator, int Column, bool Overflow)[] _fields;

    public RowFiller(DuckConnection connection, FieldTranslator customers, FieldTranslator activities, IReadOnlyList<FieldTranslator> fields)
    {
        var columns = Truth.Columns(connection);
        _customers = customers;
        _activities = activities;
        _fields = [.. columns.Select((name, number) => (name, number)).Skip(Truth.FixedColumns)
            .Select(c => (fields.Single(f => f.Field.CodeColumn == c.name || f.Field.OverflowColumn == c.name), c.number, c.name[0] == 'x'))];
        _appender = new DuckAppender(connection, "event_log", Truth.Types(columns));
    }

    /// <summary>Writes rows of a batch whose columns were translated.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="kept">The rows to write; null for all.</param>
    /// <param name="sequence">The import order of the first.</param>
    /// <returns>How many were written.</returns>
    public int Write(EventBatch batch, ReadOnlyMemory<int>? kept, long sequence)
    {
        var count = kept?.Length ?? batch.Count;
        for (var start = 0; start < count; start += DuckAppender.Capacity)
        {
            var size = Math.Min(DuckAppender.Capacity, count - start);
            var rows = kept is { } some ? some.Span.Slice(start, size) : [];
            var sequences = _appender.Pointer<long>(0);
            for (var i = 0; i < size; i++)
            {
                sequences[i] = sequence + start + i;
            }

            Copy(_customers.Codes, 1, rows, start, size);
            Copy(_activities.Codes, 2, rows, start, size);
            Copy(batch.TimesMicros, 3, rows, start, size);
            WriteValues(batch, rows, start, size);
            WriteIds(batch, rows, start, size);
            foreach (var (translator, column, overflow) in _fields)
            {
                if (overflow)
                {
                    WriteTexts(column, size, i => translator.OverflowOf(RowOf(kept, start + i)));
                }
                else
                {
                    Copy(translator.Codes, column, rows, start, size);
                }
            }

            _appender.Append(size);
        }

        return count;

        static int RowOf(ReadOnlyMemory<int>? kept, int i) => kept is { } some ? some.Span[i] : i;
    }

    /// <summary>Hands everything to the transaction.</summary>
    public void Flush() => _appender.Flush();

    /// <summary>Drops what was not handed over; letting go of the table would write it.</summary>
    public void Clear() => _appender.Clear();

    public void Dispose() => _appender.Dispose();

    private void Copy<T>(T[] from, int column, ReadOnlySpan<int> rows, int start, int size)
        where T : unmanaged
    {
        var to = new Span<T>(_appender.Pointer<T>(column), size);
        if (rows.IsEmpty)
        {
            from.AsSpan(start, size).CopyTo(to);
            return;
        }

        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[rows[i]];
        }
    }

    private void WriteValues(EventBatch batch, ReadOnlySpan<int> rows, int start, int size)
    {
        const int Column = 4;
        if (batch.Values is not { } values)
        {
            _appender.SetAllNull(Column);
            return;
        }

        Copy(values, Column, rows, start, size);
        var pointer = _appender.Pointer<double>(Column);
        ulong* validity = null;
        for (var i = 0; i < size; i++)
        {
            if (double.IsNaN(pointer[i]))
            {
                validity = validity is null ? _appender.WritableValidity(Column) : validity;
                validity[i >> 6] &= ~(1UL << (i & 63));
            }
        }
    }

    private void WriteIds(EventBatch batch, ReadOnlySpan<int> rows, int start, int size)
    {
        const int Column = 5;
        if (batch.EventIds is not { } ids)
        {
            _appender.SetAllNull(Column);
            return;
        }

        var validity = _appender.WritableValidity(Column);
        for (var i = 0; i < size; i++)
        {
            WriteText(Column, i, ids[rows.IsEmpty ? start + i : rows[i]], validity);
        }
    }

    private void WriteTexts(int column, int size, Func<int, string?> text)
    {
        var validity = _appender.WritableValidity(column);
        for (var i = 0; i < size; i++)
        {
            WriteText(column, i, text(i), validity);
        }
    }

    private void WriteText(int column, int row, string? text, ulong* validity)
    {
        if (string.IsNullOrEmpty(text))
        {
            validity[row >> 6] &= ~(1UL << (row & 63));
        }
        else
        {
            _appender.SetText(column, row, text);
        }
    }
}
