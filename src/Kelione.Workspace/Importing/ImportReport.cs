using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What became of an import. <c>Read = Accepted + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record ImportReport(IReadOnlyList<FileReport> Files)
{
    /// <summary>Records read.</summary>
    public long Read => Files.Sum(f => f.Read);

    /// <summary>New events, durable now.</summary>
    public long Accepted => Files.Sum(f => f.Accepted);

    /// <summary>Events that were there already.</summary>
    public long Duplicates => Files.Sum(f => f.Duplicates);

    /// <summary>Records that became no event.</summary>
    public long Rejected => Files.Sum(f => f.Rejected);

    /// <summary>Whether the user stopped it before all was read; what is counted was kept.</summary>
    public bool Stopped { get; init; }
}

/// <summary>What became of one file. Immutable.</summary>
public sealed record FileReport
{
    /// <summary>The file as it was named.</summary>
    public required string File { get; init; }

    /// <summary>Its format's name.</summary>
    public required string Format { get; init; }

    /// <summary>Column by role: which column gave the customer, the activity, the time…</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>The zone of times that carry no offset.</summary>
    public required string Zone { get; init; }

    /// <summary>How the zone is known: given, in the file, assumed UTC.</summary>
    public required string ZoneOrigin { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>New events, durable now.</summary>
    public long Accepted { get; init; }

    /// <summary>Events that were there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that became no event.</summary>
    public long Rejected { get; init; }

    /// <summary>Where the rejected records are kept, each with line, field and reason; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RejectedFile { get; init; }

    /// <summary>What a person should know: assumptions, things passed over, damage.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the reading ended before the file did: it is damaged, the workspace could take no more, or the user stopped it.</summary>
    public bool Incomplete { get; init; }

    /// <summary>What ended the reading early, for the user; null where nothing did, or the user did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Error { get; init; }

    /// <summary>Whether there were records and none of them became an event.</summary>
    [JsonIgnore]
    public bool IsAllRejected => Read > 0 && Rejected == Read;
}

/// <summary>How far an import has come.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="BytesRead">Bytes of it read.</param>
/// <param name="BytesTotal">All of its bytes.</param>
/// <param name="Rows">Records of it read.</param>
/// <param name="Rejected">Records of it rejected.</param>
public readonly record struct ImportProgress(string File, int Number, int Files, long BytesRead, long BytesTotal, long Rows, long Rejected);
