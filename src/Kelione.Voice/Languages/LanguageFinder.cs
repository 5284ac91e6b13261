using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Languages;

/// <summary>
/// Tells the language of a text: the script first, then function words, telling letters, the lexicons' words and the shapes of words. A mixed text has the language that most of it is in.
/// Too little evidence is <see cref="VoiceLanguages.Unknown"/>, and so is evidence of another language.
/// </summary>
public sealed class LanguageFinder
{
    private const double LeastLead = 0.9;

    private readonly LexiconSet _lexicons;
    private readonly WordEvidence _words;
    private readonly WordShapes _shapes;

    /// <summary>A finder over lexicons.</summary>
    /// <param name="lexicons">The lexicons, whose words are evidence.</param>
    public LanguageFinder(LexiconSet lexicons)
    {
        _lexicons = lexicons;
        _words = new WordEvidence(lexicons);
        _shapes = new WordShapes(lexicons);
    }

    /// <summary>Tells the language of a text.</summary>
    /// <param name="text">Any text; null is an empty one.</param>
    /// <returns>The language and how sure.</returns>
    public LanguageGuess Find(string? text)
    {
        var list = new TokenList();
        Tokenizer.Read(text is null ? default : text.AsSpan(0, Math.Min(text.Length, VoiceReader.MostCharacters)), list, _lexicons.Signs);
        return Find(list);
    }

    /// <summary>Tells the language of a text that has been cut.</summary>
    /// <param name="list">Its tokens.</param>
    /// <returns>The language and how sure.</returns>
    internal LanguageGuess Find(TokenList list)
    {
        int han = 0, kana = 0, cyrillic = 0, latin = 0, other = 0;
        foreach (var token in list.Tokens)
        {
            if (token.Kind == TokenKind.Han)
            {
                han += token.Length;
            }
            else if (token.Kind == TokenKind.Word)
            {
                var c = list.Form(token) is { Length: > 0 } form ? form[0] : ' ';
                _ = Scripts.IsLatin(c) ? latin += token.Length : Scripts.IsCyrillic(c) ? cyrillic += token.Length : Scripts.IsKana(c) ? kana += token.Length : other += token.Length;
            }
        }

        // A Chinese character says about as much as two or three letters.
        var chinese = han * 2.5;
        if (kana > 0 && kana * 6 >= han)
        {
            return new LanguageGuess(VoiceLanguages.Unknown, 0.95);
        }

        if (chinese + cyrillic + latin + other == 0)
        {
            return new LanguageGuess(VoiceLanguages.Unknown, 0.5);
        }

        if (other > chinese + cyrillic + latin)
        {
            return new LanguageGuess(VoiceLanguages.Unknown, 0.95);
        }

        return chinese >= cyrillic && chinese >= latin ? new LanguageGuess(VoiceLanguages.Chinese, Sure(han, 2))
            : Alphabetic(list, cyrillic > latin);
    }

    private static double Sure(int count, double half) => 0.5 + (0.5 * count / (count + half));

    private LanguageGuess Alphabetic(TokenList list, bool isCyrillic)
    {
        Span<double> points = stackalloc double[WordEvidence.Candidates];
        var words = 0;
        foreach (var token in list.Tokens)
        {
            var form = list.Form(token);
            if (token.Kind != TokenKind.Word || form.Length == 0 || Scripts.IsCyrillic(form[0]) != isCyrillic)
            {
                continue;
            }

            words++;
            Add(form, isCyrillic, points);
            if (words == 400)
            {
                break;
            }
        }

        if (isCyrillic)
        {
            return points[WordEvidence.Others] > points[1] + 0.5
                ? new LanguageGuess(VoiceLanguages.Unknown, Math.Min(0.99, 0.5 + (points[WordEvidence.Others] / 10)))
                : new LanguageGuess(VoiceLanguages.Russian, Math.Min(0.99, 0.6 + (points[1] / 8)));
        }

        return Best(points);
    }

    private void Add(ReadOnlySpan<char> form, bool isCyrillic, Span<double> points)
    {
        LetterEvidence.Add(form, points);
        if (_words.Of(form) is { } weights)
        {
            for (var i = 0; i < WordEvidence.Candidates; i++)
            {
                points[i] += weights[i];
            }

            return;
        }

        if (isCyrillic)
        {
            points[1] += _lexicons.Of(VoiceLanguages.Russian).Find(form).IsKnown ? 1 : 0;
            return;
        }

        _shapes.Add(form, points);
    }

    private static LanguageGuess Best(ReadOnlySpan<double> points)
    {
        int best = 0, second = -1;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i] > points[best])
            {
                second = best;
                best = i;
            }
            else if (second < 0 || points[i] > points[second])
            {
                second = i;
            }
        }

        var lead = points[best] - points[second];
        var confidence = 1 - (0.5 * Math.Exp(-lead / 2));
        return best == WordEvidence.Others || lead < LeastLead
            ? new LanguageGuess(VoiceLanguages.Unknown, best == WordEvidence.Others ? confidence : 0.5)
            : new LanguageGuess(VoiceLanguages.All[best], confidence);
    }
}
