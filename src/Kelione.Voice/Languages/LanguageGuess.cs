namespace Kelione.Voice.Languages;

/// <summary>The language of a text, and how sure. Immutable.</summary>
/// <param name="Language">One of <see cref="VoiceLanguages.All"/>, or <see cref="VoiceLanguages.Unknown"/>.</param>
/// <param name="Confidence">0 … 1: 1 is sure. For an unknown language: how sure it is none of the five.</param>
public readonly record struct LanguageGuess(string Language, double Confidence);
