using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of one file of events so far.</summary>
internal sealed class FileImport(SourcePlan plan) : FileTally(plan.File, plan.Parts.SelectMany(p => p.Notes), plan.Skipped)
{
    /// <summary>What is durable.</summary>
    public AppendReceipt Kept { get; set; } = new(0, 0);

    public FileReport Report() => new()
    {
        File = plan.File.Path,
        Format = plan.First.Format,
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
