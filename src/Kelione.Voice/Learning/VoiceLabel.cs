using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>A text with the direction that a person gave it, or that the rating beside it tells. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">What the source says of its language; null where it says nothing.</param>
/// <param name="Class">The direction.</param>
public sealed record VoiceLabel(string Text, string? Language, SentimentClass Class);
