using System.Numerics;

namespace Kelione.Sources;

/// <summary>
/// Cuts delimited text into rows of cells without copying them. Quotes follow RFC 4180; a quote inside an unquoted cell is a character like any other.
/// A quote that is never closed, or with text after it, spoils its own line only: reading goes on at the next physical line.
/// Memory stays bounded: a line beyond the limit ends the reading.
/// </summary>
internal sealed class DelimitedTokenizer : IDisposable
{
    private const int FirstBufferLength = 256 * 1024;

    private readonly TextBlocks _text;
    private readonly Dialect _dialect;
    private readonly MarkFinder _finder;
    private readonly SourceLimits _limits;
    private char[] _buffer = new char[FirstBufferLength + MarkFinder.Width];
    private int _start;
    private int _end;
    private bool _atEnd;
    private int _maskAt;
    private ulong _mask;
    private long _line = 1;
    private long _record;
    private int _rawStart;
    private int _rowEnd;

    public DelimitedTokenizer(TextBlocks text, Dialect dialect, SourceLimits limits)
    {
        _text = text;
        _dialect = dialect;
        _finder = new MarkFinder(dialect);
        _limits = limits;
    }

    private enum Scan
    {
        Complete,
        NeedsMore,
        Broken,
    }

    /// <summary>The row read last as it stands in the text.</summary>
    public ReadOnlySpan<char> Raw => _buffer.AsSpan(_rawStart, _rowEnd - _rawStart);

    /// <summary>Reads the next row; false at the end. Lines without any character are passed over.</summary>
    public bool Read(Row row)
    {
        while (true)
        {
            if (_start >= _end && !Fill())
            {
                return false;
            }

            row.Over(_buffer);
            switch (TryScan(row, out var next, out var lines))
            {
                case Scan.NeedsMore:
                    Fill();
                    continue;
                case Scan.Broken:
                    SkipPhysicalLine(row);
                    return true;
                default:
                    _rawStart = _start;
                    _start = next;
                    row.Line = _line;
                    _line += lines;
                    if (row.Count == 1 && Raw.IsWhiteSpace())
                    {
                        continue;
                    }

                    row.Record = ++_record;
                    return true;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _text.Dispose();

    private Scan TryScan(Row row, out int next, out int lines)
    {
        var cellStart = _start;
        next = 0;
        lines = 1;
        var quotedStart = -1;
        var quotedEnd = 0;
        var escaped = false;
        while (true)
        {
            while (_mask == 0)
            {
                if (_maskAt >= _end)
                {
                    return AtEndOfText(row, cellStart, quotedStart, quotedEnd, escaped, out next);
                }

                LoadMask();
            }

            var at = _maskAt - MarkFinder.Width + BitOperations.TrailingZeroCount(_mask);
            _mask &= _mask - 1;
            var mark = _buffer[at];
            if (mark == _dialect.Delimiter)
            {
                if (quotedStart < 0)
                {
                    row.Point(cellStart, at - cellStart);
                }
                else if (!TryQuotedCell(row, ref quotedStart, quotedEnd, at, escaped))
                {
                    return Scan.Broken;
                }

                cellStart = at + 1;
            }
            else if (mark == _dialect.LineEnd)
            {
                var cellEnd = at > cellStart && mark == '\n' && _buffer[at - 1] == '\r' ? at - 1 : at;
                _rowEnd = cellEnd;
                next = at + 1;
                if (quotedStart < 0)
                {
                    row.Point(cellStart, cellEnd - cellStart);
                    return Scan.Complete;
                }

                return TryQuotedCell(row, ref quotedStart, quotedEnd, cellEnd, escaped) ? Scan.Complete : Scan.Broken;
            }
            else if (quotedStart < 0 && _buffer.AsSpan(cellStart, at - cellStart).Trim(' ').IsEmpty)
            {
                var scan = FindClosingQuote(row, at + 1, out quotedEnd, out escaped, ref lines);
                if (scan != Scan.Complete)
                {
                    return scan;
                }

                quotedStart = at + 1;
            }
        }
    }

    // The marks between the quotes are taken from the same masks, so that no character is looked at twice.
    private Scan FindClosingQuote(Row row, int from, out int closing, out bool escaped, ref int lines)
    {
        closing = 0;
        escaped = false;
        while (true)
        {
            while (_mask == 0)
            {
                if (_maskAt >= _end || _maskAt - from > _limits.MaxQuotedLength)
                {
                    if (!_atEnd && _maskAt - from <= _limits.MaxQuotedLength)
                    {
                        return Scan.NeedsMore;
                    }

                    row.Refuse(Invariant($"the quote opened in cell {row.Count + 1} is never closed"));
                    return Scan.Broken;
                }

                LoadMask();
            }

            var at = _maskAt - MarkFinder.Width + BitOperations.TrailingZeroCount(_mask);
            _mask &= _mask - 1;
            if (_buffer[at] == _dialect.LineEnd)
            {
                lines++;
            }
            else if (_buffer[at] == '"')
            {
                if (at + 1 >= _end && !_atEnd)
                {
                    return Scan.NeedsMore;
                }

                if (at + 1 >= _end || _buffer[at + 1] != '"')
                {
                    closing = at;
                    return Scan.Complete;
                }

                escaped = true;
                DropMark(at + 1);
            }
        }
    }

    private void DropMark(int at)
    {
        if (_mask == 0 && at >= _maskAt)
        {
            LoadMask();
        }

        _mask &= ~(1UL << (at - (_maskAt - MarkFinder.Width)));
    }

    private bool TryQuotedCell(Row row, ref int quotedStart, int quotedEnd, int cellEnd, bool escaped)
    {
        if (!_buffer.AsSpan(quotedEnd + 1, cellEnd - quotedEnd - 1).Trim(" \r").IsEmpty)
        {
            row.Refuse(Invariant($"cell {row.Count + 1} has text after its closing quote"));
            return false;
        }

        row.Point(quotedStart, quotedEnd - quotedStart, escaped);
        quotedStart = -1;
        return true;
    }

    private Scan AtEndOfText(Row row, int cellStart, int quotedStart, int quotedEnd, bool escaped, out int next)
    {
        next = _end;
        if (!_atEnd)
        {
            return Scan.NeedsMore;
        }

        var cellEnd = _end > cellStart && _dialect.LineEnd == '\n' && _buffer[_end - 1] == '\r' ? _end - 1 : _end;
        _rowEnd = cellEnd;
        if (quotedStart < 0)
        {
            row.Point(cellStart, cellEnd - cellStart);
            return Scan.Complete;
        }

        return TryQuotedCell(row, ref quotedStart, quotedEnd, cellEnd, escaped) ? Scan.Complete : Scan.Broken;
    }

    private void LoadMask()
    {
        _mask = _finder.Find(_buffer, _maskAt);
        var valid = _end - _maskAt;
        if (valid < MarkFinder.Width)
        {
            _mask &= (1UL << valid) - 1;
        }

        _maskAt += MarkFinder.Width;
    }

    private void SkipPhysicalLine(Row row)
    {
        var lineEnd = _buffer.AsSpan(_start, _end - _start).IndexOf(_dialect.LineEnd);
        while (lineEnd < 0 && Fill())
        {
            lineEnd = _buffer.AsSpan(_start, _end - _start).IndexOf(_dialect.LineEnd);
        }

        _rawStart = _start;
        _rowEnd = lineEnd < 0 ? _end : _start + lineEnd;
        _start = Math.Min(_rowEnd + 1, _end);
        RestartMask();
        row.Line = _line++;
        row.Record = ++_record;
    }

    // Moves the unfinished row to the front and reads more behind it; its marks are then looked for again.
    private bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }

        var left = _end - _start;
        if (left > _limits.MaxRecordLength)
        {
            throw new SourceException(Invariant($"line {_line} is longer than {_limits.MaxRecordLength} characters; is this a text file with line ends?"), _line);
        }

        var capacity = _buffer.Length - MarkFinder.Width;
        var target = left * 2 > capacity ? new char[capacity * 2 + MarkFinder.Width] : _buffer;
        _buffer.AsSpan(_start, left).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = left;
        var read = _text.Read(_buffer.AsSpan(_end, _buffer.Length - MarkFinder.Width - _end));
        _end += read;
        _atEnd = read == 0;
        RestartMask();
        return read > 0;
    }

    private void RestartMask()
    {
        _maskAt = _start;
        _mask = 0;
    }
}
