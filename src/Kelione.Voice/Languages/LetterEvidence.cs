using Kelione.Voice.Text;

namespace Kelione.Voice.Languages;

/// <summary>What single letters say of the language.</summary>
internal static class LetterEvidence
{
    private const int English = 0;
    private const int Russian = 1;
    private const int Polish = 3;
    private const int Lithuanian = 4;
    private const int Others = WordEvidence.Others;

    /// <summary>Adds what the letters of a word say.</summary>
    /// <param name="form">The word in normal form.</param>
    /// <param name="points">Points by candidate.</param>
    public static void Add(ReadOnlySpan<char> form, Span<double> points)
    {
        foreach (var c in form)
        {
            if (c > 'z')
            {
                Letter(c, points);
            }
        }

        Pairs(form, points);
    }

    private static void Letter(char c, Span<double> points)
    {
        switch (c)
        {
            case 'ł' or 'ń' or 'ż' or 'ź' or 'ś' or 'ć':
                points[Polish] += 2.2;
                break;
            case 'ó':
                points[Polish] += 0.8;
                points[Others] += 0.8;
                break;
            case 'ė' or 'ų' or 'į':
                points[Lithuanian] += 2.4;
                break;
            case 'ą' or 'ę':
                points[Polish] += 1.2;
                points[Lithuanian] += 1.2;
                break;
            case 'š' or 'ž' or 'č':
                points[Lithuanian] += 1.2;
                points[Others] += 0.9;
                break;
            case 'ū':
                points[Lithuanian] += 1.4;
                points[Others] += 0.8;
                break;
            case 'ы' or 'э':
                points[Russian] += 1.2;
                break;
            case 'і' or 'ї' or 'є' or 'ґ' or 'ў' or 'ђ' or 'ј' or 'љ' or 'њ' or 'ћ' or 'џ' or 'ѓ' or 'ќ' or 'ѕ' or 'ә' or 'ғ' or 'қ' or 'ң' or 'ө' or 'ұ' or 'ү' or 'һ':
                points[Others] += 3;
                break;
            case 'é' or 'è':
                points[Others] += 0.8;
                points[English] += 0.2;
                break;
            default:
                points[Others] += Scripts.IsLatin(c) ? 1.6 : 0;
                break;
        }
    }

    private static void Pairs(ReadOnlySpan<char> form, Span<double> points)
    {
        for (var i = 0; i + 1 < form.Length; i++)
        {
            switch (form[i], form[i + 1])
            {
                case ('s', 'z') or ('c', 'z') or ('r', 'z') or ('d', 'z'):
                    points[Polish] += 0.6;
                    points[Others] += 0.1;
                    break;
                case ('t', 'h') or ('w', 'h') or ('g', 'h') or ('e', 'e') or ('o', 'o') or ('c', 'k') or ('s', 'h'):
                    points[English] += 0.35;
                    points[Others] += 0.12;
                    break;
                case ('w', _) or ('y', _) when i == 0 && form[1] is not ('i' or 'y'):
                    points[English] += 0.15;
                    points[Polish] += 0.15;
                    break;
                case ('i', 'a') or ('u', 'o') or ('i', 'ū') or ('a', 'u') or ('e', 'i') or ('i', 'u'):
                    points[Lithuanian] += 0.12;
                    break;
                case ('ъ', not ('е' or 'ю' or 'я')):
                    points[Others] += 2;
                    break;
                default:
                    break;
            }
        }

        // Lithuanian words end so; Polish and English ones hardly ever.
        if (form.Length > 4 && (form.EndsWith("as", StringComparison.Ordinal) || form.EndsWith("is", StringComparison.Ordinal) || form.EndsWith("us", StringComparison.Ordinal) || form.EndsWith("ai", StringComparison.Ordinal)))
        {
            points[Lithuanian] += 0.25;
        }
    }
}
