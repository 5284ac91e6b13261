using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What became of an import of events. <c>Read = Accepted + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record ImportReport(IReadOnlyList<FileReport> Files) : ImportOutcome<FileReport>(Files);

/// <summary>What became of one file of events. Immutable.</summary>
public sealed record FileReport : FileOutcome
{
    /// <summary>The name of the system whose export it was; null where it is none that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? System { get; init; }

    /// <summary>Column by role: which column gave the customer, the activity, the time…</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>The zone of times that carry no offset.</summary>
    public required string Zone { get; init; }

    /// <summary>How the zone is known: given, in the file, assumed UTC.</summary>
    public required string ZoneOrigin { get; init; }

    /// <summary>New statements that two ids are one person, by what the file tells of its customers.</summary>
    public long Joined { get; init; }
}
