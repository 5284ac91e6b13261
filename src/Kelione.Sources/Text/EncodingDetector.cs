using System.Text;
using System.Text.Unicode;

namespace Kelione.Sources;

/// <summary>Decides from bytes how text is encoded.</summary>
internal static class EncodingDetector
{
    static EncodingDetector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What was decided.</summary>
    /// <param name="Encoding">The encoding.</param>
    /// <param name="Reason">Why, in words.</param>
    /// <param name="BomLength">Bytes of the mark at the beginning, to be skipped.</param>
    /// <param name="OnlyAscii">Whether the sample leaves it open, because it holds no other characters.</param>
    public readonly record struct Decision(Encoding Encoding, string Reason, int BomLength, bool OnlyAscii);

    /// <summary>The encoding of a name such as <c>utf-8</c>, <c>windows-1251</c>, <c>gb18030</c>.</summary>
    /// <exception cref="SourceException">There is no such encoding.</exception>
    public static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim() is "utf8" or "UTF8" ? "utf-8" : name.Trim());
        }
        catch (ArgumentException e)
        {
            throw new SourceException($"'{name}' is no encoding that is known; write one like utf-8, utf-16, windows-1251, windows-1252 or gb18030.", 0, e);
        }
    }

    /// <summary>Decides over the first bytes of a text.</summary>
    /// <param name="sample">The bytes.</param>
    /// <param name="isWhole">Whether these are all the bytes there are.</param>
    public static Decision Detect(ReadOnlySpan<byte> sample, bool isWhole)
    {
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return new(Encoding.UTF8, "byte order mark", 3, false);
        }

        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
        {
            return new(Encoding.UTF32, "byte order mark", 4, false);
        }

        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new(Encoding.Unicode, "byte order mark", 2, false);
        }

        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(Encoding.BigEndianUnicode, "byte order mark", 2, false);
        }

        return Utf16WithoutMark(sample) ?? WithoutMark(sample, isWhole);
    }

    // Delimiters, digits and line ends are ASCII in any language: in UTF-16 each of them has a zero byte beside it, always on the same side.
    private static Decision? Utf16WithoutMark(ReadOnlySpan<byte> sample)
    {
        var pairs = sample.Length / 2;
        int zeroFirst = 0, zeroSecond = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            zeroFirst += sample[i] == 0 ? 1 : 0;
            zeroSecond += sample[i + 1] == 0 ? 1 : 0;
        }

        if (pairs < 4)
        {
            return null;
        }

        return zeroSecond * 10 > pairs && zeroFirst * 50 < pairs ? new(Encoding.Unicode, "zero bytes at every second place", 0, false)
            : zeroFirst * 10 > pairs && zeroSecond * 50 < pairs ? new(Encoding.BigEndianUnicode, "zero bytes at every second place", 0, false)
            : null;
    }

    private static Decision WithoutMark(ReadOnlySpan<byte> sample, bool isWhole)
    {
        if (sample.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
        {
            return new(Encoding.UTF8, "only ASCII characters", 0, true);
        }

        var (valid, broken) = CountUtf8(sample, isWhole);
        if (broken == 0)
        {
            return new(Encoding.UTF8, "valid UTF-8", 0, false);
        }

        // Single-byte text makes valid sequences by rare chance only; where they rule, the text is UTF-8 with damaged places.
        return valid > broken * 5
            ? new(Encoding.UTF8, "UTF-8 with some broken characters, shown as �", 0, false)
            : SingleByte(sample);
    }

    private static (int Valid, int Broken) CountUtf8(ReadOnlySpan<byte> sample, bool isWhole)
    {
        int valid = 0, broken = 0;
        while (true)
        {
            var next = sample.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                return (valid, broken);
            }

            sample = sample[next..];
            var status = Rune.DecodeFromUtf8(sample, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
            {
                valid++;
            }
            else if (status == System.Buffers.OperationStatus.NeedMoreData && !isWhole)
            {
                return (valid, broken);
            }
            else
            {
                broken++;
            }

            sample = sample[length..];
        }
    }

    // In Cyrillic text whole words are high letters, so that they stand beside each other; in Western text a high letter stands alone among ASCII ones.
    private static Decision SingleByte(ReadOnlySpan<byte> sample)
    {
        int high = 0, neighbours = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (IsHighLetter(sample[i]))
            {
                high++;
                neighbours += (i > 0 && IsHighLetter(sample[i - 1])) || (i + 1 < sample.Length && IsHighLetter(sample[i + 1])) ? 1 : 0;
            }
        }

        return high > 0 && neighbours * 2 > high
            ? new(Encoding.GetEncoding(1251), "not UTF-8; letters stand together as in Cyrillic words", 0, false)
            : new(Encoding.GetEncoding(1252), "not UTF-8; single accented letters as in Western words", 0, false);
    }

    private static bool IsHighLetter(byte b) => b is >= 0xC0 or 0xA8 or 0xB8;
}
