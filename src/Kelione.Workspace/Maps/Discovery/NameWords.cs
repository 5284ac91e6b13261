using System.Globalization;
using System.Text;

namespace Kelione.Workspace;

/// <summary>The words of a name: events are named <c>product_view</c>, <c>addToCart</c>, <c>T02 Check confirmation</c>, <c>/cart/step2</c>.</summary>
internal static class NameWords
{
    /// <summary>The words in lower case, in order; numbers are words of their own.</summary>
    public static IReadOnlyList<string> Of(string name) => [.. Split(name).Select(w => w.ToLowerInvariant())];

    /// <summary>The words without numbers, in the case they have, or in lower case where all letters of the name are capitals.</summary>
    public static IReadOnlyList<string> WithoutNumbers(string name) => [.. InCase(name).Where(w => !char.IsDigit(w[0]))];

    /// <summary>The name as a person would write it: <c>Product view</c>. What has spaces already was written by a person and stays.</summary>
    public static string Readable(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Contains(' ', StringComparison.Ordinal) && !trimmed.Contains('_', StringComparison.Ordinal)
            ? Capital(trimmed)
            : Sentence(InCase(name), trimmed);
    }

    /// <summary>Words as a phrase that begins with a capital letter.</summary>
    /// <param name="words">The words; those in capitals throughout stay so.</param>
    /// <param name="instead">What to give where there are no words.</param>
    public static string Sentence(IEnumerable<string> words, string instead)
    {
        var text = string.Join(' ', words.Select(w => w.All(char.IsUpper) ? w : w.ToLowerInvariant()));
        return text.Length == 0 ? instead : Capital(text);
    }

    /// <summary>The words; a name that shouts throughout is quietened, so that capitals mean abbreviations.</summary>
    private static List<string> InCase(string name)
    {
        var words = Split(name);
        return words.Count > 1 && name.Any(char.IsUpper) && !name.Any(char.IsLower) ? words.ConvertAll(w => w.ToLowerInvariant()) : words;
    }

    private static string Capital(string text)
    {
        var first = StringInfo.GetNextTextElement(text);
        return first.ToUpperInvariant() + text[first.Length..];
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                End();
                continue;
            }

            if (word.Length > 0 && IsSeam(name, i))
            {
                End();
            }

            word.Append(c);
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Whether a new word begins: a capital after a small letter, the last capital of several before a small letter, a digit after a letter or a letter after a digit.</summary>
    private static bool IsSeam(string name, int i)
    {
        var (before, here) = (name[i - 1], name[i]);
        return (char.IsLower(before) && char.IsUpper(here))
            || (char.IsUpper(before) && char.IsUpper(here) && i + 1 < name.Length && char.IsLower(name[i + 1]))
            || (char.IsDigit(before) != char.IsDigit(here) && char.IsLetterOrDigit(before));
    }
}
