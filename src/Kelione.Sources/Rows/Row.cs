namespace Kelione.Sources;

/// <summary>
/// One record of a source as cells of text, used again for every record. A cell without text is absent.
/// Two ways to fill it: point into a buffer that a tokenizer owns (no copying), or <see cref="Set"/> cells one by one.
/// </summary>
internal sealed class Row
{
    private char[] _text = new char[256];
    private char[] _scratch = [];
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];
    private int _used;

    /// <summary>How many cells the record has; columns at or beyond it are absent.</summary>
    public int Count { get; private set; }

    /// <summary>The physical line on which the record begins, from 1; 0 where the format has no lines.</summary>
    public long Line { get; set; }

    /// <summary>The number of the record in its source, from 1.</summary>
    public long Record { get; set; }

    /// <summary>Why the reader itself refuses the record; null where it is fit to be mapped.</summary>
    public string? Problem { get; private set; }

    /// <summary>The column the problem lies in, or null.</summary>
    public string? ProblemField { get; private set; }

    /// <summary>The text of a cell, valid until the next record is read; empty where it is absent.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)Count)
            {
                return default;
            }

            var length = _lengths[column];
            return length >= 0 ? _text.AsSpan(_starts[column], length) : Unescape(_starts[column], -length);
        }
    }

    /// <summary>Whether a cell holds no text worth keeping: empty, blanks only, or the null mark <c>\N</c> of database exports.</summary>
    public static bool IsAbsent(ReadOnlySpan<char> cell) =>
        cell.IsEmpty || (cell[0] <= ' ' && cell.IsWhiteSpace()) || (cell.Length == 2 && cell[0] == '\\' && cell[1] == 'N');

    /// <summary>Empties the row for the next record.</summary>
    public void Clear()
    {
        Count = 0;
        _used = 0;
        Problem = null;
        ProblemField = null;
    }

    /// <summary>Says that the record cannot be mapped.</summary>
    public void Refuse(string problem, string? field = null)
    {
        Problem = problem;
        ProblemField = field;
    }

    /// <summary>Points the row into a tokenizer's buffer; cells are then added by <see cref="Point"/>.</summary>
    public void Over(char[] buffer)
    {
        Clear();
        _text = buffer;
    }

    /// <summary>Adds a cell that lies in the buffer; an escaped one still has its quotes doubled.</summary>
    public void Point(int start, int length, bool escaped = false)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
        }

        _starts[Count] = start;
        _lengths[Count] = escaped ? -length : length;
        Count++;
    }

    /// <summary>Sets a cell to a copy of the text; a later call for the same column wins. A column below 0 refuses the record: see <see cref="ColumnSet.IndexOrAdd"/>. Not to be mixed with <see cref="Over"/>.</summary>
    public void Set(int column, ReadOnlySpan<char> text)
    {
        if (column < 0)
        {
            Refuse("the records have too many different fields; is this a source of records of one kind?");
            return;
        }

        if (column >= _starts.Length)
        {
            var size = Math.Max(column + 1, _starts.Length * 2);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _lengths, size);
        }

        for (; Count <= column; Count++)
        {
            _lengths[Count] = 0;
        }

        if (_used + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_used + text.Length, _text.Length * 2));
        }

        text.CopyTo(_text.AsSpan(_used));
        _starts[column] = _used;
        _lengths[column] = text.Length;
        _used += text.Length;
    }

    /// <summary>Makes this row a copy of another's cells and place.</summary>
    public void CopyFrom(Row other)
    {
        Clear();
        Line = other.Line;
        Record = other.Record;
        for (var i = 0; i < other.Count; i++)
        {
            Set(i, other[i]);
        }
    }

    /// <summary>The cells as <c>name=text</c>, for formats whose records have no text form of their own.</summary>
    public string Describe(ColumnSet columns)
    {
        var parts = new List<string>();
        for (var i = 0; i < Count && i < columns.Count; i++)
        {
            if (!this[i].IsEmpty)
            {
                parts.Add($"{columns[i]}={this[i]}");
            }
        }

        return string.Join(", ", parts);
    }

    private ReadOnlySpan<char> Unescape(int start, int length)
    {
        // The scratch is used front to back within a call only, so each escaped cell read stays valid until the next one is.
        if (_scratch.Length < length)
        {
            _scratch = new char[Math.Max(length, 256)];
        }

        var source = _text.AsSpan(start, length);
        var written = 0;
        for (var i = 0; i < source.Length; i++)
        {
            _scratch[written++] = source[i];
            if (source[i] == '"' && i + 1 < source.Length && source[i + 1] == '"')
            {
                i++;
            }
        }

        return _scratch.AsSpan(0, written);
    }
}
