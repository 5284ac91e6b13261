using System.Text;

namespace Kelione.Posters.Text;

/// <summary>Makes any text fit to be drawn: what people paste carries characters that have no form.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text without control characters, marks of direction, soft hyphens and halves of characters; tabs become spaces,
    /// every kind of line end becomes <c>\n</c>.
    /// </summary>
    public static string Clean(string text) => IsClean(text) ? text : Rewrite(text);

    /// <summary>The text on one line: line ends become spaces.</summary>
    public static string OneLine(string text)
    {
        var clean = Clean(text);
        return clean.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', clean.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : clean;
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' || c is (>= '\x7F' and < '\xA0') or '\xAD' or (>= '\x200B' and <= '\x200F') or (>= '\x2028' and <= '\x202E') or (>= '\x2060' and <= '\x206F')
                or '\xFEFF' or (>= '\xD800' and <= '\xDFFF') or (>= '\xFFF0' and <= '\xFFFF'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Rewrite(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029:
                    result.Append('\n');
                    break;
                case '\t':
                    result.Append(' ');
                    break;
                case < ' ' or (>= 0x7F and < 0xA0) or 0xAD or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2061 and <= 0x206F) or 0xFEFF or (>= 0xFFF0 and <= 0xFFFF):
                    // An unpaired half of a character arrives here as U+FFFD and goes with the rest.
                    break;
                default:
                    result.Append(rune);
                    break;
            }
        }

        return result.ToString();
    }
}
