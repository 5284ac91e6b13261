namespace Kelione.Voice.Providers;

/// <summary>Reads texts in the house and lets a provider's labels, where they were understood, decide direction and kind. Words, topics and language stay the house's own.</summary>
public static class ProvidedReader
{
    /// <summary>Puts a provider's labels in place of the house's.</summary>
    /// <param name="readings">The house's readings.</param>
    /// <param name="texts">The texts, in the same order.</param>
    /// <param name="labeller">The provider; null, which is the standard, sends nothing anywhere.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The readings, each of which says who spoke.</returns>
    /// <exception cref="HttpRequestException">The provider does not answer.</exception>
    public static async Task<IReadOnlyList<VoiceReading>> RelabelAsync(IReadOnlyList<VoiceReading> readings, IReadOnlyList<string> texts, ITextLabeller? labeller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(texts);
        if (labeller is null)
        {
            return readings;
        }

        var labels = await labeller.LabelAsync(texts, cancel).ConfigureAwait(false);
        return [.. readings.Select((r, i) => i < labels.Count && labels[i] is { } label
            ? r with { Sentiment = r.Sentiment with { Score = label.Score, Class = label.Class }, Kind = label.Kind, Speaker = VoiceSpeaker.Provider }
            : r)];
    }
}
