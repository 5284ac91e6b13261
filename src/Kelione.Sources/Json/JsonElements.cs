using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// The records of a JSON document one after the other, each as its UTF-8 text, in bounded memory: only the record in hand is kept.
/// </summary>
internal sealed class JsonElements : IDisposable
{
    private readonly Stream _stream;
    private readonly JsonPlace _place;
    private readonly SourceLimits _limits;
    private byte[] _buffer = new byte[128 * 1024];
    private JsonReaderState _state;
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _inside;
    private bool _ended;
    private bool _isTarget;
    private bool _isOuter;
    private long _line = 1;
    private int _elementStart;
    private int _elementEnd;

    public JsonElements(Stream stream, JsonPlace place, SourceLimits limits)
    {
        _stream = stream;
        _place = place;
        _limits = limits;
        _inside = place.Sequence;
        _state = new JsonReaderState(JsonWords.Options(limits, place.Sequence));
    }

    /// <summary>The text of the record read last, valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Element => _buffer.AsSpan(_elementStart, _elementEnd - _elementStart);

    /// <summary>The key of the record read last, where records have keys.</summary>
    public string? Key { get; private set; }

    /// <summary>The line on which the record read last begins.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the record read last is an object, as a record should be.</summary>
    public bool IsObject { get; private set; }

    private int ElementDepth => _place.Sequence ? 0 : _place.Member is null ? 1 : _place.Outer is null ? 2 : 3;

    /// <summary>Moves to the next record; false at the end.</summary>
    /// <exception cref="SourceException">The JSON is damaged, so that nothing more can be read.</exception>
    public bool Read()
    {
        try
        {
            while (!_ended)
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _atEnd, _state);
                if (!reader.Read())
                {
                    Consume((int)reader.BytesConsumed, reader.CurrentState);
                    if (_atEnd)
                    {
                        break;
                    }

                    Fill();
                }
                else if (_inside ? TryTake(ref reader, out var found) : TryEnter(ref reader, out found))
                {
                    if (found)
                    {
                        return true;
                    }
                }
                else
                {
                    Fill();
                }
            }

            return false;
        }
        catch (JsonException e)
        {
            throw new SourceException($"{JsonWords.Of(e, _limits)}; what came before was kept.", Math.Max(_line, (e.LineNumber ?? 0) + 1), e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stream.Dispose();

    // On the way to the records. True where the token was used up.
    private bool TryEnter(ref Utf8JsonReader reader, out bool found)
    {
        found = false;
        if (_place.Member is null)
        {
            _inside = reader.TokenType == JsonTokenType.StartArray;
            _ended = !_inside;
        }
        else if (_place.Outer is { } outer && reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            _isOuter = reader.ValueTextEquals(outer);
            _isTarget = false;
        }
        else if (reader.CurrentDepth == ElementDepth - 1 && (_place.Outer is null || _isOuter))
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                _isTarget = reader.ValueTextEquals(_place.Member);
            }
            else
            {
                _inside = _isTarget && reader.TokenType == (_place.Keyed ? JsonTokenType.StartObject : JsonTokenType.StartArray);
            }
        }

        Consume((int)reader.BytesConsumed, reader.CurrentState);
        return true;
    }

    // Among the records. False where more bytes are needed to have the record whole.
    private bool TryTake(ref Utf8JsonReader reader, out bool found)
    {
        found = false;
        if (reader.CurrentDepth < ElementDepth)
        {
            _ended = true;
            return true;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            Key = reader.GetString();
            Consume((int)reader.BytesConsumed, reader.CurrentState);
            return true;
        }

        IsObject = reader.TokenType == JsonTokenType.StartObject;
        var tokenStart = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        Line = _line + _buffer.AsSpan(_start, tokenStart).Count((byte)'\n');
        _elementStart = _start + tokenStart;
        _elementEnd = _start + (int)reader.BytesConsumed;
        Consume((int)reader.BytesConsumed, reader.CurrentState);
        found = true;
        return true;
    }

    private void Consume(int bytes, JsonReaderState state)
    {
        _line += _buffer.AsSpan(_start, bytes).Count((byte)'\n');
        _start += bytes;
        _state = state;
    }

    private void Fill()
    {
        var left = _end - _start;
        if (left > _limits.MaxRecordLength)
        {
            throw new SourceException(Invariant($"a JSON record is longer than {_limits.MaxRecordLength} bytes and was refused; what came before was kept."), _line);
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
