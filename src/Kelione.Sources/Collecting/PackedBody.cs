using System.Buffers;
using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>Unpacks bodies. What unpacks to more than it may is given up as soon as that shows: a small body that would fill the memory never does.</summary>
public static class PackedBody
{
    /// <summary>Unpacks a body.</summary>
    /// <param name="packed">The body.</param>
    /// <param name="encoding">How it is packed, as in <c>Content-Encoding</c>: <c>gzip</c>, <c>deflate</c> (with or without the zlib head), <c>br</c>; <c>identity</c> or the empty text for not at all.</param>
    /// <param name="most">The most bytes that it may unpack to.</param>
    /// <exception cref="CollectException">It is too large, damaged, or packed in another way.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, string encoding, int most)
    {
        var way = encoding.Trim().ToLowerInvariant();
        if (way is "" or "identity")
        {
            return packed;
        }

        using var stream = new MemoryStream(packed.ToArray(), writable: false);
        using var unpacking = Open(stream, way, packed.Span);
        try
        {
            return Read(unpacking, packed.Length, most);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new CollectException($"The body is not packed as {way}, or is damaged.");
        }
    }

    private static Stream Open(Stream packed, string way, ReadOnlySpan<byte> bytes) => way switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),

        // The name means the zlib form; some senders leave its head out.
        "deflate" => bytes.Length > 1 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0 ? new ZLibStream(packed, CompressionMode.Decompress) : new DeflateStream(packed, CompressionMode.Decompress),
        _ => throw new CollectException($"A body packed as '{(way.Length > 40 ? way[..40] : way)}' cannot be read: send it plain, or as gzip, deflate or br."),
    };

    private static ReadOnlyMemory<byte> Read(Stream unpacking, int packedLength, int most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(most, Math.Max(4096, packedLength * 4)) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = unpacking.Read(buffer, length, buffer.Length - length)) > 0)
            {
                length += read;
                if (length > most)
                {
                    throw new CollectException(FormattableString.Invariant($"The body unpacks to more than {most} bytes. Send less at a time."), CollectFault.TooLarge);
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Min(most + 1, buffer.Length * 2));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
