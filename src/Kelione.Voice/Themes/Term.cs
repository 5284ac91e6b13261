namespace Kelione.Voice.Themes;

/// <summary>A word or two words in a row, by what their forms share. Immutable.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Key">The stem, or two stems with a space between.</param>
public readonly record struct Term(string Language, string Key)
{
    /// <summary>Whether it is two words.</summary>
    public bool IsPair => Key.Contains(' ', StringComparison.Ordinal);
}

/// <summary>A term where it stands in a text. Immutable.</summary>
/// <param name="Term">The term.</param>
/// <param name="Form">The words as written, in lower case.</param>
/// <param name="First">The first word's index.</param>
/// <param name="Count">One word or two.</param>
/// <param name="HasDirection">Whether the lexicon gives it a direction: such a word judges, and names no subject.</param>
/// <param name="HasTopic">Whether the lexicon gives it a topic.</param>
/// <param name="IsGeneral">Whether each of its words is too general to be a subject.</param>
internal readonly record struct TermInPlace(Term Term, string Form, int First, int Count, bool HasDirection, bool HasTopic, bool IsGeneral);
