namespace Kelione.Voice.Text;

/// <summary>Diacritics taken off, for people who type without them: <c>zolty</c> for żółty, <c>aciu</c> for ačiū.</summary>
internal static class Folding
{
    /// <summary>The plain letter of a Polish, Lithuanian or accented Latin letter.</summary>
    /// <param name="c">A lower-case letter.</param>
    /// <returns>The letter without its mark, or the letter itself.</returns>
    public static char Fold(char c) => c switch
    {
        'ą' or 'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' or 'ā' => 'a',
        'ć' or 'č' or 'ç' => 'c',
        'ę' or 'ė' or 'é' or 'è' or 'ê' or 'ë' or 'ē' => 'e',
        'į' or 'í' or 'ì' or 'î' or 'ï' or 'ī' => 'i',
        'ł' => 'l',
        'ń' or 'ñ' => 'n',
        'ó' or 'ò' or 'ô' or 'ö' or 'õ' => 'o',
        'ś' or 'š' => 's',
        'ų' or 'ū' or 'ú' or 'ù' or 'û' or 'ü' => 'u',
        'ź' or 'ż' or 'ž' => 'z',
        _ => c,
    };

    /// <summary>A word with all its diacritics taken off.</summary>
    /// <param name="word">A lower-case word.</param>
    /// <returns>The plain word; the same instance where nothing changes.</returns>
    public static string Fold(string word)
    {
        foreach (var c in word)
        {
            if (c > 'z' && Fold(c) != c)
            {
                return string.Create(word.Length, word, static (span, w) =>
                {
                    for (var i = 0; i < w.Length; i++)
                    {
                        span[i] = Fold(w[i]);
                    }
                });
            }
        }

        return word;
    }
}
