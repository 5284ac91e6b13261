using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>How an entry feels, out of all that is known about it.</summary>
public static class EntryFeeling
{
    /// <summary>How much the rating counts against the text where there are both; the other half is the text's.</summary>
    public const double RatingWeight = 0.5;

    /// <summary>How it is made, for a policy line.</summary>
    public const string Policy = "a person's correction, else half rating and half text where both tell, else the one that tells, else the sentiment that the source states; −1…+1";

    /// <summary>From -1 to +1; null where nothing tells.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="reading">What was found in its text; null where nobody looked.</param>
    /// <param name="corrected">What a person says, -1, 0 or +1; null where nobody said.</param>
    public static double? Of(FeedbackEntry entry, TextReading? reading, int? corrected)
    {
        if (corrected is not null)
        {
            return corrected;
        }

        var rating = entry.Rating is { } given ? (2 * given.Value) - 1 : (double?)null;
        var text = entry.Text.Length > 0 ? reading?.Sentiment : null;
        return rating is { } r && text is { } t ? (RatingWeight * r) + ((1 - RatingWeight) * t) : rating ?? text ?? entry.StatedSentiment;
    }
}
