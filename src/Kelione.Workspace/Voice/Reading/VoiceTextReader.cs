using Kelione.Voice;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;

namespace Kelione.Workspace;

/// <summary>Reads texts by the lexicons, the workspace's themes and what was learnt in it. Safe for several threads.</summary>
/// <param name="memory">What the workspace knows.</param>
internal sealed class VoiceTextReader(VoiceMemory memory) : ITextReader
{
    /// <inheritdoc />
    public string Version => memory.Now.Version;

    /// <inheritdoc />
    public TextReading Read(string text, string? statedLanguage)
    {
        var state = memory.Now;
        var (reading, themes) = state.ThemeReader.Read(text, statedLanguage);
        if (state.Model is { } model && !state.IsStale && model.Reports.Any(r => r.IsUsed && r.Language == reading.Language))
        {
            reading = new LearntReader(VoiceMemory.Reader, model).Read(text, statedLanguage);
        }

        // Where no word decided, nothing is said of the sentiment: a rating beside it must not be drawn to the middle.
        var sentiment = reading.Sentiment;
        var isSaid = sentiment.Words.Count > 0 || reading.Speaker == VoiceSpeaker.Model;
        return new TextReading(reading.Language == VoiceLanguages.Unknown ? null : reading.Language, isSaid ? sentiment.Score : null, sentiment.Confidence)
        {
            Words = [.. sentiment.Words.OrderByDescending(w => Math.Abs(w.Weight)).Select(w => text.Substring(w.Start, w.Length)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Marks = [.. sentiment.Words.Select(w => new TextMark(w.Start, w.Length, Math.Round(w.Weight, 2)))],
            Themes = [.. themes.Select(t => t.Theme)],
            Purpose = reading.Kind == VoiceKind.None ? null : NameOf(reading.Kind),
            Emotion = sentiment.Emotion is { } emotion ? NameOf(emotion) : null,
            Speaker = NameOf(reading.Speaker),
        };
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
