using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>What sort of thing a customer said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackKind>))]
public enum FeedbackKind
{
    /// <summary>A review, in a store or on a site, usually with stars.</summary>
    [JsonStringEnumMemberName("review")]
    Review,

    /// <summary>An answer to "would you recommend us", 0 to 10.</summary>
    [JsonStringEnumMemberName("nps")]
    Nps,

    /// <summary>An answer to "how satisfied are you".</summary>
    [JsonStringEnumMemberName("csat")]
    Csat,

    /// <summary>An answer to "how easy was it".</summary>
    [JsonStringEnumMemberName("ces")]
    Ces,

    /// <summary>Another answer in a survey.</summary>
    [JsonStringEnumMemberName("survey")]
    Survey,

    /// <summary>A post on a social network.</summary>
    [JsonStringEnumMemberName("social_post")]
    SocialPost,

    /// <summary>A ticket of customer support.</summary>
    [JsonStringEnumMemberName("ticket")]
    Ticket,

    /// <summary>A complaint.</summary>
    [JsonStringEnumMemberName("complaint")]
    Complaint,

    /// <summary>A note of an interview.</summary>
    [JsonStringEnumMemberName("interview")]
    Interview,

    /// <summary>A note of a focus group.</summary>
    [JsonStringEnumMemberName("focus_group")]
    FocusGroup,
}

/// <summary>What can be said of kinds of feedback.</summary>
public static class FeedbackKinds
{
    private static readonly Dictionary<string, FeedbackKind> ByName =
        Enum.GetValues<FeedbackKind>().ToDictionary(k => JourneyJson.Write(k).Trim('"'), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<FeedbackKind, string> Names = ByName.ToDictionary(k => k.Value, k => k.Key);

    /// <summary>All names, as files and options write them: <c>social_post</c>.</summary>
    public static IReadOnlyCollection<string> All => ByName.Keys;

    /// <summary>The name of a kind: <c>social_post</c>.</summary>
    public static string NameOf(FeedbackKind kind) => Names[kind];

    /// <summary>The kind of a name, letter case ignored, hyphens as good as underscores; null where there is none.</summary>
    public static FeedbackKind? Find(string name) => ByName.TryGetValue(name.Trim().Replace('-', '_'), out var kind) ? kind : null;

    /// <summary>Whether somebody who says such a thing waits for an answer, where the source does not tell: reviews, posts, tickets and complaints do; an answer in a survey and a note of an interview do not.</summary>
    public static bool CallsForAnswer(FeedbackKind kind) => kind is FeedbackKind.Review or FeedbackKind.SocialPost or FeedbackKind.Ticket or FeedbackKind.Complaint;
}
