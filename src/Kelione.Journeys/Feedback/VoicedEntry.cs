namespace Kelione.Journeys;

/// <summary>An entry with what was found out about it. Immutable.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Sentiment">From -1 to +1; null where nobody looked, or nothing can be said.</param>
/// <param name="FoundLanguage">The language found in its text; null where none was.</param>
/// <param name="Segments">The segments asked for that its customer is in; empty elsewhere.</param>
public sealed record VoicedEntry(FeedbackEntry Entry, double? Sentiment = null, string? FoundLanguage = null, IReadOnlyList<string>? Segments = null)
{
    /// <summary>The language: as stated, else as found; null where neither tells.</summary>
    public string? Language => Entry.Language ?? FoundLanguage;
}
