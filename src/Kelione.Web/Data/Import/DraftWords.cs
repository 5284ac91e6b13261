using System.Globalization;
using Kelione.Workspace;

namespace Kelione.Web.Data.Import;

/// <summary>The sentences at the head of the import page.</summary>
internal static class DraftWords
{
    private static AreaTexts L => DataTexts.All;

    /// <summary>How the files stand that were not imported yet.</summary>
    public static string Finding(ImportDraft draft)
    {
        if (draft.Files.FirstOrDefault(f => f.Problem is not null) is { } broken)
        {
            return L["Finding.Problem", broken.Arrived.File.Name];
        }

        if (draft.Files.FirstOrDefault(f => f.Missing is not null) is { Missing: { } missing } lacking)
        {
            return L["Finding.Missing", SourceWords.Role(missing), lacking.Arrived.File.Name];
        }

        var checks = draft.Files.Where(f => f.Plan is not null || (!f.HasBeside && f.Board is null)).Select(f => f.Check).ToList();
        if (checks.Exists(c => c is null))
        {
            return L["Finding.Looking"];
        }

        if (checks.Count == 0)
        {
            return L[draft.Files.All(f => f.Board is not null) ? "Finding.Board" : "Finding.Beside"];
        }

        var (rows, readable) = (checks.Sum(c => c!.Rows), checks.Sum(c => c!.Readable));
        var whole = checks.TrueForAll(c => c!.IsWhole);
        return whole ? rows == readable ? L["Finding.AllReadable", rows] : L["Finding.Readable", readable, rows, rows - readable] : L["Finding.SoFar", readable, rows];
    }

    /// <summary>How an import stands.</summary>
    public static string Finding(ImportJob job) => job switch
    {
        { State: ImportJobState.Waiting } => L["Finding.Waiting"],
        { State: ImportJobState.Failed, Report.Accepted: > 0 and var kept } => L["Finding.HalfDone", kept],
        { State: ImportJobState.Failed } => L["Finding.Failed"],
        { Report: { } r } when job.Report.Stopped => L["Finding.Stopped", r.Accepted],
        { Report.Files.Count: 0, BesideReport: { } beside } => Brought(beside),
        { Report: { } r } => L["Finding.Done", r.Accepted, r.Read, r.Duplicates, r.Rejected],
        _ => L["Finding.Running", job.Rows],
    };

    // Of files without events what they did bring is counted.
    private static string Brought(RoutedReport report) => string.Join(" ", new[]
    {
        report.Feedback is { } f ? L["Finding.DoneFeedback", f.Accepted + f.Updated, f.Read, f.Duplicates, f.Rejected] : null,
        report.Demand is { } d ? L["Finding.DoneDemand", d.Accepted + d.Updated, d.Read, d.Duplicates, d.Rejected] : null,
    }.OfType<string>());

    /// <summary>Who imports what since when.</summary>
    public static string Under(ImportJob job) => L["Under.Job", Names(job.Names), SourceWords.Moment(job.StartedAt), job.By];

    /// <summary>Three names at most, then how many more.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= 3 ? string.Join(", ", names) : L["AndMore", string.Join(", ", names.Take(3)), names.Count - 3];

    /// <summary>A share in percent: 97.78 %.</summary>
    public static string Percent(double share, string form = "P1") => share.ToString(form, CultureInfo.CurrentCulture);
}
