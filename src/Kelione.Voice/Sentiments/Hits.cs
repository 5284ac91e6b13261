using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Sentiments;

/// <summary>An entry with a direction, found in a text.</summary>
/// <param name="First">The first word's index.</param>
/// <param name="Count">How many words.</param>
/// <param name="Entry">The entry.</param>
/// <param name="IsNegated">Whether the word itself begins with a negation.</param>
internal readonly record struct SentimentHit(int First, int Count, SentimentEntry Entry, bool IsNegated)
{
    /// <summary>The index after the last word.</summary>
    public int End => First + Count;
}

/// <summary>A shifter, found in a text.</summary>
/// <param name="First">The first word's index.</param>
/// <param name="Count">How many words.</param>
/// <param name="Entry">The entry.</param>
internal readonly record struct ShifterHit(int First, int Count, ShifterEntry Entry)
{
    /// <summary>The index after the last word.</summary>
    public int End => First + Count;
}

/// <summary>A topic, found in a text.</summary>
/// <param name="First">The first word's index.</param>
/// <param name="Count">How many words.</param>
/// <param name="Topic">Its index in <see cref="Topics.All"/>.</param>
internal readonly record struct TopicHit(int First, int Count, int Topic);
