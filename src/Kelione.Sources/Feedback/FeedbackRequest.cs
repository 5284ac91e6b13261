using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What a person asks of an import of feedback; everything but the files may be left to detection. Immutable.</summary>
public sealed record FeedbackRequest
{
    /// <summary>The files and how they are read. Its roles are those of <see cref="FeedbackRoles"/>; its constants give every entry a text by role (<c>channel</c>) or a free attribute.</summary>
    public ImportRequest Reading { get; init; } = ImportRequest.Default;

    /// <summary>What all of it is; null to find it out.</summary>
    public FeedbackKind? Kind { get; init; }

    /// <summary>The scale of the ratings; null to find it out.</summary>
    public RatingScale? Scale { get; init; }

    /// <summary>Whether the least number of the scale is the best; null for what the headings and the scale say.</summary>
    public bool? Reversed { get; init; }
}

/// <summary>How a file of feedback would be read. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Parts">What is read of it: one part, or the entries of a zip.</param>
/// <param name="Skipped">Entries of a zip that are not read, each with the reason.</param>
/// <param name="Limits">What is refused.</param>
public sealed record FeedbackSourcePlan(
    SourceFile File, IReadOnlyList<FeedbackPartPlan> Parts, IReadOnlyList<SkippedEntry> Skipped, [property: System.Text.Json.Serialization.JsonIgnore] SourceLimits Limits)
{
    /// <summary>The first part, which is the only one but for zips with several entries.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public FeedbackPartPlan First => Parts[0];
}

/// <summary>What is read of a file of feedback, and how. Immutable.</summary>
public sealed record FeedbackPartPlan
{
    /// <summary>The entry of a zip; null elsewhere.</summary>
    public string? Entry { get; init; }

    /// <summary>The format's name.</summary>
    public required string Format { get; init; }

    /// <summary>What was found out about how it is written.</summary>
    public required FormatDetails Details { get; init; }

    /// <summary>The columns seen so far, with samples.</summary>
    public required IReadOnlyList<ColumnSample> Columns { get; init; }

    /// <summary>Column by role.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>Why each role has its column, by role.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>Text that every entry gets, by role or free attribute.</summary>
    public required IReadOnlyDictionary<string, string> Constants { get; init; }

    /// <summary>Columns that are not kept.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Columns or roles whose values are replaced by a keyed hash.</summary>
    public IReadOnlyList<string> Hash { get; init; } = [];

    /// <summary>What entries are where no column tells.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Why they are taken for that.</summary>
    public required string KindReason { get; init; }

    /// <summary>The scale of ratings that do not state their own; null where there are none.</summary>
    public RatingScale? Scale { get; init; }

    /// <summary>The scales by kind, where a column tells the kind and none the scale.</summary>
    public IReadOnlyDictionary<FeedbackKind, RatingScale> ScaleByKind { get; init; } = new Dictionary<FeedbackKind, RatingScale>();

    /// <summary>Whether of two labels 0 and 1 the first means negative.</summary>
    public bool ZeroIsNegative { get; init; }

    /// <summary>How the times are written; null where there are none.</summary>
    public TimeFormat? TimeFormat { get; init; }

    /// <summary>How the times of the answers are written; null where there are none.</summary>
    public TimeFormat? AnsweredFormat { get; init; }

    /// <summary>The zone of times without an offset; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>What a person should know: assumptions, things passed over.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
