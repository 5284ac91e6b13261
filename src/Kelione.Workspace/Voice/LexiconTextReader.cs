using Kelione.Voice;

namespace Kelione.Workspace;

/// <summary>Reads texts by the lexicons that come with the program.</summary>
internal sealed class LexiconTextReader : ITextReader
{
    private const int MostWords = 8;

    private readonly VoiceReader _reader = VoiceReader.Standard;

    /// <inheritdoc />
    public string Version => _reader.Version;

    /// <inheritdoc />
    public TextReading Read(string text, string? statedLanguage)
    {
        var reading = _reader.Read(text, statedLanguage);

        // Where no word decided, nothing is said of the sentiment: a rating beside it must not be drawn to the middle.
        var feeling = reading.Sentiment;
        return new TextReading(reading.Language == VoiceLanguages.Unknown ? null : reading.Language, feeling.Words.Count == 0 ? null : feeling.Score, feeling.Confidence)
        {
            Words = [.. feeling.Words.OrderByDescending(w => Math.Abs(w.Weight)).Take(MostWords).Select(w => text.Substring(w.Start, w.Length))],
            Themes = [.. reading.Topics.GroupBy(t => t.Topic, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => g.Key)],
            Purpose = reading.Kind.ToString().ToLowerInvariant(),
        };
    }
}
