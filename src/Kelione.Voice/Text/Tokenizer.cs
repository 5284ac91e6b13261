using System.Globalization;
using System.Text;

namespace Kelione.Voice.Text;

/// <summary>
/// Cuts a text into words, faces and marks in one pass. Links, addresses and mentions are left out: they say nothing of how a person feels.
/// Takes any string, also one with broken surrogates or control characters.
/// </summary>
internal static class Tokenizer
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="list">Takes the tokens; cleared first.</param>
    /// <param name="signs">The faces that are known.</param>
    public static void Read(ReadOnlySpan<char> text, TokenList list, SignBook signs)
    {
        list.Clear();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            var next = c switch
            {
                ' ' or '\t' or '\u00A0' or '\u3000' => i + 1,
                '\n' or '\r' => Mark(list, TokenKind.End, i, i + 1, 1),
                '@' or '＠' => Mark(list, TokenKind.Mention, i, MentionEnd(text, i), 1),
                '#' or '＃' => Hashtag(text, i, list),
                _ => ReadOne(text, i, list, signs),
            };
            i = Math.Max(next, i + 1);
        }
    }

    private static int ReadOne(ReadOnlySpan<char> text, int i, TokenList list, SignBook signs)
    {
        var c = text[i];
        if (signs.Starts(c) && signs.TryEmoticon(text, i, out var index, out var end))
        {
            return Mark(list, TokenKind.Emoticon, i, end, index);
        }

        if (Scripts.IsHan(c))
        {
            return HanRun(text, i, list);
        }

        if (char.IsLetter(c))
        {
            return LinkEnd(text, i) is var link and > 0 ? Mark(list, TokenKind.Link, i, link, 1) : WordReader.Word(text, i, list, TokenMarks.None);
        }

        if (char.IsAsciiDigit(c) || (char.IsDigit(c) && c < '\uFF00'))
        {
            return WordReader.Number(text, i, list);
        }

        return char.IsSurrogate(c) || c >= '\u2190' ? Symbol(text, i, list) : Punctuation(text, i, list);
    }

    private static int Symbol(ReadOnlySpan<char> text, int i, TokenList list)
    {
        if (Rune.DecodeFromUtf16(text[i..], out var rune, out var used) != System.Buffers.OperationStatus.Done)
        {
            return i + used;
        }

        if (!SignBook.IsEmoji(rune.Value))
        {
            return char.IsSurrogate(text[i]) ? i + used : Punctuation(text, i, list);
        }

        // Skin tones, variation selectors and joined figures belong to the first sign.
        var end = i + used;
        var joined = false;
        while (end < text.Length && Rune.DecodeFromUtf16(text[end..], out var more, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (more.Value is 0xFE0F or 0x200D or (>= 0x1F3FB and <= 0x1F3FF) || joined)
            {
                joined = more.Value == 0x200D;
                end += length;
                continue;
            }

            break;
        }

        return Mark(list, TokenKind.Emoji, i, end, rune.Value);
    }

    private static int Punctuation(ReadOnlySpan<char> text, int i, TokenList list)
    {
        switch (text[i])
        {
            case '!' or '！' or '?' or '？' or '؟':
                var end = i;
                var asks = false;
                while (end < text.Length && text[end] is '!' or '！' or '?' or '？' or '؟')
                {
                    asks |= text[end] is not ('!' or '！');
                    end++;
                }

                return Mark(list, asks ? TokenKind.Question : TokenKind.Exclaim, i, end, end - i);
            case '.' or '。' or '…' or '．':
                return Mark(list, TokenKind.End, i, Run(text, i), 1);
            case ',' or ';' or ':' or '，' or '；' or '：' or '、' or '—' or '–' or '~' or '～' or '|' or '/':
                return Mark(list, TokenKind.Comma, i, i + 1, 1);
            case '-' when i > 0 && i + 1 < text.Length && char.IsWhiteSpace(text[i - 1]) && char.IsWhiteSpace(text[i + 1]):
                return Mark(list, TokenKind.Comma, i, i + 1, 1);
            case '"' or '«' or '»' or '“' or '”' or '„' or '「' or '」' or '『' or '』':
                return Mark(list, TokenKind.Quote, i, i + 1, text[i]);
            case '(' or ')' or '（' or '）':
                var run = Run(text, i);
                return Mark(list, TokenKind.Bracket, i, run, text[i] is ')' or '）' ? run - i : i - run);
            default:
                return i + 1;
        }
    }

    private static int Run(ReadOnlySpan<char> text, int i)
    {
        var end = i + 1;
        while (end < text.Length && text[end] == text[i])
        {
            end++;
        }

        return end;
    }

    private static int Mark(TokenList list, TokenKind kind, int start, int end, int value)
    {
        list.Tokens.Add(new Token(kind, TokenMarks.None, start, end - start, list.FormEnd, 0, value));
        return end;
    }

    private static int HanRun(ReadOnlySpan<char> text, int i, TokenList list)
    {
        var form = list.FormEnd;
        var end = i;
        while (end < text.Length && Scripts.IsHan(text[end]))
        {
            list.Append(Traditional.Simplify(text[end]));
            end++;
        }

        list.Tokens.Add(new Token(TokenKind.Han, TokenMarks.BeyondAscii, i, end - i, form, end - i, 0));
        return end;
    }

    private static int MentionEnd(ReadOnlySpan<char> text, int i)
    {
        i++;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
        {
            i++;
        }

        return i;
    }

    private static int Hashtag(ReadOnlySpan<char> text, int i, TokenList list)
    {
        // Both "#CustomerService" and "#customer_service" are words in a row.
        i++;
        while (i < text.Length && (char.IsLetter(text[i]) || char.IsAsciiDigit(text[i]) || text[i] == '_'))
        {
            i = text[i] == '_' ? i + 1
                : Scripts.IsHan(text[i]) ? HanRun(text, i, list)
                : char.IsAsciiDigit(text[i]) ? WordReader.Number(text, i, list)
                : WordReader.Word(text, i, list, TokenMarks.Hashtag);
        }

        return i;
    }

    private static int LinkEnd(ReadOnlySpan<char> text, int i)
    {
        var rest = text[i..];
        if (text[i] is not ('h' or 'H' or 'w' or 'W' or 't' or 'b' or 'f')
            || !(rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("t.co/", StringComparison.Ordinal)
                || rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("bit.ly/", StringComparison.Ordinal)))
        {
            return 0;
        }

        var end = i;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>') && !Scripts.IsHan(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a character only marks the one before it.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for combining marks.</returns>
    public static bool IsCombining(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
