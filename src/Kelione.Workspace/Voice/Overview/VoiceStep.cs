namespace Kelione.Workspace;

/// <summary>What is said at a step of a map. Immutable.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Entries">How many entries lie on it.</param>
/// <param name="Sentiment">How they feel, −1 to +1.</param>
/// <param name="Themes">The themes there, the largest first.</param>
/// <param name="PlacedBy">By what the entries came there, with their numbers.</param>
/// <param name="Quotes">What is typical of it.</param>
public sealed record VoiceStep(string Step, long Entries, VoiceMean Sentiment, IReadOnlyList<VoiceCount> Themes, IReadOnlyDictionary<PlacedBy, long> PlacedBy, IReadOnlyList<VoiceQuote> Quotes);
