using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>Reads texts by what was learnt where that is better, else by the lexicon; the reading says which spoke. Thread-safe.</summary>
/// <param name="reader">The lexicon's reader.</param>
/// <param name="model">What was learnt; null for nothing.</param>
public sealed class LearntReader(VoiceReader reader, VoiceModel? model)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text; null is an empty one.</param>
    /// <param name="statedLanguage">What the source says of the language; null where it says nothing.</param>
    /// <returns>The reading. Words, emotion and topics are the lexicon's in either case.</returns>
    public VoiceReading Read(string? text, string? statedLanguage = null) =>
        reader.Read(text, statedLanguage, (reading, desk) => model?.Of(reading.Language) is { } learnt ? With(reading, learnt, desk) : reading);

    private static VoiceReading With(VoiceReading reading, LanguageModel learnt, Desk desk)
    {
        var (negative, neutral, positive) = learnt.Predict(FeatureReader.Read(reading, desk));
        var best = neutral >= negative && neutral >= positive ? SentimentClass.Neutral : negative >= positive ? SentimentClass.Negative : SentimentClass.Positive;
        var score = positive - negative;

        // The score must not contradict the class.
        score = best switch
        {
            SentimentClass.Neutral => Math.Clamp(score, -Sentiment.Threshold + 0.01, Sentiment.Threshold - 0.01),
            SentimentClass.Negative => Math.Min(score, -Sentiment.Threshold),
            _ => Math.Max(score, Sentiment.Threshold),
        };
        var sentiment = reading.Sentiment with { Score = score, Class = best, Confidence = Math.Max(negative, Math.Max(neutral, positive)), Emotion = Fitting(reading.Sentiment.Emotion, best) };
        return reading with { Sentiment = sentiment, Kind = KindFinder.Find(desk.Text, desk.Scorer.Around, sentiment), Speaker = VoiceSpeaker.Model };
    }

    private static Emotion? Fitting(Emotion? emotion, SentimentClass direction) => (emotion, direction) switch
    {
        (Emotion.Joy or Emotion.Trust, SentimentClass.Negative) => Emotion.Disappointment,
        (Emotion.Worry or Emotion.Anger or Emotion.Disappointment or Emotion.Confusion, SentimentClass.Positive) => Emotion.Trust,
        _ => emotion,
    };
}
