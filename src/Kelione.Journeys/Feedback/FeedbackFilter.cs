namespace Kelione.Journeys;

/// <summary>Which feedback is looked at: what lies in every part that is given. Immutable.</summary>
public sealed record FeedbackFilter
{
    /// <summary>All of it.</summary>
    public static FeedbackFilter All { get; } = new();

    /// <summary>When it was said; null for any time, and then also what bears no time.</summary>
    public Period? Period { get; init; }

    /// <summary>The sources; empty for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The kinds; empty for all.</summary>
    public IReadOnlyList<FeedbackKind> Kinds { get; init; } = [];

    /// <summary>The channels; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The touchpoints; empty for all.</summary>
    public IReadOnlyList<string> Touchpoints { get; init; } = [];

    /// <summary>The languages: as the source states them, else as they were found in the text; empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The versions of the product; empty for all.</summary>
    public IReadOnlyList<string> ProductVersions { get; init; } = [];

    /// <summary>The age groups of those who said it; empty for all.</summary>
    public IReadOnlyList<string> AgeGroups { get; init; } = [];

    /// <summary>The sentiments, -1, 0 or +1; empty for all.</summary>
    public IReadOnlyList<int> Sentiments { get; init; } = [];

    /// <summary>The themes; empty for all.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>What it does: <c>complaint</c>, <c>question</c>, <c>suggestion</c>, <c>praise</c>; empty for all.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>The map that <see cref="Steps"/> belong to; null where none is asked for.</summary>
    public string? Map { get; init; }

    /// <summary>The steps of <see cref="Map"/> that it lies on; empty for all.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Whether only what lies on no step of <see cref="Map"/> is looked at.</summary>
    public bool Unplaced { get; init; }

    /// <summary>The customers, by rule; null for all, and then also what nobody knows who said.</summary>
    public NamedSegment? Segment { get; init; }

    /// <summary>The customers by id, as persons are shown; null for all.</summary>
    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary>Whether it was answered: only what called for an answer, in sources that tell of answers; null for either and the rest.</summary>
    public bool? Answered { get; init; }

    /// <summary>Words that must be in the text, letter case ignored; empty for any text.</summary>
    public string Contains { get; init; } = "";

    /// <summary>Whether the entry itself passes: all parts but sentiment, theme, purpose, step and segment, which are not written on it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="foundLanguage">The language found in its text; null where nobody looked.</param>
    public bool Passes(FeedbackEntry entry, string? foundLanguage = null) =>
        (Period is not { } period || (entry.TimeMicros is { } time && period.Contains(time)))
        && Has(Sources, entry.Source)
        && (Kinds.Count == 0 || Kinds.Contains(entry.Kind))
        && Has(Channels, entry.Channel)
        && Has(Touchpoints, entry.Touchpoint)
        && Has(ProductVersions, entry.ProductVersion)
        && Has(AgeGroups, entry.AgeGroup)
        && (Languages.Count == 0 || Has(Languages, entry.Language ?? foundLanguage))
        && (Customers is null || (entry.Customer is { } customer && Customers.Contains(customer, StringComparer.Ordinal)))
        && (Answered is not { } answered || (entry.AnswerIsKnown && entry.CallsForAnswer && entry.AnsweredMicros is not null == answered))
        && (Contains.Length == 0 || entry.Text.Contains(Contains, StringComparison.OrdinalIgnoreCase));

    private static bool Has(IReadOnlyList<string> wanted, string? text) => wanted.Count == 0 || (text is not null && wanted.Contains(text, StringComparer.OrdinalIgnoreCase));
}
