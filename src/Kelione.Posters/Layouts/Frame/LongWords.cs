using System.Text;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Parts words that are wider than their column, so that nothing is cut: with a hyphen, after a vowel where there is one.</summary>
internal static class LongWords
{
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
        if (text.Length < 8 || !text.Split(' ', '\n').Any(w => w.Length >= 6 && scene.Measure(w, style) > width))
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
        while (word.Length >= 6 && scene.Measure(word, style) > width)
        {
            var at = word.Length - 3;
            while (at > 3 && scene.Measure(word[..at] + "-", style) > width)
            {
                at--;
            }

            at = AfterVowel(word, at);
            result.Append(word, 0, at).Append(word[at - 1] is '-' or '/' or '_' ? " " : "- ");
            word = word[at..];
        }

        return result.Append(word).ToString();
    }

    /// <summary>The last place up to three letters back where a syllable is likely to end: after a vowel, before a consonant.</summary>
    private static int AfterVowel(string word, int at)
    {
        for (var i = at; i >= Math.Max(3, at - 3); i--)
        {
            if (word[i - 1] is '-' or '/' or '_' || (Vowels.Contains(word[i - 1], StringComparison.Ordinal) && !Vowels.Contains(word[i], StringComparison.Ordinal)))
            {
                return i;
            }
        }

        return at;
    }
}
