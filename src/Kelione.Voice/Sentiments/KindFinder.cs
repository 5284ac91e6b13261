using Kelione.Voice.Text;

namespace Kelione.Voice.Sentiments;

/// <summary>Tells what a person wants with a text.</summary>
internal static class KindFinder
{
    /// <summary>From this score down a question is a complaint in the clothes of one ("Why is my bag still lost?!").</summary>
    private const double AngryQuestion = -0.5;

    /// <summary>Tells the kind.</summary>
    /// <param name="text">The text as words.</param>
    /// <param name="surroundings">Its questions, wishes, complaints.</param>
    /// <param name="sentiment">How it feels.</param>
    /// <returns>The kind.</returns>
    public static VoiceKind Find(SpokenText text, Surroundings surroundings, Sentiment sentiment)
    {
        if (text.Words.Count == 0)
        {
            return sentiment.Class switch
            {
                SentimentClass.Positive => VoiceKind.Praise,
                SentimentClass.Negative => VoiceKind.Complaint,
                _ => VoiceKind.None,
            };
        }

        if (surroundings.AnyWish && sentiment.Score > AngryQuestion)
        {
            return VoiceKind.Suggestion;
        }

        if (surroundings.AnyQuestion && sentiment.Score > AngryQuestion && sentiment.Score < 0.5)
        {
            return VoiceKind.Question;
        }

        return sentiment.Class switch
        {
            SentimentClass.Negative => VoiceKind.Complaint,
            SentimentClass.Positive => VoiceKind.Praise,
            _ => surroundings.AnyComplaint ? VoiceKind.Complaint : VoiceKind.None,
        };
    }
}
