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
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, int most) => Is(bytes.Span) ? PackedBody.Unpack(bytes, "gzip", most) : bytes;
}
