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

    /// <summary>Looks at all files before any is read, so that a mistyped name spoils nothing.</summary>
    public static IReadOnlyList<SourcePlan> Plan(ImportRequest request) => [.. request.Files.Select(f => SourceInspector.Inspect(f, request))];

    public async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in plans)
        {
            SourceInspector.EnsureComplete(plan);
        }

        var key = plans.SelectMany(p => p.Parts).Any(p => p.Mapping.Hash.Count > 0) ? HashKey.LoadOrCreate(workspace.Folder) : null;
        var reports = new List<FileReport>();
        for (var i = 0; i < plans.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            var file = new FileImport(plans[i]);
            var goesOn = await ReadAsync(file, i, key, cancellationToken);
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

    /// <summary>Reads a file. False where the workspace could not take it, so that no other file needs to be tried; what the report then counts was kept all the same.</summary>
    private async Task<bool> ReadAsync(FileImport file, int index, byte[]? key, CancellationToken cancellationToken)
    {
        using var rejected = new RejectedRowsFile(workspace.Folder, file.Plan.File.Name, workspace.Time.GetUtcNow());
        try
        {
            await using var appender = await workspace.Store.OpenAppenderAsync(cancellationToken);
            try
            {
                await AppendAsync(file, appender, rejected, index, key, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                file.Incomplete = true;
            }
            catch (SourceException e)
            {
                file.Fail(e.Message);
            }

            file.Kept += await appender.CommitAsync(CancellationToken.None);
            rejected.Finish();
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            file.Incomplete = true;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Fail(e.Message);
            return false;
        }
        finally
        {
            file.RejectedFile = rejected.Path;
        }
    }

    private async Task AppendAsync(FileImport file, IEventAppender appender, RejectedRowsFile rejected, int index, byte[]? key, CancellationToken cancellationToken)
    {
        var pending = 0L;
        await foreach (var chunk in SourceReader.ReadAsync(file.Plan, key, cancellationToken))
        {
            // From here on a chunk is taken whole: what is counted as read is either appended or rejected.
            foreach (var row in chunk.Rejected)
            {
                rejected.Add(row);
                file.Reject(row);
            }

            if (chunk.Batch is { Count: > 0 } batch)
            {
                await appender.AddAsync(batch, CancellationToken.None);
                pending += batch.Count;
            }

            file.Note(chunk.Notes);
            progress?.Report(new ImportProgress(
                file.Plan.File.Name, index + 1, plans.Count, chunk.Progress.BytesRead, chunk.Progress.BytesTotal, chunk.Progress.RowsRead, chunk.Progress.Rejected));
            if (pending >= EventsPerCommit)
            {
                file.Kept += await appender.CommitAsync(CancellationToken.None);
                pending = 0;
            }
        }
    }
}
