using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>
/// Unpacks gzip and notices when it was cut off, which the platform's stream takes for its end. Behind the last byte of the file one more small member is put: where the
/// unpacking was complete, exactly that member comes out; where it was not, it does not. Several members one after the other are one text, as gzip defines (RFC 1952).
/// </summary>
internal sealed class GzipSource : ForwardStream
{
    private static readonly byte[] Mark = "the end of a gzip file"u8.ToArray();
    private static readonly byte[] PackedMark = Pack(Mark);

    private readonly Tail _tail;
    private bool _ended;

    public GzipSource(Stream packed)
        : this(new Tail(packed))
    {
    }

    private GzipSource(Tail tail)
        : base(new GZipStream(tail, CompressionMode.Decompress)) => _tail = tail;

    /// <summary>Unpacks more; 0 at the end.</summary>
    /// <exception cref="EndOfStreamException">The file was cut off.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        var read = Inner.Read(buffer);
        if (!_tail.IsFed)
        {
            return read;
        }

        // The stream asks for more input only when all that came before is unpacked and handed out: what comes once the mark was fed belongs to it alone.
        _ended = true;
        var rest = new byte[Mark.Length + 1];
        buffer[..Math.Min(read, rest.Length)].CopyTo(rest);
        var length = Math.Min(read, rest.Length);
        while (length < rest.Length && Inner.Read(rest, length, rest.Length - length) is > 0 and var more)
        {
            length += more;
        }

        return rest.AsSpan(0, length).SequenceEqual(Mark) ? 0 : throw new EndOfStreamException("the gzip data ends too early");
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed class Tail(Stream packed) : ForwardStream(packed)
    {
        public bool IsFed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = Inner.Read(buffer);
            if (read > 0 || IsFed)
            {
                return read;
            }

            IsFed = true;
            PackedMark.CopyTo(buffer);
            return PackedMark.Length;
        }
    }
}
