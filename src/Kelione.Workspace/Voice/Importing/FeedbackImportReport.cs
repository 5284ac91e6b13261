using System.Text.Json.Serialization;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of an import of feedback: <c>Read = Accepted + Updated + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record FeedbackImportReport(IReadOnlyList<FeedbackFileReport> Files)
{
    /// <summary>Records read.</summary>
    public long Read => Files.Sum(f => f.Read);

    /// <summary>New entries, durable now.</summary>
    public long Accepted => Files.Sum(f => f.Accepted);

    /// <summary>Entries that were there under the same id and changed, such as those answered since.</summary>
    public long Updated => Files.Sum(f => f.Updated);

    /// <summary>Entries that were there already.</summary>
    public long Duplicates => Files.Sum(f => f.Duplicates);

    /// <summary>Records that became no entry.</summary>
    public long Rejected => Files.Sum(f => f.Rejected);

    /// <summary>Whether the user stopped it before all was read; what is counted was kept.</summary>
    public bool Stopped { get; init; }
}

/// <summary>What became of one file of feedback. Immutable.</summary>
public sealed record FeedbackFileReport
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>Its format's name.</summary>
    public required string Format { get; init; }

    /// <summary>Column by role.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>What entries are where no column tells.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Why they are taken for that.</summary>
    public required string KindReason { get; init; }

    /// <summary>The scale of ratings that do not state their own, as <c>1-5</c>; null where there are none.</summary>
    public string? Scale { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>New entries, durable now.</summary>
    public long Accepted { get; init; }

    /// <summary>Entries that were there and changed.</summary>
    public long Updated { get; init; }

    /// <summary>Entries that were there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that became no entry.</summary>
    public long Rejected { get; init; }

    /// <summary>Where the rejected records are kept, each with line, field and reason; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RejectedFile { get; init; }

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the reading ended before the file did.</summary>
    public bool Incomplete { get; init; }

    /// <summary>What ended the reading early, for the user; null where nothing did, or the user did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Error { get; init; }
}
