using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>By what feedback is put into groups.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackGrouping>))]
public enum FeedbackGrouping
{
    /// <summary>All in one.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>The month, UTC.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>The week, from Monday, UTC.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>The source.</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>The kind.</summary>
    [JsonStringEnumMemberName("kind")]
    Kind,

    /// <summary>The channel.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,

    /// <summary>The touchpoint.</summary>
    [JsonStringEnumMemberName("touchpoint")]
    Touchpoint,

    /// <summary>The version of the product.</summary>
    [JsonStringEnumMemberName("version")]
    Version,

    /// <summary>The language: stated, else found.</summary>
    [JsonStringEnumMemberName("language")]
    Language,

    /// <summary>The age group.</summary>
    [JsonStringEnumMemberName("age")]
    Age,

    /// <summary>The segments that people defined: whoever is in several counts in each.</summary>
    [JsonStringEnumMemberName("segment")]
    Segment,

    /// <summary>A free attribute, named beside.</summary>
    [JsonStringEnumMemberName("attribute")]
    Attribute,
}

/// <summary>A score of satisfaction.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackScoreKind>))]
public enum FeedbackScoreKind
{
    /// <summary>Net promoter score: the share of 9 and 10 less that of 0 to 6, in points.</summary>
    [JsonStringEnumMemberName("nps")]
    Nps,

    /// <summary>Customer satisfaction: the share of the two best boxes, 0 to 1.</summary>
    [JsonStringEnumMemberName("csat")]
    Csat,

    /// <summary>Customer effort: the mean on 1 (hard) to 7 (easy).</summary>
    [JsonStringEnumMemberName("ces")]
    Ces,

    /// <summary>The mean of the stars of reviews, 1 to 5.</summary>
    [JsonStringEnumMemberName("stars")]
    Stars,

    /// <summary>The mean sentiment of what was said, -1 to +1.</summary>
    [JsonStringEnumMemberName("sentiment")]
    Sentiment,
}

/// <summary>Asks for the scores of satisfaction. Immutable.</summary>
public sealed record FeedbackScoresQuestion
{
    /// <summary>Below so many answers a score is not shown, only their number.</summary>
    public const int LeastShown = 20;

    /// <summary>Which feedback.</summary>
    public FeedbackFilter Filter { get; init; } = FeedbackFilter.All;

    /// <summary>In which groups.</summary>
    public FeedbackGrouping By { get; init; }

    /// <summary>The attribute where <see cref="By"/> asks for one.</summary>
    public string? Attribute { get; init; }

    /// <summary>A moment, of a release say: what was said before it and from it on is compared, instead of groups. Null for none.</summary>
    [JsonPropertyName("change")]
    [JsonConverter(typeof(UtcMicrosJsonConverter))]
    public long? ChangeMicros { get; init; }

    /// <summary>What was planned; empty for nothing.</summary>
    public IReadOnlyList<FeedbackPlan> Plans { get; init; } = [];
}

/// <summary>What a score is meant to reach. Immutable.</summary>
/// <param name="Score">Which score.</param>
/// <param name="Target">At least so much: points for NPS, a share 0 to 1 for CSAT, the mean for the others.</param>
public sealed record FeedbackPlan(FeedbackScoreKind Score, double Target);
