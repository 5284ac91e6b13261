namespace Kelione.Voice.Text;

/// <summary>The scripts that are told apart by code point alone.</summary>
internal static class Scripts
{
    /// <summary>Whether a character is a Chinese one (the Japanese share them; kana tells those apart).</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for the unified ideographs of the basic plane.</returns>
    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '〇';

    /// <summary>Whether a character is Japanese kana.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for hiragana and katakana.</returns>
    public static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FA';

    /// <summary>Whether a character is Cyrillic.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for the Cyrillic blocks.</returns>
    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    /// <summary>Whether a character is a Latin letter, with or without diacritics.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for the Latin blocks' letters.</returns>
    public static bool IsLatin(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00C0' and <= '\u024F' and not ('×' or '÷'));
}
