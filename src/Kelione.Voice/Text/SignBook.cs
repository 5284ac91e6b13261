using System.Globalization;
using System.Text;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Text;

/// <summary>What a face or a pictogram says.</summary>
/// <param name="Value">−3 … +3.</param>
/// <param name="Emotion">The emotion, where it shows one.</param>
/// <param name="IsIrony">Whether it turns praise around (🙄).</param>
internal readonly record struct SignMeaning(double Value, Emotion? Emotion, bool IsIrony);

/// <summary>The faces, pictograms and faces of punctuation that carry a feeling. Immutable.</summary>
internal sealed class SignBook
{
    private const int LongestEmoticon = 7;
    private readonly Dictionary<int, SignMeaning> _emoji = [];
    private readonly Dictionary<string, int> _emoticonIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _emoticonLookup;
    private readonly List<SignMeaning> _emoticons = [];
    private readonly HashSet<char> _starts = [];

    /// <summary>Reads the book.</summary>
    /// <param name="emoji">Rows of sign, value, emotion, note.</param>
    /// <exception cref="LexiconException">A row is not understood.</exception>
    public SignBook(TsvTable emoji)
    {
        _emoticonLookup = _emoticonIndex.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var row in emoji.Rows)
        {
            var sign = row.Required(0, "sign");
            var meaning = new SignMeaning(row.Number(1, "value", -3, 3), row.Emotion(2), row.Optional(3).StartsWith("irony", StringComparison.Ordinal));
            var rune = Rune.GetRuneAt(sign, 0);
            if (IsEmoji(rune.Value))
            {
                _emoji[rune.Value] = meaning;
            }
            else
            {
                _starts.Add(sign[0]);
                _emoticonIndex[sign] = _emoticons.Count;
                _emoticons.Add(meaning);
            }
        }
    }

    /// <summary>Whether a code point is a pictogram.</summary>
    /// <param name="value">A code point.</param>
    /// <returns>True for the blocks of pictograms, arrows excepted.</returns>
    public static bool IsEmoji(int value) =>
        value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or 0x203C or 0x2049 or (>= 0x231A and <= 0x23FF);

    /// <summary>Whether a face of punctuation may begin with a character.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True where some face does.</returns>
    public bool Starts(char c) => _starts.Contains(c);

    /// <summary>What a pictogram says.</summary>
    /// <param name="codePoint">Its first code point.</param>
    /// <returns>The meaning; value 0 where it carries no feeling.</returns>
    public SignMeaning Emoji(int codePoint) => _emoji.GetValueOrDefault(codePoint);

    /// <summary>What a face of punctuation says.</summary>
    /// <param name="index">Its index, from <see cref="TryEmoticon"/>.</param>
    /// <returns>The meaning.</returns>
    public SignMeaning Emoticon(int index) => _emoticons[index];

    /// <summary>Finds the longest face at a place, as long as it is no part of a word, an address or a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="index">The face's index.</param>
    /// <param name="end">Where it ends, with the brackets that follow.</param>
    /// <returns>True where there is one.</returns>
    public bool TryEmoticon(ReadOnlySpan<char> text, int start, out int index, out int end)
    {
        index = -1;
        end = start;
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start])))
        {
            return false;
        }

        for (var length = Math.Min(LongestEmoticon, text.Length - start); length >= 2; length--)
        {
            if (!_emoticonLookup.TryGetValue(text.Slice(start, length), out index))
            {
                continue;
            }

            end = start + length;
            if (char.IsLetterOrDigit(text[end - 1]) && end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                continue;
            }

            while (end < text.Length && text[end] == text[end - 1] && CharUnicodeInfo.GetUnicodeCategory(text[end]) is not UnicodeCategory.LowercaseLetter)
            {
                end++;
            }

            return true;
        }

        return false;
    }
}
