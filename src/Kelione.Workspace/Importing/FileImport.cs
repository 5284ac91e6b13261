using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of one file so far.</summary>
internal sealed class FileImport(SourcePlan plan)
{
    private readonly List<string> _notes = [.. plan.Parts.SelectMany(p => p.Notes), .. plan.Skipped.Select(s => $"{s.Entry}: {s.Reason}")];
    private long _rejected;
    private string? _error;

    public SourcePlan Plan { get; } = plan;

    /// <summary>What is durable.</summary>
    public AppendReceipt Kept { get; set; } = new(0, 0);

    public string? RejectedFile { get; set; }

    public bool Incomplete { get; set; }

    public void Note(IEnumerable<string> notes) => _notes.AddRange(notes.Except(_notes, StringComparer.Ordinal));

    public void Reject(RejectedRow row)
    {
        _rejected++;
        if (row.IsFatal)
        {
            Fail(FormattableString.Invariant($"{row.File}, line {row.Line}: {row.Reason} What follows was not read."));
        }
    }

    /// <summary>Says what ended the reading early. Of several parts the first counts as the reason; all are noted.</summary>
    public void Fail(string reason)
    {
        Incomplete = true;
        _error ??= reason;
        Note([reason]);
    }

    public FileReport Report() => new()
    {
        File = Plan.File.Path,
        Format = Plan.First.Format,
        Mapping = Plan.First.Mapping.Roles,
        Zone = Plan.First.Time.Zone,
        ZoneOrigin = JourneyJson.Write(Plan.First.Time.ZoneOrigin).Trim('"'),
        Read = Kept.Accepted + Kept.Duplicates + _rejected,
        Accepted = Kept.Accepted,
        Duplicates = Kept.Duplicates,
        Rejected = _rejected,
        RejectedFile = RejectedFile,
        Notes = [.. _notes],
        Incomplete = Incomplete,
        Error = _error,
    };
}
