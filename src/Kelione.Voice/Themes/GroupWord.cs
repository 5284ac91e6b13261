namespace Kelione.Voice.Themes;

/// <summary>A word that sets one group of texts apart from another. Immutable.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Word">The word or words, in the form in which people write them most often.</param>
/// <param name="LogOdds">The log-odds ratio with the prior: above 0 the word is more the first group's.</param>
/// <param name="Z">The log-odds ratio in standard deviations: from about ±2 on it is hardly chance; among many words ask for more.</param>
/// <param name="InFirst">In how many texts of the first group it stands.</param>
/// <param name="InSecond">In how many texts of the second group it stands.</param>
public sealed record GroupWord(string Language, string Word, double LogOdds, double Z, int InFirst, int InSecond);

/// <summary>A text for comparing or for finding themes. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">What the source says of its language; null where it says nothing.</param>
public readonly record struct SourceText(string Text, string? Language);
