using System.Text.Json;

namespace Kelione.Sources;

/// <summary>JSON Lines: one object a line. A broken line spoils itself only.</summary>
internal sealed class JsonLinesReader : IRowReader
{
    private readonly Stream _stream;
    private readonly SourceLimits _limits;
    private readonly JsonFlattener _flattener;
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineLength;
    private bool _atEnd;
    private long _line;
    private int _toSkip;

    public JsonLinesReader(Stream stream, SourceLimits limits, int toSkip = 0)
    {
        _toSkip = toSkip;
        _stream = stream;
        _limits = limits;
        Columns = new ColumnSet(most: limits.MaxColumns);
        _flattener = new JsonFlattener(Columns, limits);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    private ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    public bool Read()
    {
        while (NextLine())
        {
            var text = Line.Trim(" \t\r\0"u8);
            if (text.IsEmpty || _toSkip-- > 0)
            {
                continue;
            }

            Row.Clear();
            Row.Line = _line;
            Row.Record++;
            if (text[0] != '{')
            {
                Row.Refuse("the line holds no JSON object");
                return true;
            }

            try
            {
                _flattener.Flatten(text, Row);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                Row.Clear();
                Row.Refuse(JsonWords.Of(e, _limits));
            }

            return true;
        }

        return false;
    }

    public string RawText(int limit) => RawTexts.Cut(Line, limit);

    public void Dispose() => _stream.Dispose();

    private bool NextLine()
    {
        var looked = 0;
        while (true)
        {
            var feed = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (feed >= 0 || (_atEnd && _start < _end))
            {
                _lineStart = _start;
                _lineLength = feed >= 0 ? looked + feed : _end - _start;
                _start = Math.Min(_end, _start + _lineLength + 1);
                _line++;
                return true;
            }

            if (_atEnd)
            {
                return false;
            }

            looked = _end - _start;
            Fill();
        }
    }

    private void Fill()
    {
        var left = _end - _start;
        if (left > _limits.MaxRecordLength)
        {
            throw new SourceException(Invariant($"line {_line + 1} is longer than {_limits.MaxRecordLength} bytes and was refused; what came before was kept."), _line + 1);
        }

        var target = left * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, left).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = left;
        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _atEnd = read == 0;
    }
}
