using Kelione.Voice.Text;

namespace Kelione.Voice.Grammar;

/// <summary>
/// Lithuanian word forms brought together by their endings: cases, definite forms, persons, tenses, participles, reflexives.
/// Stems are written without diacritics, so that <c>aciu</c> finds ačiū.
/// </summary>
internal static class LithuanianStems
{
    private static readonly Suffixes Endings = new(3, """
        as is ys us ias jas a ė ia o io jo aus iaus os ės ies iai ui iui ei ai am em im um ą į ų ę ią jį iu u e yje uje oje ėje iuje ame iame
        i ie y ios ius ys ūs iai ės ys aus ų ių jų ams iams oms ėms ims ums iems us is es ais iais omis ėmis imis umis uose iuose ose ėse yse
        asis oji ojo osios ajam ąją ąjį uoju ąja ajame ojoje ieji ujų iesiems osioms uosius ąsias aisiais osiomis
        esnis esnė esnio esnės esni esnių iausias iausia iausio iausios iausi iausių iausiai iau
        ti tis čiau čiausi iu i ame ate ame ate au ai o ome ote jau jai jo jome jote iau ė ėme ėte siu si s sime site davau davai davo davome davote davė
        čiau tum tų tume tumėte tumėme k kite kime
        ant antis anti ančio ančios ęs usi usio usios ęs davęs siantis tas ta to tos tą tam ti tų tus tais tomis tiems amas ama omas oma imas ima ymas ymo ymu ymui ymą ymai ymų imo imu imui imą imai imų
        umas umo umu umui umą umai asi osi uosi iuosi isi ysi tis iasi ėsi jasi josi tųsi eisi
        ingas inga ingo ingos ingai ingi ingų tojas toja tojo tojos tojai tojų
        """);

    /// <summary>The stem of a word.</summary>
    /// <param name="word">A word in normal form.</param>
    /// <returns>What its forms share, without diacritics.</returns>
    public static string Stem(string word)
    {
        var stem = Endings.Cut(word);
        var plain = Folding.Fold(stem.ToString());

        // "klaida, klaidžių", "pristatyti, pristačiau": the softened consonant goes back to the plain one.
        return plain.Length > 3 && plain.EndsWith("dz", StringComparison.Ordinal) ? plain[..^1]
            : plain.Length > 3 && plain[^1] == 'c' ? plain[..^1]
            : plain.Length > 3 && plain[^1] is 'i' or 'j' ? plain[..^1]

            // "siunt-a" or "siun-ta": the endings of participles begin with t, so a t at the end is taken off everywhere.
            : plain.Length > 3 && plain[^1] == 't' ? plain[..^1]
            : plain;
    }
}
