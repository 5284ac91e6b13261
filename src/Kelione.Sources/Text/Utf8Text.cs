using System.Text;

namespace Kelione.Sources;

/// <summary>Bytes of UTF-8 as text.</summary>
internal static class Utf8Text
{
    /// <summary>A stream as UTF-8 without a byte order mark, whatever it was.</summary>
    public static Stream Of(Stream stream, Encoding? given)
    {
        var buffered = new BufferedHead(stream);
        var decision = EncodingDetector.Detect(buffered.Head, isWhole: false);
        var encoding = given ?? decision.Encoding;
        buffered.Skip(decision.BomLength);
        return encoding.CodePage == Encoding.UTF8.CodePage ? buffered : Encoding.CreateTranscodingStream(buffered, encoding, new UTF8Encoding(false));
    }

    // Gives back the first bytes after they were looked at.
    private sealed class BufferedHead : ForwardStream
    {
        private readonly byte[] _head = new byte[64 * 1024];
        private readonly int _length;
        private int _at;

        public BufferedHead(Stream inner)
            : base(inner)
        {
            try
            {
                while (_length < _head.Length && inner.Read(_head, _length, _head.Length - _length) is > 0 and var read)
                {
                    _length += read;
                }
            }
            catch (SourceException) when (_length > 0)
            {
                // The damage shows again when the reading comes to it.
            }
        }

        public ReadOnlySpan<byte> Head => _head.AsSpan(0, _length);

        public void Skip(int bytes) => _at = Math.Min(bytes, _length);

        public override int Read(Span<byte> buffer)
        {
            if (_at == _length)
            {
                return Inner.Read(buffer);
            }

            var count = Math.Min(buffer.Length, _length - _at);
            _head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
