namespace Kelione.Voice.Lexicons;

/// <summary>
/// The topics of Chinese words, and of entries that hold such words. Chinese is cut by the longest entry, so that 配送很慢 (slow delivery) is one word of feeling:
/// without this, 配送 (delivery) within it would be heard no more.
/// </summary>
internal sealed class HanTopics
{
    private readonly Dictionary<string, List<int>> _topics = new(StringComparer.Ordinal);
    private int _longest;

    /// <summary>Remembers a word of a topic.</summary>
    /// <param name="word">The word, simplified.</param>
    /// <param name="topic">The topic's index.</param>
    public void Add(string word, int topic)
    {
        if (!_topics.TryGetValue(word, out var topics))
        {
            _topics[word] = topics = [];
        }

        topics.Add(topic);
        _longest = Math.Max(_longest, word.Length);
    }

    /// <summary>The topics of the words within an entry, the longest words first from the left. None where the entry itself is a word of a topic: its own row says it better.</summary>
    /// <param name="entry">The entry, simplified.</param>
    /// <returns>The topics' indexes; may repeat.</returns>
    public IEnumerable<int> Within(string entry)
    {
        if (_topics.ContainsKey(entry))
        {
            yield break;
        }

        for (var i = 0; i < entry.Length;)
        {
            var length = Math.Min(_longest, entry.Length - i);
            while (length > 0 && !_topics.ContainsKey(entry.Substring(i, length)))
            {
                length--;
            }

            foreach (var topic in length > 0 ? _topics[entry.Substring(i, length)] : [])
            {
                yield return topic;
            }

            i += Math.Max(1, length);
        }
    }
}
