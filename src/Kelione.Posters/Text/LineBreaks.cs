using System.Collections.Immutable;

namespace Kelione.Posters.Text;

/// <summary>A place where a line may end.</summary>
/// <param name="End">Where the line's text ends, spaces left out.</param>
/// <param name="Next">Where the next line begins.</param>
/// <param name="Penalty">How much a reader minds the line ending here: 0 not at all, 1 as much as a whole empty line.</param>
internal readonly record struct LineBreak(int End, int Next, double Penalty);

/// <summary>
/// Where lines may end: at spaces, after a hyphen or a slash, and between Chinese characters — never before closing punctuation, never after opening.
/// The rules follow the common ground of Unicode's line breaking (UAX 14) and of Chinese typesetting (CLREQ).
/// </summary>
internal static class LineBreaks
{
    private const string NeverFirst = "，。、；：？！）》〉」』】〕…—～·％%”’ー々!?,.:;)]}»";
    private const string NeverLast = "（《〈「『【〔“‘([{«¥€$№#";
    private const string Pauses = "，。、；：？！）》」』】…—";

    private const double BetweenHan = 0.2;
    private const double BesideNumber = 0.35;
    private const double AfterHyphen = 0.1;
    private const double AfterOneLetter = 0.5;

    /// <summary>All places where a line of the text may end, the end of the text last. The text is one paragraph.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language: in Polish, Russian and Lithuanian a word of one letter is kept with the next.</param>
    public static ImmutableArray<LineBreak> Find(string text, string language)
    {
        var breaks = ImmutableArray.CreateBuilder<LineBreak>();
        var keepsOneLetter = KeepsOneLetter(language);
        for (var i = 1; i < text.Length; i++)
        {
            var (before, after) = (text[i - 1], text[i]);
            if (before == ' ' && after != ' ')
            {
                var end = text.AsSpan(0, i).TrimEnd(' ').Length;
                if (end > 0)
                {
                    breaks.Add(new LineBreak(end, i, AtSpace(text, end, i, keepsOneLetter)));
                }
            }
            else if (before != ' ' && after != ' ' && Between(text, i) is { } penalty)
            {
                breaks.Add(new LineBreak(i, i, penalty));
            }
        }

        breaks.Add(new LineBreak(text.AsSpan().TrimEnd(' ').Length, text.Length, 0));
        return breaks.ToImmutable();
    }

    /// <summary>Whether a character takes a whole square: Chinese characters, their punctuation and full-width forms.</summary>
    public static bool IsHan(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uD840' and <= '\uD8BF');

    private static double AtSpace(string text, int end, int next, bool keepsOneLetter)
    {
        if (keepsOneLetter && char.IsLetter(text[end - 1]) && (end == 1 || text[end - 2] is ' ' or '\u00A0' or '(' or '„' or '«'))
        {
            return AfterOneLetter;
        }

        return IsBesideNumber(text[end - 1], text[next]) ? BesideNumber : 0;
    }

    /// <summary>“84 欧元”, “第 7 天”: a number and its unit, or a Chinese word and its number, read as one.</summary>
    private static bool IsBesideNumber(char before, char after) => (char.IsAsciiDigit(before) && IsHan(after)) || (IsHan(before) && char.IsAsciiDigit(after));

    private static double? Between(string text, int i)
    {
        var (before, after) = (text[i - 1], text[i]);
        if (char.IsLowSurrogate(after) || NeverFirst.Contains(after, StringComparison.Ordinal) || NeverLast.Contains(before, StringComparison.Ordinal))
        {
            return null;
        }

        if (IsHan(before) || IsHan(after) || char.IsLowSurrogate(before))
        {
            // A mark that combines, a joiner or a word joiner holds both sides together.
            return IsGlue(before) || IsGlue(after) ? null : Pauses.Contains(before, StringComparison.Ordinal) ? 0
                : IsBesideNumber(before, after) ? BesideNumber : BetweenHan;
        }

        // After a hyphen within a word, and after a slash or a dash between words; never before a digit (“2026-09-30”, “1/3”).
        return before is '-' or '/' or '–' or '—' or '‐' && char.IsLetter(after) && i > 1 && char.IsLetter(text[i - 2]) ? AfterHyphen : null;
    }

    private static bool IsGlue(char c) =>
        c is '\u00A0' or '\u202F' or '\u2060' or '\u200D' or (>= '\uFE00' and <= '\uFE0F')
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark;

    private static bool KeepsOneLetter(string language) =>
        language.StartsWith("pl", StringComparison.OrdinalIgnoreCase) || language.StartsWith("ru", StringComparison.OrdinalIgnoreCase) || language.StartsWith("lt", StringComparison.OrdinalIgnoreCase);
}
