using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>One import in the workspace's journal. Immutable.</summary>
public sealed record ImportEntry
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; empty where nobody says, as on the command line.</summary>
    public string By { get; init; } = "";

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether somebody stopped it before all was read.</summary>
    public bool Stopped { get; init; }

    /// <summary>What became of each file.</summary>
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>An entry of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="files">Its files as the journal tells of them.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="at">When it began.</param>
    /// <param name="took">How long it took.</param>
    internal static ImportEntry Of<TFile>(ImportOutcome<TFile> report, IEnumerable<ImportedFile> files, string by, DateTimeOffset at, TimeSpan took)
        where TFile : FileOutcome => new()
        {
            At = at,
            By = by,
            Seconds = Math.Round(took.TotalSeconds, 3),
            Stopped = report.Stopped,
            Files = [.. files],
        };
}

/// <summary>What became of one file of an import: <c>Read = Accepted + Updated + Duplicates + Rejected</c>. Immutable.</summary>
public sealed record ImportedFile
{
    /// <summary>The file's own name, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Its format's name.</summary>
    public required string Format { get; init; }

    /// <summary>The name of the system whose export it was; null where it is none that is known.</summary>
    public string? System { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>What it brought in.</summary>
    public SystemYield Holds { get; init; }

    /// <summary>New events, entries of feedback or numbers of demand.</summary>
    public long Accepted { get; init; }

    /// <summary>Those that were there and changed; never events.</summary>
    public long Updated { get; init; }

    /// <summary>Those that were there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that became none.</summary>
    public long Rejected { get; init; }

    /// <summary>The name, in the folder of imports, of the file with the rejected records; null where there is none.</summary>
    public string? RejectedFile { get; init; }

    /// <summary>Whether the reading ended before the file did.</summary>
    public bool Incomplete { get; init; }

    /// <summary>What ended the reading early; null where nothing did, or a person.</summary>
    public string? Error { get; init; }

    /// <summary>Column by role.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal static ImportedFile Of(FileReport report, string name) => Of(report, name, report.System) with { Roles = report.Mapping };

    internal static ImportedFile Of(FeedbackFileReport report, string name) => Of(report, name, report.System) with { Holds = SystemYield.Feedback, Updated = report.Updated, Roles = report.Roles };

    internal static ImportedFile Of(DemandFileReport report, string name) => Of(report, name, report.System) with { Holds = SystemYield.Demand, Updated = report.Updated };

    private static ImportedFile Of(FileOutcome report, string name, string? system) => new()
    {
        Name = name,
        Format = report.Format,
        System = system,
        Read = report.Read,
        Accepted = report.Accepted,
        Duplicates = report.Duplicates,
        Rejected = report.Rejected,
        RejectedFile = report.RejectedFile is { } path ? Path.GetFileName(path) : null,
        Incomplete = report.Incomplete,
        Error = report.Error,
    };
}
