using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Kelione.Workspace;

/// <summary>
/// How a text is kept in few bytes: packed whole, or as what differs from another text, which is what lies between their common beginning and their common end. It knows nothing of what the text says, so that a later program reads what an
/// earlier one kept.
/// </summary>
internal static class TextSplice
{
    private const int Head = 2 * sizeof(int);
    private const int Quality = 5;
    private const int Window = 22;
    private const int MostSmaller = 1 << 20;

    /// <summary>A text packed whole.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> text)
    {
        var packed = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(text.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(packed, text.Length);
        return BrotliEncoder.TryCompress(text, packed.AsSpan(sizeof(int)), out var written, Quality, Window) ? packed[..(sizeof(int) + written)] : throw new InvalidOperationException("A text could not be packed.");
    }

    /// <summary>The text that was packed whole.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(packed) is not (>= 0 and var length))
        {
            throw Damaged();
        }

        // Brotli never makes a text so many times smaller; damaged bytes shall not ask for gigabytes.
        if (length > (long)packed.Length * MostSmaller)
        {
            throw Damaged();
        }

        var text = new byte[length];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], text, out var written) && written == length ? text : throw Damaged();
    }

    /// <summary>What makes one text of another.</summary>
    public static byte[] Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var begin = before.CommonPrefixLength(after);
        var left = before[begin..];
        var right = after[begin..];
        var end = 0;
        while (end < Math.Min(left.Length, right.Length) && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        var between = Pack(right[..^end]);
        var splice = new byte[Head + between.Length];
        BinaryPrimitives.WriteInt32LittleEndian(splice, begin);
        BinaryPrimitives.WriteInt32LittleEndian(splice.AsSpan(sizeof(int)), end);
        between.CopyTo(splice.AsSpan(Head));
        return splice;
    }

    /// <summary>The text that came of another.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or it is another text that they belong to.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> before, ReadOnlySpan<byte> splice)
    {
        if (splice.Length < Head)
        {
            throw Damaged();
        }

        var (begin, end) = (BinaryPrimitives.ReadInt32LittleEndian(splice), BinaryPrimitives.ReadInt32LittleEndian(splice[sizeof(int)..]));
        if (begin < 0 || end < 0 || (long)begin + end > before.Length)
        {
            throw Damaged();
        }

        return [.. before[..begin], .. Unpack(splice[Head..]), .. before[^end..]];
    }

    /// <summary>Tells texts apart; never zero.</summary>
    public static long HashOf(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(text)) | 1;

    private static InvalidDataException Damaged() => new("Its bytes are damaged.");
}
