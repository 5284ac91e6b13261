using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of one file of events so far.</summary>
internal sealed class FileImport(SourcePlan plan) : FileTally(plan.File, plan.Parts.SelectMany(p => p.Notes), plan.Skipped)
{
    private readonly List<IdentityClue> _clues = [];

    /// <summary>What is durable.</summary>
    public AppendReceipt Kept { get; set; } = new(0, 0);

    /// <summary>Keeps what the file tells of who is who until the events that it tells of are durable.</summary>
    public void Learn(IEnumerable<IdentityClue> clues) => _clues.AddRange(clues);

    /// <summary>Joins anonymous ids to the customers that the file says they are.</summary>
    public async Task TellAsync(JourneyWorkspace workspace)
    {
        var statements = _clues.Where(c => c.Kind == ClueKind.AnonymousId).Select(c => new IdentityStatement(c.Value, c.Customer, c.TimeMicros, c.Place)).ToList();
        _clues.Clear();
        if (statements.Count > 0)
        {
            var outcomes = await workspace.Store.IdentifyAsync(statements, CancellationToken.None);
            Note(outcomes.Select(o => o.Refusal).OfType<string>());
        }
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
        RejectedFile = RejectedFile,
        Notes = Notes,
        Incomplete = Incomplete,
        Error = Error,
    };
}
