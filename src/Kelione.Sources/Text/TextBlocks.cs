using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kelione.Sources;

/// <summary>
/// Decodes a stream of bytes into blocks of characters. The encoding is given, or decided on the first block; where that has only ASCII characters, on the
/// first block that has others, so that a late first accent does not spoil a long file.
/// </summary>
internal sealed class TextBlocks : IDisposable
{
    private const int BlockBytes = 128 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[BlockBytes];
    private Encoding? _encoding;
    private Decoder? _decoder;
    private bool _open;
    private bool _started;
    private bool _atEnd;
    private SourceException? _damage;
    private int _from;
    private int _to;

    public TextBlocks(Stream stream, Encoding? encoding = null)
    {
        _stream = stream;
        _encoding = encoding;
    }

    /// <summary>The encoding, as far as it is decided.</summary>
    public Encoding Encoding => _encoding ?? Encoding.UTF8;

    /// <summary>Why that encoding.</summary>
    public string Reason { get; private set; } = "given";

    /// <summary>Whether a zero byte was seen in text that is not UTF-16.</summary>
    public bool HasNul { get; private set; }

    /// <summary>Decodes more characters; 0 at the end. The destination takes at least two characters.</summary>
    public int Read(Span<char> destination)
    {
        while (true)
        {
            if (_from == _to && !_atEnd)
            {
                Fill();
            }

            if (_from == _to && _atEnd && _decoder is null)
            {
                return 0;
            }

            var written = Decode(destination, out var consumed);
            _from += consumed;
            if (written > 0 || (_atEnd && _from == _to))
            {
                return written;
            }

            if (consumed == 0)
            {
                Fill();
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private int Decode(Span<char> destination, out int consumed)
    {
        var bytes = _bytes.AsSpan(_from, _to - _from);
        if (_decoder is not null)
        {
            _decoder.Convert(bytes, destination, _atEnd, out consumed, out var chars, out _);
            return chars;
        }

        Utf8.ToUtf16(bytes, destination, out consumed, out var written, replaceInvalidSequences: true, isFinalBlock: _atEnd);
        return written;
    }

    private void Fill()
    {
        // What is left is an unfinished character of at most three bytes.
        _bytes.AsSpan(_from, _to - _from).CopyTo(_bytes);
        _to -= _from;
        _from = 0;
        var start = _to;
        ReadBlock();

        if (!_started)
        {
            Start();
        }
        else if (_open && _bytes.AsSpan(start, _to - start).IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0)
        {
            Decide(EncodingDetector.Detect(_bytes.AsSpan(0, _to), _atEnd));
        }

        HasNul = HasNul || (_encoding is not UnicodeEncoding and not UTF32Encoding && _bytes.AsSpan(start, _to - start).Contains((byte)0));
    }

    // What was read before damage is decoded first; the damage shows when more is asked for.
    private void ReadBlock()
    {
        if (_damage is not null)
        {
            throw _damage;
        }

        var start = _to;
        try
        {
            while (_to < _bytes.Length && !_atEnd)
            {
                var read = _stream.Read(_bytes.AsSpan(_to));
                _to += read;
                _atEnd = read == 0;
            }
        }
        catch (SourceException e) when (_to > start)
        {
            _damage = e;
        }
    }

    private void Start()
    {
        _started = true;
        var detected = EncodingDetector.Detect(_bytes.AsSpan(0, _to), _atEnd);
        if (_encoding is { } given)
        {
            _from = detected.BomLength > 0 && detected.Encoding.CodePage == given.CodePage ? detected.BomLength : 0;
            _decoder = given.CodePage == Encoding.UTF8.CodePage ? null : given.GetDecoder();
        }
        else
        {
            _from = detected.BomLength;
            Decide(detected);
        }
    }

    private void Decide(EncodingDetector.Decision decision)
    {
        _encoding = decision.Encoding;
        Reason = decision.Reason;
        _open = decision.OnlyAscii;
        _decoder = decision.Encoding.CodePage == Encoding.UTF8.CodePage ? null : decision.Encoding.GetDecoder();
    }
}
