using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Sentiments;

/// <summary>
/// Weighs the evidence of a text: each entry's value, turned around by negation, made stronger or weaker by the words beside it, and weighed by "but", questions, wishes and irony.
/// The numbers stand in <see cref="ScoringWeights"/>. Reused; not thread-safe.
/// </summary>
internal sealed class SentimentScorer
{
    private readonly HitFinder _hits;
    private readonly ScoringWeights _weights;
    private readonly Surroundings _surroundings = new();
    private readonly List<SentimentWord> _words = new(16);

    /// <summary>A scorer over the hits of a finder.</summary>
    /// <param name="hits">The finder, which has read the text before <see cref="Score"/>.</param>
    /// <param name="weights">The numbers by which it weighs.</param>
    public SentimentScorer(HitFinder hits, ScoringWeights weights)
    {
        _hits = hits;
        _weights = weights;
    }

    /// <summary>What the text has besides its score.</summary>
    public Surroundings Around => _surroundings;

    /// <summary>Weighs a text.</summary>
    /// <param name="text">The text as words.</param>
    /// <returns>How it feels.</returns>
    public Sentiment Score(SpokenText text)
    {
        _words.Clear();
        _surroundings.Read(text, _hits);
        foreach (var hit in _hits.Sentiments)
        {
            AddHit(text, hit);
        }

        foreach (var shifter in _hits.Shifters)
        {
            AddShifter(text, shifter);
        }

        foreach (var sign in text.Signs)
        {
            if (sign.Meaning.Value != 0)
            {
                _words.Add(new SentimentWord(sign.Start, sign.Length, sign.Meaning.Value, sign.Meaning.Emotion));
            }
        }

        return Sum(text.HasLink ? _weights.News : 1);
    }

    private void AddHit(SpokenText text, in SentimentHit hit)
    {
        var word = text.Words[hit.First];
        if (_surroundings.IsStrengthOfNext(hit))
        {
            return;
        }

        var value = hit.Entry.Value;
        var emotion = hit.Entry.Emotion;
        var isNegated = _surroundings.IsNegated(text, hit);
        value = isNegated ? value * (value > 0 ? _weights.NegatedPraise : _weights.NegatedBlame) : value * _surroundings.Strength(text, hit);
        emotion = isNegated ? Turned(emotion, value) : emotion;
        if (word.IsQuoted && hit.Count <= 2 && value > 0 && _surroundings.QuotedCount <= 3)
        {
            value *= _weights.PraiseInQuotes;
            emotion = Emotion.Anger;
        }
        else if (word.IsQuoted && _surroundings.QuotedCount > 3)
        {
            value *= _weights.Quoted;
        }

        value *= (word.Marks & TokenMarks.Shouted) != TokenMarks.None && !_surroundings.ShoutsAlways ? _weights.Shouted : 1;
        value *= (word.Marks & TokenMarks.Stretched) != TokenMarks.None ? _weights.Stretched : 1;
        value *= InSentence(text, word, value);
        var last = text.Words[hit.End - 1];
        Add(word.Start, last.Start + last.Length - word.Start, value, emotion);
    }

    private double InSentence(SpokenText text, in SpokenWord word, double value)
    {
        var sentence = text.Sentences[word.Sentence];
        var factor = _surroundings.ContrastWeight(word.Clause, word.Sentence, _weights.AfterContrast);
        if (_surroundings.Asks(word.Sentence))
        {
            factor *= value > 0 ? _weights.PraiseInQuestion : _weights.BlameInQuestion;
        }

        if (_surroundings.Wishes(word.Sentence))
        {
            factor *= _weights.InWish;
        }

        if (value > 0 && _surroundings.IsIronic(word.Sentence))
        {
            factor *= _weights.PraiseInIrony;
        }

        return factor * (1 + Math.Min(0.3, sentence.Exclaims * _weights.Exclaim));
    }

    private void AddShifter(SpokenText text, in ShifterHit hit)
    {
        var word = text.Words[hit.First];
        var asks = _surroundings.AnyQuestion || _surroundings.AnyWish;
        var (value, emotion) = hit.Entry.Kind switch
        {
            ShifterKind.Complaint => (_weights.Complaint * Math.Abs(hit.Entry.Value), (Emotion?)Emotion.Disappointment),
            ShifterKind.Thanks => (_surroundings.IsIronic(word.Sentence) ? -0.5 : asks ? _weights.ThanksInRequest : _weights.Thanks, Emotion.Trust),
            ShifterKind.Irony => (_weights.Irony * Math.Abs(hit.Entry.Value), Emotion.Anger),
            _ => (0, null),
        };
        if (value != 0 && !Surroundings.IsCovered(hit, _hits))
        {
            var last = text.Words[hit.End - 1];
            Add(word.Start, last.Start + last.Length - word.Start, value, emotion);
        }
    }

    private void Add(int start, int length, double value, Emotion? emotion)
    {
        if (value != 0)
        {
            _words.Add(new SentimentWord(start, length, value, emotion));
        }
    }

    private Sentiment Sum(double scale)
    {
        double sum = 0, total = 0;
        Span<double> emotions = stackalloc double[7];
        foreach (var word in _words)
        {
            var weight = word.Weight < 0 ? word.Weight * _weights.Blame : word.Weight;
            sum += weight;
            total += Math.Abs(weight);
            if (word.Emotion is { } emotion)
            {
                emotions[(int)emotion] += Math.Max(0.25, Math.Abs(word.Weight));
            }
        }

        sum *= scale;
        total *= scale;
        _words.Sort((a, b) => a.Start.CompareTo(b.Start));
        var score = sum / Math.Sqrt((sum * sum) + _weights.Damping);
        var agreement = total == 0 ? 0 : Math.Abs(sum) / total;
        var confidence = total == 0 ? 0 : (1 - Math.Exp(-total / 2)) * (0.4 + (0.6 * agreement));
        return new Sentiment(score, confidence, Sentiment.ClassOf(score), Strongest(emotions, score), _words.Count == 0 ? [] : [.. _words]);
    }

    private static Emotion? Strongest(ReadOnlySpan<double> emotions, double score)
    {
        Emotion? best = null;
        var most = 0.0;
        for (var i = 0; i < emotions.Length; i++)
        {
            // A face must not smile over a complaint.
            var fits = (Emotion)i switch
            {
                Emotion.Joy or Emotion.Trust => score > 0,
                Emotion.Surprise => true,
                _ => score < Sentiment.Threshold,
            };
            if (fits && emotions[i] > most)
            {
                most = emotions[i];
                best = (Emotion)i;
            }
        }

        return best;
    }

    private static Emotion? Turned(Emotion? emotion, double value) => emotion switch
    {
        null => null,
        Emotion.Joy or Emotion.Trust => Emotion.Disappointment,
        _ => value > 0 ? Emotion.Trust : emotion,
    };
}
