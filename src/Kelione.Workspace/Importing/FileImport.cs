using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of one file of events so far.</summary>
internal sealed class FileImport(SourcePlan plan) : FileTally(plan.File, plan.Parts.SelectMany(p => p.Notes), plan.Skipped)
{
    private readonly List<IdentityClue> _clues = [];
    private long _joined;

    /// <summary>What is durable.</summary>
    public AppendReceipt Kept { get; set; } = new(0, 0);

    /// <summary>Keeps what the file tells of who is who until the events that it tells of are durable.</summary>
    public void Learn(IEnumerable<IdentityClue> clues) => _clues.AddRange(clues);

    /// <summary>Joins the customers of the file with those whom other sources know, by what it tells.</summary>
    public async Task TellAsync(JourneyWorkspace workspace)
    {
        var report = await workspace.Clues.TellAsync(_clues, CancellationToken.None);
        _clues.Clear();
        _joined += report.Joined;
        Note(report.NotJoined);
    }

    public FileReport Report() => new()
    {
        File = plan.File.Path,
        Format = plan.First.Format,
        System = plan.First.Details.System,
        Mapping = plan.First.Mapping.Roles,
        Zone = plan.First.Time.Zone,
        ZoneOrigin = JourneyJson.Write(plan.First.Time.ZoneOrigin).Trim('"'),
        Read = Kept.Accepted + Kept.Duplicates + Rejected,
        Accepted = Kept.Accepted,
        Duplicates = Kept.Duplicates,
        Rejected = Rejected,
        Joined = _joined,
        RejectedFile = RejectedFile,
        Notes = Notes,
        Incomplete = Incomplete,
        Error = Error,
    };
}
