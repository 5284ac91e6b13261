using System.Text.Json.Serialization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What became of an import of feedback: <c>Read = Accepted + Updated + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record FeedbackImportReport(IReadOnlyList<FeedbackFileReport> Files) : ImportOutcome<FeedbackFileReport>(Files)
{
    /// <summary>Entries that were there under the same id and changed, such as those answered since.</summary>
    public long Updated => Files.Sum(f => f.Updated);
}

/// <summary>What became of one file of feedback. Immutable.</summary>
public sealed record FeedbackFileReport : FileOutcome
{
    /// <summary>The name of the system whose export it was; null where it is none that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? System { get; init; }

    /// <summary>Column by role.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>What entries are where no column tells.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Why they are taken for that.</summary>
    public required string KindReason { get; init; }

    /// <summary>The scale of ratings that do not state their own, as <c>1-5</c>; null where there are none.</summary>
    public string? Scale { get; init; }

    /// <summary>Entries that were there and changed.</summary>
    public long Updated { get; init; }

    /// <summary>New statements that two ids are one person, by what the file tells of those who said something.</summary>
    public long Joined { get; init; }
}
