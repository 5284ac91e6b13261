namespace Kelione.Voice.Lexicons;

/// <summary>A place in the tree of phrases: what ends here, and which words may follow.</summary>
internal sealed class PhraseNode
{
    /// <summary>The phrases that go on, by the pattern of the next word.</summary>
    public Dictionary<int, PhraseNode>? Next { get; private set; }

    /// <summary>The entry with a direction that ends here.</summary>
    public SentimentEntry? Sentiment { get; set; }

    /// <summary>The topics that end here, as indexes into <see cref="Topics.All"/>.</summary>
    public List<int>? TopicIndexes { get; private set; }

    /// <summary>The shifters that end here.</summary>
    public List<ShifterEntry>? Shifters { get; private set; }

    /// <summary>The place after one more word.</summary>
    /// <param name="pattern">The word's pattern.</param>
    /// <returns>The place, made where it is new.</returns>
    public PhraseNode Follow(int pattern)
    {
        Next ??= [];
        if (!Next.TryGetValue(pattern, out var node))
        {
            Next[pattern] = node = new PhraseNode();
        }

        return node;
    }

    /// <summary>Lets a topic end here.</summary>
    /// <param name="topic">Its index.</param>
    public void Add(int topic)
    {
        TopicIndexes ??= [];
        if (!TopicIndexes.Contains(topic))
        {
            TopicIndexes.Add(topic);
        }
    }

    /// <summary>Lets a shifter end here; of one kind the first stays.</summary>
    /// <param name="shifter">The shifter.</param>
    public void Add(ShifterEntry shifter)
    {
        Shifters ??= [];
        if (Shifters.TrueForAll(s => s.Kind != shifter.Kind))
        {
            Shifters.Add(shifter);
        }
    }
}
