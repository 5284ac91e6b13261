namespace Kelione.Voice.Lexicons;

/// <summary>What a lexicon knows of a word form. Immutable, shared by all texts.</summary>
internal sealed class WordInfo
{
    /// <summary>The lexicon that knows it.</summary>
    public required Lexicon Lexicon { get; init; }

    /// <summary>The normal form.</summary>
    public required string Form { get; init; }

    /// <summary>The stem.</summary>
    public required string Stem { get; init; }

    /// <summary>The lexicon's word patterns that the form meets, the most particular first.</summary>
    public required int[] Patterns { get; init; }

    /// <summary>Further patterns, met only when the form is read without diacritics.</summary>
    public required int[] LoosePatterns { get; init; }

    /// <summary>Whether it is a function word.</summary>
    public bool IsStop { get; init; }

    /// <summary>Whether it is too general to be a subject, as "day" or "open".</summary>
    public bool IsGeneral => Lexicon.IsGeneral(Stem);

    /// <summary>Whether the form begins with a negation and the patterns are those of the rest ("nepatiko").</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether any entry of the lexicon meets the form.</summary>
    public bool IsKnown => Patterns.Length > 0;
}
