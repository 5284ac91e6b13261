using System.Text;

namespace Kelione.Voice.Text;

/// <summary>Reads words and numbers into their normal forms.</summary>
internal static class WordReader
{
    /// <summary>More letters than any word has: the rest of a run without spaces is passed over.</summary>
    private const int LongestWord = 60;

    /// <summary>Reads a word that begins with a letter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="list">Takes the token.</param>
    /// <param name="marks">What is known of how it is written.</param>
    /// <returns>Where the word ends.</returns>
    public static int Word(ReadOnlySpan<char> text, int start, TokenList list, TokenMarks marks)
    {
        var form = list.FormEnd;
        var end = start;
        var upper = 0;
        var letters = 0;
        var isHashtag = (marks & TokenMarks.Hashtag) != TokenMarks.None;
        var same = 0;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (Tokenizer.IsCombining(c))
            {
                Compose(list, form, c);
                continue;
            }

            if (c is '\'' or '’' or '‘' or 'ʼ' or '`')
            {
                if (end + 1 < text.Length && end > start && char.IsLetter(text[end + 1]) && !Scripts.IsHan(text[end + 1]))
                {
                    list.Append('\'');
                    same = 0;
                    continue;
                }

                break;
            }

            if (char.IsAsciiDigit(c) ? isHashtag : !char.IsLetter(c) || Scripts.IsHan(c))
            {
                break;
            }

            var isUpper = char.IsUpper(c);
            if (isHashtag && isUpper && end > start && char.IsLower(text[end - 1]))
            {
                break;
            }

            letters++;
            upper += isUpper ? 1 : 0;
            var lower = Normal(c);
            marks |= lower > 'z' ? TokenMarks.BeyondAscii : TokenMarks.None;
            var written = list.Written(form);
            same = written.Length > 0 && written[^1] == lower ? same + 1 : 1;
            if (same >= 3 && !char.IsAsciiDigit(lower))
            {
                marks |= TokenMarks.Stretched;
            }
            else if (written.Length < LongestWord)
            {
                list.Append(lower);
            }
        }

        marks |= letters >= 3 && upper == letters ? TokenMarks.Shouted : TokenMarks.None;
        end = Math.Max(end, start + 1);
        list.Tokens.Add(new Token(TokenKind.Word, marks, start, end - start, form, list.FormEnd - form, 0));
        return end;
    }

    /// <summary>Reads a number, a fraction or a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="list">Takes the token.</param>
    /// <returns>Where it ends.</returns>
    public static int Number(ReadOnlySpan<char> text, int start, TokenList list)
    {
        var form = list.FormEnd;
        var end = start;
        while (end < text.Length && end - start < LongestWord
            && (char.IsDigit(text[end]) || (text[end] is '.' or ',' or ':' or '/' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
        {
            list.Append(text[end]);
            end++;
        }

        end = Math.Max(end, start + 1);
        list.Tokens.Add(new Token(TokenKind.Number, TokenMarks.None, start, end - start, form, list.FormEnd - form, 0));
        return end;
    }

    private static char Normal(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        'ё' or 'Ё' => 'е',
        >= '\uFF21' and <= '\uFF3A' => (char)(c - 0xFF21 + 'a'),
        >= '\uFF41' and <= '\uFF5A' => (char)(c - 0xFF41 + 'a'),
        _ => char.ToLowerInvariant(c),
    };

    private static void Compose(TokenList list, int form, char mark)
    {
        var written = list.Written(form);
        if (written.Length == 0 || char.IsSurrogate(written[^1]))
        {
            return;
        }

        var composed = new string([written[^1], mark]).Normalize(NormalizationForm.FormC);
        if (composed.Length == 1)
        {
            written[^1] = Normal(composed[0]);
        }
    }
}
