using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What every entry of a file gets alike: by role, as a person says it.</summary>
internal static class FeedbackConstants
{
    /// <summary>Refuses what no entry could have.</summary>
    /// <param name="constants">The texts, by role or free attribute.</param>
    /// <exception cref="SourceException">A text cannot be of its role, or the role cannot be alike for all.</exception>
    public static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> constants)
    {
        foreach (var (role, text) in constants)
        {
            if (role is FeedbackRoles.Text or FeedbackRoles.Title or FeedbackRoles.Id)
            {
                throw new SourceException($"every entry has its own '{role}': name its column instead, with --map {role}=COLUMN.");
            }

            if (!Fits(role, text))
            {
                throw new SourceException($"'{text}' cannot be the {role} of feedback.");
            }
        }

        return constants;
    }

    /// <summary>The moment that a text is, in microseconds since 1970 UTC; null where it is none.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="zone">The zone of texts without an offset.</param>
    /// <param name="stated">How it is written; null to find it out.</param>
    public static long? Moment(string? text, ZoneRule zone, TimeFormat? stated) =>
        text is not null && (stated ?? TimeGuesser.Decide([text], numbersToo: true).Format) is { } format && new TimeParser(format, zone).TryParse(text, out var micros) ? micros : null;

    private static bool Fits(string role, string text) => role switch
    {
        FeedbackRoles.Kind => FeedbackWords.KindOf(text) is not null,
        FeedbackRoles.Rating => RatingText.TryParse(text, out _, out _),
        FeedbackRoles.Scale => RatingScale.TryParse(text, out _),
        FeedbackRoles.Sentiment => FeedbackWords.SentimentOf(text) is not null,
        FeedbackRoles.Calls => FeedbackWords.Truth(text) is not null,
        FeedbackRoles.Time or FeedbackRoles.Answered => Moment(text, ZoneRule.Of(null), stated: null) is not null,
        _ => text.Trim().Length > 0,
    };
}
