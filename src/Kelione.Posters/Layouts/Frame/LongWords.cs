using System.Text;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Parts words that are wider than their column, so that nothing is cut: with a hyphen, after a vowel where there is one.</summary>
internal static class LongWords
{
    /// <summary>How many letters of a word at least stand on either side of a hyphen.</summary>
    private const int Least = 3;

    private const string Vowels = "aeiouyąęėįųūóаеёиоуыэюяAEIOUY";

    /// <summary>The text with numbers and the signs that follow them kept on one line: 84 €, 80 %.</summary>
    public static string Glue(string text)
    {
        if (!text.AsSpan().ContainsAny('%', '€', '$') && !text.AsSpan().ContainsAny('£', '¥', '₽'))
        {
            return text;
        }

        var result = new StringBuilder(text);
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == ' ' && char.IsDigit(text[i - 1]) && text[i + 1] is '%' or '€' or '$' or '£' or '¥' or '₽')
            {
                result[i] = text[i] == ' ' ? '\u00A0' : text[i];
            }
        }

        return result.ToString();
    }

    /// <summary>The text with every word that is too wide for the column at this style broken into parts that are not.</summary>
    public static string Part(SceneBuilder scene, string text, TextStyle style, double width)
    {
        if (text.Length < 8 || !text.Split(' ', '\n').Any(w => w.Length >= 2 * Least && scene.Measure(w, style) > width))
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            result.Append(result.Length > 0 ? " " : "").Append(word.Any(LineBreaks.IsHan) ? word : Part(scene, word, width, style));
        }

        return result.ToString();
    }

    private static string Part(SceneBuilder scene, string word, double width, TextStyle style)
    {
        var result = new StringBuilder();
        for (var rest = word; ;)
        {
            var whole = rest;
            if (whole.Length < 2 * Least || !LongestBeginning.IsTooWide(whole.Length, i => scene.Measure(whole[..(i + 1)], style), width, style.Size))
            {
                return result.Append(whole).ToString();
            }

            // However narrow the column is, the least stays before the hyphen and goes behind it.
            var longest = LongestBeginning.Find(whole.Length - (2 * Least), i => scene.Measure(whole[..(Least + 1 + i)] + "-", style), width, style.Size);
            var at = AfterVowel(whole, Least + 1 + longest);
            result.Append(whole, 0, at).Append(whole[at - 1] is '-' or '/' or '_' ? " " : "- ");
            rest = whole[at..];
        }
    }

    /// <summary>The last place up to three letters back where a syllable is likely to end: after a vowel, before a consonant.</summary>
    private static int AfterVowel(string word, int at)
    {
        for (var i = at; i >= Math.Max(Least, at - 3); i--)
        {
            if (word[i - 1] is '-' or '/' or '_' || (Vowels.Contains(word[i - 1], StringComparison.Ordinal) && !Vowels.Contains(word[i], StringComparison.Ordinal)))
            {
                return i;
            }
        }

        return at;
    }
}
