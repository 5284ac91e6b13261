namespace Kelione.Samples;

/// <summary>Something that a customer said. Immutable.</summary>
public sealed record SampleFeedback
{
    /// <summary>The source's id, unique within the scenario.</summary>
    public required string Id { get; init; }

    /// <summary>The customer's id, as on the events of that time.</summary>
    public required string Customer { get; init; }

    /// <summary>When, in microseconds since 1970 UTC.</summary>
    public required long TimeMicros { get; init; }

    /// <summary>The system or site where it was said.</summary>
    public required string Source { get; init; }

    /// <summary>The channel that it is about.</summary>
    public required string Channel { get; init; }

    /// <summary><c>review</c>, <c>nps</c>, <c>csat</c>, <c>ces</c>, <c>ticket</c>, <c>complaint</c>, <c>social_post</c> or <c>interview</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The rating on the <see cref="Scale"/>; null where the kind has none.</summary>
    public int? Rating { get; init; }

    /// <summary>The lowest and highest rating, as <c>1-5</c>, <c>0-10</c> or <c>1-7</c>; null where there is no rating.</summary>
    public string? Scale { get; init; }

    /// <summary><c>en</c>, <c>ru</c>, <c>zh</c>, <c>pl</c> or <c>lt</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The text; never empty.</summary>
    public required string Text { get; init; }

    /// <summary>When the company answered, microseconds since 1970 UTC; null where it did not.</summary>
    public long? AnsweredMicros { get; init; }

    /// <summary>The touchpoint that it is about, as on the events; null where it is about none.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>The truth about the text: -1 negative, 0 neutral (a question, a suggestion, a remark), +1 positive. Not written to files.</summary>
    public required int Tone { get; init; }

    /// <summary>The truth about the text: what it is about. Not written to files.</summary>
    public required string Theme { get; init; }
}

/// <summary>A device's anonymous id turned out to be a customer's. Immutable.</summary>
/// <param name="Anonymous">The id that stands on the events before.</param>
/// <param name="Known">The customer's id.</param>
/// <param name="TimeMicros">When the customer signed in, microseconds since 1970 UTC.</param>
public sealed record SampleIdentity(string Anonymous, string Known, long TimeMicros);

/// <summary>What the touches of a campaign cost in a month. Immutable.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Channel">The marketing channel, as on the touches.</param>
/// <param name="Campaign">The campaign, as on the touches; empty where they have none.</param>
/// <param name="Amount">The money spent, in the currency of the events' amounts.</param>
public sealed record ChannelCost(DateOnly Month, string Channel, string Campaign, decimal Amount);
