using Kelione.Voice.Languages;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice;

/// <summary>Who decided the direction of a text.</summary>
public enum VoiceSpeaker
{
    /// <summary>The lexicon and the grammar.</summary>
    Lexicon,

    /// <summary>A model learnt in the workspace.</summary>
    Model,

    /// <summary>An AI provider that somebody switched on.</summary>
    Provider,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>A topic in a text. Immutable.</summary>
/// <param name="Topic">One of <see cref="Lexicons.Topics.All"/>.</param>
/// <param name="Start">Where the words that name it begin in the original text, in UTF-16 units.</param>
/// <param name="Length">How long they are there.</param>
public sealed record TopicMention(string Topic, int Start, int Length);

/// <summary>What was understood of a text. Immutable.</summary>
/// <param name="Language">The language by which it was read; <see cref="VoiceLanguages.Unknown"/> where neither the text nor its source told.</param>
/// <param name="Found">What the text itself told of its language.</param>
/// <param name="Sentiment">How it feels.</param>
/// <param name="Kind">What the person wants with it.</param>
/// <param name="Topics">The topics that it names, in the order of the text.</param>
/// <param name="Speaker">Who decided the direction.</param>
/// <param name="IsCut">Whether the text is longer than <see cref="VoiceReader.MostCharacters"/> and only that much was read.</param>
public sealed record VoiceReading(
    string Language, LanguageGuess Found, Sentiment Sentiment, VoiceKind Kind, IReadOnlyList<TopicMention> Topics, VoiceSpeaker Speaker, bool IsCut);
