using Kelione.Voice.Text;

namespace Kelione.Voice.Grammar;

/// <summary>
/// Polish word forms brought together by their endings, and the commonest changes of the last consonant (drodzy – drogi, świecie – świat are left apart).
/// Stems are written without diacritics, so that <c>zolty</c> finds żółty.
/// </summary>
internal static class PolishStems
{
    private static readonly Suffixes Endings = new(3, """
        ego emu ych ymi ym ej im imi iego iemu iej ich iej iego a ą e ę i o u y ia ią ie ię iu io
        ów om ami ach iom iami iach owi owie em iem ami mi
        ać eć ić yć ieć ować iwać ywać am asz amy acie ają em esz emy ecie eją ię isz imy icie ią yę ysz ymy ycie uję ujesz uje ujemy ujecie ują
        ał ała ało ali ały ałem ałam ałeś ałaś aliśmy ałyśmy aliście ił iła iło ili iły iłem iłam iłeś iłaś iliśmy iłyśmy ył yła yło yli yły yłem yłam
        iał iała iało ieli iały iałem iałam eli ował owała owało owali owały owałem owałam owaliśmy ął ęła ęło ęli ęły ąłem ęłam
        any ana ane ani anego anej anych anym aną ony ona one oni onego onej onych onym oną iony iona ione ieni eni owany owana owane owani
        ąc ący ąca ące ający ająca ające jący jąca jące anie ania aniu aniem enie enia eniu eniem ienie ienia ieniu ieniem owanie owania owaniu owaniem
        ość ości ością iejszy iejsza iejsze ejszy ejsza ejsze szy sza sze iej ej cie
        """);

    /// <summary>The stem of a word.</summary>
    /// <param name="word">A word in normal form.</param>
    /// <returns>What its forms share, without diacritics.</returns>
    public static string Stem(string word)
    {
        var stem = word.AsSpan();
        if (stem.Length > 5 && stem.StartsWith("naj", StringComparison.Ordinal) && (stem.EndsWith("szy", StringComparison.Ordinal) || stem.EndsWith("sza", StringComparison.Ordinal) || stem.EndsWith("sze", StringComparison.Ordinal) || stem.EndsWith("ej", StringComparison.Ordinal)))
        {
            stem = stem[3..];
        }

        stem = Endings.Cut(stem);
        if (stem.Length > 3 && stem[^1] is 'i' or 'j')
        {
            stem = stem[..^1];
        }

        var plain = Folding.Fold(stem.ToString());
        return plain.Length > 3 ? LastConsonant(plain) : plain;
    }

    private static string LastConsonant(string stem) =>
        stem.EndsWith("rz", StringComparison.Ordinal) ? stem[..^1]
        : stem.EndsWith("dz", StringComparison.Ordinal) ? stem[..^1]
        : stem.EndsWith("sc", StringComparison.Ordinal) ? string.Concat(stem.AsSpan(0, stem.Length - 1), "t")
        : stem;
}
