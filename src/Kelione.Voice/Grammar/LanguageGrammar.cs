namespace Kelione.Voice.Grammar;

/// <summary>What is particular to a language beside its lexicon. Immutable.</summary>
internal sealed record LanguageGrammar
{
    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>The stem of a word in normal form: what its inflected forms share.</summary>
    public required Func<string, string> Stem { get; init; }

    /// <summary>Beginnings that turn a word around (Lithuanian <c>ne</c>, Polish <c>nie</c>, Russian <c>не</c>), longest first.</summary>
    public IReadOnlyList<string> NegativePrefixes { get; init; } = [];

    /// <summary>Whether two negations are still one ("никогда ничего не работало"), as in the Slavic and Baltic languages.</summary>
    public bool NegationsAgree { get; init; }

    /// <summary>Whether people often type the language without its diacritics.</summary>
    public bool FoldsDiacritics { get; init; }

    /// <summary>The five grammars.</summary>
    public static IReadOnlyDictionary<string, LanguageGrammar> All { get; } = new LanguageGrammar[]
    {
        new() { Language = VoiceLanguages.English, Stem = EnglishStems.Stem, NegativePrefixes = ["un"] },
        new() { Language = VoiceLanguages.Russian, Stem = RussianStems.Stem, NegativePrefixes = ["не"], NegationsAgree = true },
        new() { Language = VoiceLanguages.Chinese, Stem = EnglishStems.Stem },
        new() { Language = VoiceLanguages.Polish, Stem = PolishStems.Stem, NegativePrefixes = ["nie"], NegationsAgree = true, FoldsDiacritics = true },
        new() { Language = VoiceLanguages.Lithuanian, Stem = LithuanianStems.Stem, NegativePrefixes = ["nebe", "ne"], NegationsAgree = true, FoldsDiacritics = true },
    }.ToDictionary(g => g.Language, StringComparer.Ordinal);
}
