using System.Buffers.Binary;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>
/// Says under which number a PDF finds each glyph of a font with the outlines of PostScript (Adobe Technical Note 5176): fonts of Chinese characters
/// number them by a list of their own, all others by their order.
/// </summary>
internal static class CffCharset
{
    private const int Charset = 15;
    private const int CharStrings = 17;
    private const int Ros = 0x0C1E;

    /// <summary>The number of every glyph in a PDF, by its order in the font; null when the order itself is the number.</summary>
    public static ushort[]? Numbers(ReadOnlySpan<byte> cff)
    {
        var at = (int)cff[2];
        SkipIndex(cff, ref at);
        var top = TopDict(FirstOfIndex(cff, at));
        if (!top.ContainsKey(Ros) || !top.TryGetValue(CharStrings, out var strings) || !top.TryGetValue(Charset, out var place) || place < 3)
        {
            return null;
        }

        var numbers = new ushort[BinaryPrimitives.ReadUInt16BigEndian(cff[strings..])];
        var format = cff[place++];
        for (var glyph = 1; glyph < numbers.Length;)
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(cff[place..]);
            place += 2;
            var more = format switch { 0 => 0, 1 => cff[place], _ => BinaryPrimitives.ReadUInt16BigEndian(cff[place..]) };
            place += Math.Min((int)format, 2);
            for (var i = 0; i <= more && glyph < numbers.Length; i++)
            {
                numbers[glyph++] = (ushort)(first + i);
            }
        }

        return numbers;
    }

    private static void SkipIndex(ReadOnlySpan<byte> cff, ref int at)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(cff[at..]);
        at += count == 0 ? 2 : 3 + ((count + 1) * cff[at + 2]) - 1 + Offset(cff, at, count);
    }

    private static ReadOnlySpan<byte> FirstOfIndex(ReadOnlySpan<byte> cff, int at)
    {
        var data = at + 2 + ((BinaryPrimitives.ReadUInt16BigEndian(cff[at..]) + 1) * cff[at + 2]);
        return cff[(data + Offset(cff, at, 0))..(data + Offset(cff, at, 1))];
    }

    /// <summary>Where an entry of an index begins, counted from 1.</summary>
    private static int Offset(ReadOnlySpan<byte> cff, int at, int entry)
    {
        var size = cff[at + 2];
        var value = 0;
        for (var i = 0; i < size; i++)
        {
            value = (value << 8) | cff[at + 3 + (entry * size) + i];
        }

        return value;
    }

    /// <summary>The last operand of every operator; those of two bytes by both.</summary>
    private static Dictionary<int, int> TopDict(ReadOnlySpan<byte> dict)
    {
        var found = new Dictionary<int, int>();
        var operand = 0;
        for (var i = 0; i < dict.Length;)
        {
            var b = dict[i++];
            switch (b)
            {
                case 12:
                    found[0x0C00 | dict[i++]] = operand;
                    break;
                case <= 21:
                    found[b] = operand;
                    break;
                case 28:
                    operand = BinaryPrimitives.ReadInt16BigEndian(dict[i..]);
                    i += 2;
                    break;
                case 29:
                    operand = BinaryPrimitives.ReadInt32BigEndian(dict[i..]);
                    i += 4;
                    break;
                case 30:
                    // A number with a fraction: digits of half a byte, the last of them 15.
                    while ((dict[i] & 0x0F) != 0x0F && (dict[i] >> 4) != 0x0F)
                    {
                        i++;
                    }

                    i++;
                    break;
                case <= 246:
                    operand = b - 139;
                    break;
                case <= 250:
                    operand = ((b - 247) * 256) + dict[i++] + 108;
                    break;
                default:
                    operand = -((b - 251) * 256) - dict[i++] - 108;
                    break;
            }
        }

        return found;
    }
}
