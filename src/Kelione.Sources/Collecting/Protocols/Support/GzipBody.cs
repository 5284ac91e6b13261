using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>Bodies that an SDK packed itself, without a word of it in the headers.</summary>
internal static class GzipBody
{
    /// <summary>Whether bytes begin as gzip does.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    /// <summary>The bytes, unpacked where they are gzip.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="most">The most that they may unpack to.</param>
    /// <exception cref="CollectException">They are damaged, or too many.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, int most)
    {
        if (!Is(bytes.Span))
        {
            return bytes;
        }

        using var packed = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var piece = new byte[64 * 1024];
        try
        {
            for (var read = packed.Read(piece); read > 0; read = packed.Read(piece))
            {
                plain.Write(piece, 0, read);
                if (plain.Length > most)
                {
                    throw new CollectException(Invariant($"the body unpacks to more than {most} bytes"), CollectFault.TooLarge);
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new CollectException("the body is damaged gzip");
        }

        return plain.GetBuffer().AsMemory(0, (int)plain.Length);
    }
}
