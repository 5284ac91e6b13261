using System.Text;

namespace Kelione.Sources;

/// <summary>Records as they are shown to people: whole, or cut with a mark that says how much is missing.</summary>
internal static class RawTexts
{
    /// <summary>The most characters that are kept of a rejected record, 64 Ki: records beyond it are most often a quote that was never closed.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The text, cut and marked where it is longer than so many characters.</summary>
    public static string Cut(ReadOnlySpan<char> text, int limit) => text.Length <= limit ? text.ToString() : Marked(text[..Whole(text, limit)], text.Length);

    /// <summary>UTF-8 as text, cut and marked where it is longer than so many characters; bytes that are none become U+FFFD.</summary>
    public static string Cut(ReadOnlySpan<byte> utf8, int limit)
    {
        // A character takes at most three bytes per UTF-16 unit; only the beginning is turned into text, the rest is counted.
        var begin = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, (limit + 2) * 3)]);
        return begin.Length <= limit ? begin : Marked(begin.AsSpan(0, Whole(begin, limit)), Encoding.UTF8.GetCharCount(utf8));
    }

    private static string Marked(ReadOnlySpan<char> begin, int length) => string.Concat(begin, Invariant($"… ({length - begin.Length} more characters)"));

    // Not through the middle of a character outside the first 65,536.
    private static int Whole(ReadOnlySpan<char> text, int limit) => limit > 0 && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
}
