using System.Text.Json.Serialization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Asks for entries, page by page. Immutable.</summary>
public sealed record FeedbackListQuestion
{
    /// <summary>Which.</summary>
    public FeedbackFilter Filter { get; init; } = FeedbackFilter.All;

    /// <summary>How many to pass over, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>The <see cref="FeedbackPage.Next"/> of the page before, which wins over <see cref="Skip"/>; null for the first. Entries that come in meanwhile shift nothing.</summary>
    public string? After { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>In which order.</summary>
    public FeedbackOrder Order { get; init; }
}

/// <summary>In which order entries are listed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackOrder>))]
public enum FeedbackOrder
{
    /// <summary>The newest first, those without a time last.</summary>
    [JsonStringEnumMemberName("newest")]
    Newest,

    /// <summary>The oldest first.</summary>
    [JsonStringEnumMemberName("oldest")]
    Oldest,

    /// <summary>The most negative first, those without a sentiment last.</summary>
    [JsonStringEnumMemberName("worst")]
    Worst,

    /// <summary>The most positive first.</summary>
    [JsonStringEnumMemberName("best")]
    Best,
}

/// <summary>An entry as it is listed. Immutable.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Sentiment">From -1 to +1; null where nothing tells.</param>
/// <param name="Language">As stated, else as found; null where neither tells.</param>
/// <param name="Reading">What was found in its text; null where there is none.</param>
/// <param name="Corrected">The sentiment that a person gave it; null where nobody did.</param>
/// <param name="Theme">The theme that a person gave it; null where nobody did.</param>
/// <param name="Placement">Where it lies on the map asked for; null without a map, or where it lies nowhere.</param>
public sealed record ListedFeedback(FeedbackEntry Entry, double? Sentiment, string? Language, TextReading? Reading, int? Corrected, string? Theme, FeedbackPlacement? Placement)
{
    /// <summary>Its themes: what a person said, else what was found.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Themes => Theme is { } theme ? [theme] : Reading?.Themes ?? [];
}

/// <summary>A page of entries. Immutable.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Items">Those of the page.</param>
/// <param name="Next">Where the following page begins, for <see cref="FeedbackListQuestion.After"/>; null after the last.</param>
public sealed record FeedbackPage(long Total, IReadOnlyList<ListedFeedback> Items, string? Next = null);
