using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Text;

/// <summary>A word in its place. Immutable.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text.</param>
/// <param name="Info">What the lexicon knows of it.</param>
/// <param name="Marks">How it was written.</param>
/// <param name="Clause">The clause it stands in, counted through the text.</param>
/// <param name="Sentence">The sentence it stands in, counted through the text.</param>
/// <param name="IsQuoted">Whether it stands between quotation marks.</param>
internal readonly record struct SpokenWord(int Start, int Length, WordInfo Info, TokenMarks Marks, int Clause, int Sentence, bool IsQuoted);

/// <summary>A sign with a feeling in its place. Immutable.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Sentence">The sentence it stands in.</param>
internal readonly record struct SpokenSign(int Start, int Length, SignMeaning Meaning, int Sentence);

/// <summary>A sentence's marks.</summary>
internal struct SpokenSentence
{
    /// <summary>Whether it ends in a question mark.</summary>
    public bool Asks;

    /// <summary>How many exclamation marks it has.</summary>
    public int Exclaims;
}

/// <summary>A text as words of one language with their clauses, sentences and signs. Reused from text to text; not thread-safe.</summary>
internal sealed class SpokenText
{
    private readonly TokenList _tokens;
    private int _clause;

    /// <summary>An empty text over a token list.</summary>
    /// <param name="tokens">The list that is cut into words.</param>
    public SpokenText(TokenList tokens) => _tokens = tokens;

    /// <summary>The words.</summary>
    public List<SpokenWord> Words { get; } = new(64);

    /// <summary>The signs with a feeling.</summary>
    public List<SpokenSign> Signs { get; } = new(8);

    /// <summary>The sentences; at least one.</summary>
    public List<SpokenSentence> Sentences { get; } = new(8);

    /// <summary>Whether the writer uses letters with diacritics, so that words without them are meant so.</summary>
    public bool TypesDiacritics { get; private set; }

    /// <summary>Whether the text shares a link.</summary>
    public bool HasLink { get; private set; }

    /// <summary>Cuts the tokens into words.</summary>
    /// <param name="lexicons">The lexicons.</param>
    /// <param name="language">The language of the text; <see cref="VoiceLanguages.Unknown"/> reads signs alone.</param>
    public void Read(LexiconSet lexicons, string language)
    {
        Words.Clear();
        Signs.Clear();
        Sentences.Clear();
        Sentences.Add(default);
        _clause = 0;
        TypesDiacritics = false;
        HasLink = false;
        var lexicon = language == VoiceLanguages.Unknown ? null : lexicons.Of(language);
        var english = language is VoiceLanguages.Russian or VoiceLanguages.Chinese ? lexicons.Of(VoiceLanguages.English) : lexicon;
        var isQuoted = false;
        var brackets = 0;
        foreach (var token in _tokens.Tokens)
        {
            switch (token.Kind)
            {
                case TokenKind.Word or TokenKind.Number when lexicon is not null:
                    AddWord(token, lexicon, english!, isQuoted);
                    break;
                case TokenKind.Han when language == VoiceLanguages.Chinese:
                    AddHan(token, lexicon!, isQuoted);
                    break;
                case TokenKind.Emoji:
                    AddSign(token, lexicons.Signs.Emoji(token.Value));
                    break;
                case TokenKind.Emoticon:
                    AddSign(token, lexicons.Signs.Emoticon(token.Value));
                    break;
                case TokenKind.Bracket:
                    brackets = AddBracket(token, brackets, language);
                    break;
                case TokenKind.Quote:
                    isQuoted = Quotes(token.Value, isQuoted);
                    break;
                case TokenKind.Link:
                    HasLink = true;
                    break;
                case TokenKind.Mention:
                    break;
                default:
                    AddMark(token);
                    break;
            }
        }
    }

    private static bool Quotes(int mark, bool isQuoted) => mark switch
    {
        '«' or '“' or '„' or '「' or '『' => !(mark == '“' && isQuoted),
        '»' or '”' or '」' or '』' => false,
        _ => !isQuoted,
    };

    private void AddWord(in Token token, Lexicon lexicon, Lexicon english, bool isQuoted)
    {
        var form = _tokens.Form(token);
        if (form.Length == 0)
        {
            return;
        }

        var isForeign = !ReferenceEquals(lexicon, english) && Scripts.IsLatin(form[0]);
        var info = (isForeign ? english : lexicon).Find(form, (token.Marks & TokenMarks.Stretched) != TokenMarks.None, token.Kind == TokenKind.Number);
        TypesDiacritics |= (token.Marks & TokenMarks.BeyondAscii) != TokenMarks.None;
        Words.Add(new SpokenWord(token.Start, token.Length, info, token.Marks, _clause, Sentences.Count - 1, isQuoted));
    }

    private void AddHan(Token token, Lexicon lexicon, bool isQuoted)
    {
        var sentence = Sentences.Count - 1;
        HanWords.Cut(_tokens.Form(token), lexicon, (start, length) =>
        {
            var info = lexicon.Find(_tokens.Form(token).Slice(start, length));
            Words.Add(new SpokenWord(token.Start + start, length, info, TokenMarks.None, _clause, sentence, isQuoted));
        });
    }

    private void AddSign(in Token token, SignMeaning meaning)
    {
        if (meaning.Value != 0 || meaning.Emotion is not null || meaning.IsIrony)
        {
            Signs.Add(new SpokenSign(token.Start, token.Length, meaning, Sentences.Count - 1));
        }

        // A sign closes what it comments on.
        _clause++;
    }

    private int AddBracket(in Token token, int open, string language)
    {
        var closes = token.Value;
        if (closes < 0)
        {
            if (language == VoiceLanguages.Russian && closes <= -2)
            {
                AddSign(token, new SignMeaning(-1.5, Sentiments.Emotion.Disappointment, false));
                return open;
            }

            _clause++;
            return open - closes;
        }

        var smiles = closes - open;
        _clause++;
        if (language == VoiceLanguages.Russian && smiles > 0)
        {
            AddSign(token, new SignMeaning(smiles > 1 ? 1 : 0.75, Sentiments.Emotion.Joy, false));
        }

        return Math.Max(0, open - closes);
    }

    private void AddMark(in Token token)
    {
        var last = Sentences.Count - 1;
        switch (token.Kind)
        {
            case TokenKind.Comma:
                _clause++;
                return;
            case TokenKind.Question:
                Sentences[last] = Sentences[last] with { Asks = true };
                break;
            case TokenKind.Exclaim:
                Sentences[last] = Sentences[last] with { Exclaims = Sentences[last].Exclaims + token.Value };
                break;
            default:
                break;
        }

        _clause++;
        if (token.Kind is TokenKind.Question or TokenKind.Exclaim or TokenKind.End)
        {
            Sentences.Add(default);
        }
    }
}
