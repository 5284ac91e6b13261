using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Brings events of files into a workspace: plan → read → append → commit. The reader runs ahead on a thread of its own. Each file has its own appender, so that identical rows inside
/// a file are all kept while a file given twice adds nothing.
/// </summary>
internal sealed class Importer(JourneyWorkspace workspace, ImportRequest request, IProgress<ImportProgress>? progress)
{
    /// <summary>A commit is due when so many events were added since the last: large enough to be fast, small enough that little is read again after a power cut.</summary>
    private const long EventsPerCommit = 1_000_000;

    /// <summary>Looks at all files before any is read, so that a mistyped name spoils nothing.</summary>
    public static IReadOnlyList<SourcePlan> Plan(ImportRequest request) => [.. request.Files.Select(f => SourceInspector.Inspect(f, request))];

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        var plans = Plan(request);
        foreach (var plan in plans)
        {
            SourceInspector.EnsureComplete(plan);
        }

        var key = plans.SelectMany(p => p.Parts).Any(p => p.Mapping.Hash.Count > 0) ? HashKey.LoadOrCreate(workspace.Folder) : null;
        var reports = new List<FileReport>();
        for (var i = 0; i < plans.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            reports.Add(await ReadAsync(plans[i], i, plans.Count, key, cancellationToken));
        }

        return new ImportReport(reports) { Stopped = cancellationToken.IsCancellationRequested };
    }

    private async Task<FileReport> ReadAsync(SourcePlan plan, int index, int count, byte[]? key, CancellationToken cancellationToken)
    {
        using var rejected = new RejectedRowsFile(workspace.Folder, plan.File.Name, workspace.Time.GetUtcNow());
        var kept = new AppendReceipt(0, 0);
        var (refused, incomplete) = (0L, false);
        var notes = new List<string>(plan.Parts.SelectMany(p => p.Notes).Concat(plan.Skipped.Select(s => $"{s.Entry}: {s.Reason}")));
        await using (var appender = await workspace.Store.OpenAppenderAsync(cancellationToken))
        {
            var pending = 0L;
            try
            {
                await foreach (var chunk in SourceReader.ReadAsync(plan, key, cancellationToken))
                {
                    // From here on a chunk is taken whole: what is counted as read is either appended or rejected.
                    foreach (var row in chunk.Rejected)
                    {
                        rejected.Add(row);
                        refused++;
                        incomplete |= row.IsFatal;
                        if (row.IsFatal)
                        {
                            notes.Add(FormattableString.Invariant($"{row.File}, line {row.Line}: {row.Reason} What follows was not read."));
                        }
                    }

                    if (chunk.Batch is { Count: > 0 } batch)
                    {
                        await appender.AddAsync(batch, CancellationToken.None);
                        pending += batch.Count;
                    }

                    notes.AddRange(chunk.Notes.Except(notes, StringComparer.Ordinal));
                    progress?.Report(new ImportProgress(
                        plan.File.Name, index + 1, count, chunk.Progress.BytesRead, chunk.Progress.BytesTotal, chunk.Progress.RowsRead, chunk.Progress.Rejected));
                    if (pending >= EventsPerCommit)
                    {
                        kept += await appender.CommitAsync(CancellationToken.None);
                        pending = 0;
                    }
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                incomplete = true;
            }

            kept += await appender.CommitAsync(CancellationToken.None);
        }

        return ReportOf(plan) with
        {
            Read = kept.Accepted + kept.Duplicates + refused,
            Accepted = kept.Accepted,
            Duplicates = kept.Duplicates,
            Rejected = refused,
            RejectedFile = rejected.Path,
            Notes = notes,
            Incomplete = incomplete,
        };
    }

    private static FileReport ReportOf(SourcePlan plan) => new()
    {
        File = plan.File.Path,
        Format = plan.First.Format,
        Mapping = plan.First.Mapping.Roles,
        Zone = plan.First.Time.Zone,
        ZoneOrigin = JourneyJson.Write(plan.First.Time.ZoneOrigin).Trim('"'),
    };
}
