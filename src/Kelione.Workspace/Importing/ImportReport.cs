namespace Kelione.Workspace;

/// <summary>What became of an import of events. <c>Read = Accepted + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record ImportReport(IReadOnlyList<FileReport> Files) : ImportOutcome<FileReport>(Files);

/// <summary>What became of one file of events. Immutable.</summary>
public sealed record FileReport : FileOutcome
{
    /// <summary>Column by role: which column gave the customer, the activity, the time…</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>The zone of times that carry no offset.</summary>
    public required string Zone { get; init; }

    /// <summary>How the zone is known: given, in the file, assumed UTC.</summary>
    public required string ZoneOrigin { get; init; }

    /// <summary>New statements that two ids are one person, by what the file tells of its customers.</summary>
    public long Joined { get; init; }
}
