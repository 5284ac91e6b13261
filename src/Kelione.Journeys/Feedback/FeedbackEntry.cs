using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>Something that a customer said, as the source has it. Immutable.</summary>
public sealed record FeedbackEntry
{
    /// <summary>The store's own number, from 1 and never given twice; 0 for an entry that is not stored yet.</summary>
    public long Number { get; init; }

    /// <summary>The id in the source; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>Who said it: as written by the source in what is stored, as persons are shown (after merges) in what is read; null where nobody knows.</summary>
    public string? Customer { get; init; }

    /// <summary>When it was said, microseconds since 1970 UTC; null where the source does not tell.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcMicrosJsonConverter))]
    public long? TimeMicros { get; init; }

    /// <summary>The system or site where it was said; never empty.</summary>
    public required string Source { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>The channel that it is about or came by; null where unknown.</summary>
    public string? Channel { get; init; }

    /// <summary>The touchpoint that it is about; null where unknown.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>The rating; null where none was given.</summary>
    public FeedbackRating? Rating { get; init; }

    /// <summary>The sentiment that the source itself states, -1 negative, 0 neutral, +1 positive; null where it states none.</summary>
    public int? StatedSentiment { get; init; }

    /// <summary>The language that the source states, as a tag such as <c>lt</c> or <c>zh-Hans</c>; null where it states none.</summary>
    public string? Language { get; init; }

    /// <summary>What was said; empty where only a rating was given.</summary>
    public string Text { get; init; } = "";

    /// <summary>When the company first answered, microseconds since 1970 UTC; null where it did not, or nobody knows.</summary>
    [JsonPropertyName("answered")]
    [JsonConverter(typeof(UtcMicrosJsonConverter))]
    public long? AnsweredMicros { get; init; }

    /// <summary>Whether the source tells of answers at all: without it no answer means nothing.</summary>
    public bool AnswerIsKnown { get; init; }

    /// <summary>Whether the source says that it called for an answer; null where it does not say, and the kind decides.</summary>
    public bool? StatedCall { get; init; }

    /// <summary>The version of the product that it is about; null where unknown.</summary>
    public string? ProductVersion { get; init; }

    /// <summary>The age group of who said it, as the source writes it; null where unknown.</summary>
    public string? AgeGroup { get; init; }

    /// <summary>Whatever else the source tells, by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    /// <summary>No attributes.</summary>
    public static IReadOnlyDictionary<string, string> NoAttributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether an answer was called for. Whoever was answered counts among those who called, so that no rate goes beyond 1.</summary>
    [JsonIgnore]
    public bool CallsForAnswer => AnsweredMicros is not null || (StatedCall ?? FeedbackKinds.CallsForAnswer(Kind));
}
