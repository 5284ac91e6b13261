using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Sentiments;

/// <summary>Finds the lexicon's entries in a text: at every word the longest entry of each sort. Reused; not thread-safe.</summary>
internal sealed class HitFinder
{
    private SentimentEntry? _sentiment;
    private int _sentimentCount;
    private List<int>? _topics;
    private int _topicCount;
    private List<ShifterEntry>? _shifters;
    private int _shifterCount;

    /// <summary>The entries with a direction, in the order of the text, without overlaps.</summary>
    public List<SentimentHit> Sentiments { get; } = new(16);

    /// <summary>The shifters, in the order of the text.</summary>
    public List<ShifterHit> Shifters { get; } = new(16);

    /// <summary>The topics, in the order of the text.</summary>
    public List<TopicHit> Topics { get; } = new(16);

    /// <summary>Finds all.</summary>
    /// <param name="text">The text as words.</param>
    public void Find(SpokenText text)
    {
        Sentiments.Clear();
        Shifters.Clear();
        Topics.Clear();
        int sentimentEnd = 0, shifterEnd = 0;
        for (var i = 0; i < text.Words.Count; i++)
        {
            _sentiment = null;
            _topics = null;
            _shifters = null;
            _sentimentCount = _topicCount = _shifterCount = 0;
            Walk(text, i);
            var info = text.Words[i].Info;
            if (_shifters is not null && (i >= shifterEnd || _shifterCount > 1))
            {
                foreach (var shifter in _shifters)
                {
                    Shifters.Add(new ShifterHit(i, _shifterCount, shifter));
                }

                shifterEnd = i + _shifterCount;
            }

            if (_sentiment is not null && i >= sentimentEnd)
            {
                Sentiments.Add(new SentimentHit(i, _sentimentCount, _sentiment, info.IsNegated && _sentimentCount == 1));
                sentimentEnd = i + _sentimentCount;
            }

            foreach (var topic in _topics ?? [])
            {
                Topics.Add(new TopicHit(i, _topicCount, topic));
            }
        }
    }

    /// <summary>Where the entries begin that may touch a word.</summary>
    /// <param name="word">The word's index.</param>
    /// <returns>An index into <see cref="Sentiments"/>; entries before it end before the word.</returns>
    public int NearSentiment(int word)
    {
        // Entries do not overlap, so that their ends are in order too.
        int from = 0, to = Sentiments.Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Sentiments[middle].End <= word ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private void Walk(SpokenText text, int first)
    {
        var info = text.Words[first].Info;
        foreach (var pattern in Patterns(info, text.TypesDiacritics))
        {
            if (info.Lexicon.Root(pattern) is { } node)
            {
                Take(node, 1);
                Further(text, node, first, 1);
            }
        }
    }

    private void Further(SpokenText text, PhraseNode node, int first, int count)
    {
        var index = first + count;
        if (node.Next is null || index >= text.Words.Count || text.Words[index].Sentence != text.Words[first].Sentence)
        {
            return;
        }

        var info = text.Words[index].Info;
        if (!ReferenceEquals(info.Lexicon, text.Words[first].Info.Lexicon) || info.IsNegated)
        {
            return;
        }

        foreach (var pattern in Patterns(info, text.TypesDiacritics))
        {
            if (node.Next.TryGetValue(pattern, out var next))
            {
                Take(next, count + 1);
                Further(text, next, first, count + 1);
            }
        }
    }

    private void Take(PhraseNode node, int count)
    {
        // The longer entry wins; among equals the first, which is the most particular.
        if (node.Sentiment is not null && count > _sentimentCount)
        {
            _sentiment = node.Sentiment;
            _sentimentCount = count;
        }

        if (node.TopicIndexes is not null && count > _topicCount)
        {
            _topics = node.TopicIndexes;
            _topicCount = count;
        }

        if (node.Shifters is not null && count > _shifterCount)
        {
            _shifters = node.Shifters;
            _shifterCount = count;
        }
    }

    private static int[] Patterns(WordInfo info, bool typesDiacritics) =>
        info.Patterns.Length > 0 || typesDiacritics ? info.Patterns : info.LoosePatterns;
}
