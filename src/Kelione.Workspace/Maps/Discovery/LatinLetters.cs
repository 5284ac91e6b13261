using System.Globalization;
using System.Text;

namespace Kelione.Workspace;

/// <summary>Names in plain Latin letters, so that <c>оплата</c> and <c>oplata</c>, <c>apmokėjimas</c> and <c>apmokejimas</c> are the same.</summary>
internal static class LatinLetters
{
    // The order is that of the Cyrillic alphabet, as people write Russian in Latin letters.
    private static readonly string[] Cyrillic =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>Lower case, marks taken off, Cyrillic transliterated; other scripts as they are.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            // й and ё must be met before marks are taken off, or they would become и and е, which here they do anyhow.
            _ = c switch
            {
                >= 'а' and <= 'я' => plain.Append(Cyrillic[c - 'а']),
                'ё' => plain.Append('e'),
                'ł' => plain.Append('l'),
                'ß' => plain.Append("ss"),
                _ => AppendPlain(plain, c),
            };
        }

        return plain.ToString();
    }

    private static StringBuilder AppendPlain(StringBuilder plain, char c)
    {
        // Halves of a character beyond the first plane cannot be taken apart.
        if (char.IsSurrogate(c))
        {
            return plain.Append(c);
        }

        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD).Where(p => CharUnicodeInfo.GetUnicodeCategory(p) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(part);
        }

        return plain;
    }
}
