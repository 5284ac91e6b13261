using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A theme as it shows in what was said. Immutable.</summary>
public sealed record VoiceTheme
{
    /// <summary>Its id: a topic (<c>delivery</c>), two (<c>delivery+price</c>), a word (<c>en:seat</c>), or what a person made.</summary>
    public required string Id { get; init; }

    /// <summary>The name that a person gave; null where a face names it by its topics or words.</summary>
    public string? Name { get; init; }

    /// <summary>What sets the texts of a theme of words apart, as people write it; null for a theme of topics, or where nothing does.</summary>
    public string? Label { get; init; }

    /// <summary>Its topics; empty where words alone make it.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Its words, as <c>language:form</c>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether a person pinned it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>In how many entries it is.</summary>
    public required long Entries { get; init; }

    /// <summary>How those feel.</summary>
    public required VoiceMean Sentiment { get; init; }

    /// <summary>How many entries have it in each month of the overview.</summary>
    public IReadOnlyList<long> Trend { get; init; } = [];

    /// <summary>Its share in the later half of the months over its share in the earlier half, less 1: +1 is twice as often; null where it was too rare to tell.</summary>
    public double? Change { get; init; }

    /// <summary>Whether the change is beyond chance: two-proportion test, corrected over the themes shown (Benjamini–Hochberg), 5 %.</summary>
    public bool IsChangeClear { get; init; }

    /// <summary>By how many stars of five ratings with the theme differ from those without; null where fewer than <see cref="FeedbackScoresQuestion.LeastShown"/> have a rating on either side.</summary>
    public double? RatingEffect { get; init; }

    /// <summary>Its 95 % interval (Welch); null as well.</summary>
    public Interval? RatingInterval { get; init; }

    /// <summary>What is typical of it: short, and near to its mean; empty where nothing is short enough.</summary>
    public IReadOnlyList<VoiceQuote> Quotes { get; init; } = [];
}

/// <summary>Something said, to stand for more. Immutable.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="Text">The text.</param>
/// <param name="Language">Its language; null where unknown.</param>
/// <param name="Sentiment">How it feels; null where nothing tells.</param>
public sealed record VoiceQuote(long Number, string Text, string? Language, double? Sentiment);
