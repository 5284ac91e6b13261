using System.Runtime.InteropServices;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Sentiments;

/// <summary>What stands around the words with a direction: negations and their reach, strength, contrast, questions, wishes, irony. Reused; not thread-safe.</summary>
internal sealed class Surroundings
{
    /// <summary>Further away than this no word shifts another: the longest reach and the longest phrase.</summary>
    private const int Furthest = 16;

    /// <summary>More turns than this within one text turn nothing any more.</summary>
    private const int MostContrasts = 32;

    private readonly List<ShifterHit> _negations = new(8);
    private readonly List<ShifterHit> _backward = new(4);
    private readonly List<ShifterHit> _strengths = new(8);
    private readonly List<(int Sentence, int Clause, double Weight)> _contrasts = new(4);
    private readonly List<(int Sentence, int Clause, double Weight)> _concessions = new(4);
    private readonly HashSet<int> _asking = [];
    private readonly HashSet<int> _wishing = [];
    private readonly HashSet<int> _ironic = [];
    private readonly HashSet<int> _starts = [];

    /// <summary>Whether any sentence asks.</summary>
    public bool AnyQuestion { get; private set; }

    /// <summary>Whether any sentence wishes.</summary>
    public bool AnyWish => _wishing.Count > 0;

    /// <summary>Whether there is a phrase of complaint.</summary>
    public bool AnyComplaint { get; private set; }

    /// <summary>Whether there are thanks.</summary>
    public bool AnyThanks { get; private set; }

    /// <summary>Whether most of the text is in capitals, so that they mean nothing.</summary>
    public bool ShoutsAlways { get; private set; }

    /// <summary>How many words stand between quotation marks.</summary>
    public int QuotedCount { get; private set; }

    /// <summary>Whether anything in the text is meant the other way round.</summary>
    public bool AnyIrony => _ironic.Count > 0;

    /// <summary>Reads a text's surroundings.</summary>
    /// <param name="text">The text as words.</param>
    /// <param name="hits">The entries found in it.</param>
    public void Read(SpokenText text, HitFinder hits)
    {
        Clear();
        Count(text, hits);
        foreach (var hit in hits.Shifters)
        {
            var word = text.Words[hit.First];
            switch (hit.Entry.Kind)
            {
                case ShifterKind.Negation:
                    _negations.Add(hit);
                    break;
                case ShifterKind.NegationBack:
                    _backward.Add(hit);
                    break;
                case ShifterKind.Intensifier or ShifterKind.Softener:
                    _strengths.Add(hit);
                    break;
                case ShifterKind.Contrast:
                    AddContrast(text, hit, word);
                    break;
                case ShifterKind.Concession:
                    if (_concessions.Count < MostContrasts)
                    {
                        _concessions.Add((word.Sentence, word.Clause, hit.Entry.Value));
                    }

                    break;
                case ShifterKind.Question:
                    AddQuestion(text, hit, word);
                    break;
                case ShifterKind.Wish:
                    _wishing.Add(word.Sentence);
                    break;
                case ShifterKind.Irony:
                    _ironic.Add(word.Sentence);
                    break;
                case ShifterKind.Complaint:
                    AnyComplaint = true;
                    break;
                case ShifterKind.Thanks:
                    AnyThanks = true;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether a sentence asks.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>True where a mark or a word says so.</returns>
    public bool Asks(int sentence) => _asking.Contains(sentence);

    /// <summary>Whether a sentence wishes.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>True where a word says so.</returns>
    public bool Wishes(int sentence) => _wishing.Contains(sentence);

    /// <summary>Whether a sentence is meant the other way round.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>True where a word or a sign says so.</returns>
    public bool IsIronic(int sentence) => _ironic.Contains(sentence);

    /// <summary>Whether a word with a direction only makes the next such word stronger ("terribly nice").</summary>
    /// <param name="hit">The word.</param>
    /// <returns>True where it is an intensifier too and the next word has a direction.</returns>
    public bool IsStrengthOfNext(in SentimentHit hit)
    {
        for (var i = Near(_strengths, hit.First); i < _strengths.Count && _strengths[i].First <= hit.First; i++)
        {
            var strength = _strengths[i];
            if (strength.First == hit.First && strength.Count == hit.Count && _starts.Contains(hit.End))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is turned around.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hit">The word.</param>
    /// <returns>True where a negation reaches it within its clause.</returns>
    public bool IsNegated(SpokenText text, in SentimentHit hit)
    {
        var word = text.Words[hit.First];
        var count = hit.IsNegated ? 1 : 0;
        for (var i = Near(_negations, hit.First); i < _negations.Count && _negations[i].First < hit.First; i++)
        {
            var negation = _negations[i];
            if (negation.End <= hit.First && hit.First - negation.End < negation.Entry.Value && text.Words[negation.First].Clause == word.Clause && !IsAttribute(text, negation.End, hit.First))
            {
                count++;
            }
        }

        for (var i = Near(_backward, hit.First); i < _backward.Count && _backward[i].First < hit.End + Furthest; i++)
        {
            var negation = _backward[i];
            if (negation.First >= hit.End && negation.First - hit.End < negation.Entry.Value && text.Words[negation.First].Clause == word.Clause)
            {
                count++;
            }
        }

        return word.Info.Lexicon.Grammar.NegationsAgree ? count > 0 : count % 2 == 1;
    }

    /// <summary>How much stronger or weaker the words beside it make a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hit">The word.</param>
    /// <returns>A factor between 0.3 and 2.5.</returns>
    public double Strength(SpokenText text, in SentimentHit hit)
    {
        var factor = 1.0;
        for (var i = Near(_strengths, hit.First); i < _strengths.Count && _strengths[i].First <= hit.End; i++)
        {
            var strength = _strengths[i];
            var before = hit.First - strength.End;
            var after = strength.First - hit.End;
            var near = before is 0 or 1 || (after == 0 && !_starts.Contains(strength.End));
            if (near && text.Words[strength.First].Sentence == text.Words[hit.First].Sentence)
            {
                factor *= strength.Entry.Value;
            }
        }

        return Math.Clamp(factor, 0.3, 2.5);
    }

    /// <summary>The weight of a clause beside "but" and "although".</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="sentence">Its sentence.</param>
    /// <param name="after">The weight of what stands after a "but".</param>
    /// <returns>A factor.</returns>
    public double ContrastWeight(int clause, int sentence, double after)
    {
        var factor = 1.0;
        foreach (var (contrastSentence, contrastClause, weight) in _contrasts)
        {
            factor *= contrastSentence != sentence ? 1 : clause < contrastClause ? weight : after;
        }

        foreach (var (concessionSentence, concessionClause, weight) in _concessions)
        {
            factor *= concessionSentence == sentence && concessionClause == clause ? weight : 1;
        }

        return Math.Clamp(factor, 0.2, 1.5);
    }

    /// <summary>Whether a shifter's words belong to an entry with a direction, which speaks for them.</summary>
    /// <param name="shifter">The shifter.</param>
    /// <param name="hits">The entries found.</param>
    /// <returns>True where one overlaps it.</returns>
    public static bool IsCovered(in ShifterHit shifter, HitFinder hits)
    {
        foreach (var hit in CollectionsMarshal.AsSpan(hits.Sentiments)[hits.NearSentiment(shifter.First)..])
        {
            if (hit.First >= shifter.End)
            {
                return false;
            }

            if (hit.First < shifter.End && shifter.First < hit.End && hit.Count >= shifter.Count)
            {
                return true;
            }
        }

        return false;
    }

    // "没有的可爱咖啡馆": what stands before 的 only describes, and its negation ends there.
    private static bool IsAttribute(SpokenText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Words[i].Info.Form == "的")
            {
                return true;
            }
        }

        return false;
    }

    // The lists are in the order of the text: only what stands near a word is looked at, however long the text is.
    private static int Near(List<ShifterHit> hits, int word)
    {
        int from = 0, to = hits.Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = hits[middle].First < word - Furthest ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private void Clear()
    {
        _negations.Clear();
        _backward.Clear();
        _strengths.Clear();
        _contrasts.Clear();
        _concessions.Clear();
        _asking.Clear();
        _wishing.Clear();
        _ironic.Clear();
        _starts.Clear();
        AnyComplaint = AnyThanks = AnyQuestion = false;
    }

    private void Count(SpokenText text, HitFinder hits)
    {
        foreach (var hit in hits.Sentiments)
        {
            _starts.Add(hit.First);
        }

        var shouted = 0;
        QuotedCount = 0;
        foreach (var word in text.Words)
        {
            shouted += (word.Marks & TokenMarks.Shouted) != TokenMarks.None ? 1 : 0;
            QuotedCount += word.IsQuoted ? 1 : 0;
        }

        ShoutsAlways = shouted * 2 > text.Words.Count;
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            if (text.Sentences[i].Asks)
            {
                _asking.Add(i);
                AnyQuestion = true;
            }
        }

        foreach (var sign in text.Signs)
        {
            if (sign.Meaning.IsIrony)
            {
                _ironic.Add(sign.Sentence);
            }
        }
    }

    private void AddQuestion(SpokenText text, in ShifterHit hit, in SpokenWord word)
    {
        // "What" asks at the beginning of a sentence; further in it only joins ("that is what I meant").
        var place = hit.First;
        while (place > 0 && text.Words[place - 1].Sentence == word.Sentence)
        {
            place--;
        }

        if (hit.Count > 1 || hit.First - place <= 1)
        {
            _asking.Add(word.Sentence);
            AnyQuestion = true;
        }
    }

    private void AddContrast(SpokenText text, in ShifterHit hit, in SpokenWord word)
    {
        // "But" opens a clause even where no comma stands before it.
        if (_contrasts.Count == MostContrasts)
        {
            return;
        }

        var isFirst = hit.First == 0 || text.Words[hit.First - 1].Clause != word.Clause;
        var clause = word.Clause;
        if (!isFirst)
        {
            for (var i = hit.First; i < text.Words.Count; i++)
            {
                text.Words[i] = text.Words[i] with { Clause = text.Words[i].Clause + 1 };
            }

            clause++;
        }

        _contrasts.Add((word.Sentence, clause, hit.Entry.Value));
    }
}
