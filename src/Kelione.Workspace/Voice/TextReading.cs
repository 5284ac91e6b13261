namespace Kelione.Workspace;

/// <summary>What was found in a text. Immutable.</summary>
/// <param name="Language">Its language, as a tag; null where none is found.</param>
/// <param name="Sentiment">From -1 to +1; null where nothing can be said.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
public sealed record TextReading(string? Language, double? Sentiment, double Confidence)
{
    /// <summary>The words that decided, the strongest first.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The themes, the surest first.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>What it does: <c>complaint</c>, <c>question</c>, <c>suggestion</c>, <c>praise</c>; null where nothing can be said.</summary>
    public string? Purpose { get; init; }

    /// <summary>The places in the text that decided, in the order of the text.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>The strongest emotion: <c>joy</c>, <c>trust</c>, <c>worry</c>, <c>anger</c>, <c>disappointment</c>, <c>confusion</c>, <c>surprise</c>; null where none shows.</summary>
    public string? Emotion { get; init; }

    /// <summary>Who decided: <c>lexicon</c>, <c>model</c> or, where one was switched on, <c>provider</c>.</summary>
    public string Speaker { get; init; } = "lexicon";
}

/// <summary>A place in a text that decided. Immutable.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Weight">What it added; below 0 where it spoke against.</param>
public sealed record TextMark(int Start, int Length, double Weight);

/// <summary>Reads texts. Safe for several threads.</summary>
public interface ITextReader
{
    /// <summary>Changes with everything that could make another reading of the same text.</summary>
    string Version { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; may be empty, long or odd.</param>
    /// <param name="statedLanguage">The language that its source states; null where it states none.</param>
    TextReading Read(string text, string? statedLanguage);
}
