using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Brings events of files into a workspace: plan → read → append → commit. The reader runs ahead on a thread of its own. Each file has its own appender, so that identical rows inside
/// a file are all kept while a file given twice adds nothing.
/// </summary>
internal sealed class Importer(JourneyWorkspace workspace, IReadOnlyList<SourcePlan> plans, IProgress<ImportProgress>? progress)
{
    /// <summary>A commit is due when so many events were added since the last: large enough to be fast, small enough that little is read again after a power cut.</summary>
    private const long EventsPerCommit = 1_000_000;

    /// <summary>Or when so long has passed: between two commits goes in what arrives from elsewhere meanwhile.</summary>
    private static readonly TimeSpan TimePerCommit = TimeSpan.FromSeconds(2);

    /// <summary>Looks at all files before any is read, so that a mistyped name spoils nothing.</summary>
    public static IReadOnlyList<SourcePlan> Plan(ImportRequest request) => [.. request.Files.Select(f => SourceInspector.Inspect(f, request))];

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in plans)
        {
            SourceInspector.EnsureComplete(plan);
        }

        var key = plans.SelectMany(p => p.Parts).Any(p => p.Mapping.Hash.Count > 0) ? HashKey.LoadOrCreate(workspace.Papers) : null;
        var reports = new List<FileReport>();
        for (var i = 0; i < plans.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            var (file, plan, index) = (new FileImport(plans[i]), plans[i], i);
            var goesOn = await file.TakeAsync(
                workspace,
                _ => workspace.Store.OpenAppenderAsync(cancellationToken),
                (appender, rejected) => AppendAsync(file, plan, appender, rejected, index, key, cancellationToken),
                appender => CommitAsync(file, appender),
                cancellationToken);
            reports.Add(file.Report());
            if (!goesOn)
            {
                break;
            }
        }

        return new ImportReport(reports)
        {
            Stopped = cancellationToken.IsCancellationRequested && (reports.Count < plans.Count || reports.Any(r => r.Incomplete && r.Error is null)),
        };
    }

    private async Task AppendAsync(FileImport file, SourcePlan plan, IEventAppender appender, RejectedRowsFile rejected, int index, byte[]? key, CancellationToken cancellationToken)
    {
        var (pending, last) = (0L, workspace.Time.GetTimestamp());
        await foreach (var chunk in SourceReader.ReadAsync(plan, key, cancellationToken))
        {
            // From here on a chunk is taken whole: what is counted as read is either appended or rejected.
            file.Reject(chunk.Rejected, rejected);
            if (chunk.Batch is { Count: > 0 } batch)
            {
                await appender.AddAsync(batch, CancellationToken.None);
                pending += batch.Count;
            }

            file.Learn(chunk.Clues);
            file.Note(chunk.Notes);
            progress?.Report(ImportProgress.Of(plan.File, index, plans.Count, chunk.Progress));
            if (pending >= EventsPerCommit || workspace.Time.GetElapsedTime(last) > TimePerCommit)
            {
                await CommitAsync(file, appender);
                (pending, last) = (0, workspace.Time.GetTimestamp());
            }
        }
    }

    private async Task CommitAsync(FileImport file, IEventAppender appender)
    {
        file.Kept += await appender.CommitAsync(CancellationToken.None);
        await file.TellAsync(workspace);
    }
}
