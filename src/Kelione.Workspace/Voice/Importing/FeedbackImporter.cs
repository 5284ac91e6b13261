using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Brings the feedback of files into a workspace: plan → read → append → commit. Each file is an import of its own, which can be taken back.</summary>
internal sealed class FeedbackImporter(JourneyWorkspace workspace, IFeedbackStore store, IReadOnlyList<FeedbackSourcePlan> plans, IProgress<ImportProgress>? progress, string by)
{
    private const int EntriesPerCommit = 50_000;

    public async Task<FeedbackImportReport> RunAsync(CancellationToken cancellationToken)
    {
        var key = plans.SelectMany(p => p.Parts).Any(p => p.Hash.Count > 0) ? HashKey.LoadOrCreate(workspace.Folder) : null;
        var reports = new List<FeedbackFileReport>();
        for (var i = 0; i < plans.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            reports.Add(await ReadAsync(plans[i], i, key, cancellationToken));
        }

        return new FeedbackImportReport(reports) { Stopped = cancellationToken.IsCancellationRequested && (reports.Count < plans.Count || reports.Any(r => r.Incomplete && r.Error is null)) };
    }

    private async Task<FeedbackFileReport> ReadAsync(FeedbackSourcePlan plan, int index, byte[]? key, CancellationToken cancellationToken)
    {
        var now = workspace.Time.GetUtcNow();
        using var rejected = new RejectedRowsFile(workspace.Folder, plan.File.Name, now);
        var tally = new Tally();
        try
        {
            await using var appender = await store.OpenFeedbackAsync(
                new FeedbackImport { Name = plan.File.Name, By = by, AtMicros = UtcTime.FromDateTimeOffset(now) }, cancellationToken);
            try
            {
                await Task.Run(() => AppendAsync(plan, appender, rejected, tally, index, key, cancellationToken), CancellationToken.None);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                tally.Incomplete = true;
            }
            catch (SourceException e)
            {
                tally.Fail(e.Message);
            }

            tally.Kept += await appender.CommitAsync(CancellationToken.None);
            rejected.Finish();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            tally.Incomplete = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tally.Fail(e.Message);
        }

        return tally.Report(plan, rejected.Path);
    }

    private async Task AppendAsync(FeedbackSourcePlan plan, IFeedbackAppender appender, RejectedRowsFile rejected, Tally tally, int index, byte[]? key, CancellationToken cancellationToken)
    {
        var pending = 0;
        foreach (var chunk in FeedbackReader.Read(plan, key, cancellationToken))
        {
            // From here on a chunk is taken whole: what is counted as read is either appended or rejected.
            foreach (var row in chunk.Rejected)
            {
                rejected.Add(row);
                tally.Reject(row);
            }

            await appender.AddAsync(chunk.Entries, CancellationToken.None);
            pending += chunk.Entries.Count;
            var (read, total) = (chunk.Progress.BytesRead, chunk.Progress.BytesTotal);
            progress?.Report(new ImportProgress(plan.File.Name, index + 1, plans.Count, read, total, chunk.Progress.RowsRead, chunk.Progress.Rejected));
            if (pending >= EntriesPerCommit)
            {
                tally.Kept += await appender.CommitAsync(CancellationToken.None);
                pending = 0;
            }
        }
    }

    /// <summary>What became of one file so far.</summary>
    private sealed class Tally
    {
        private readonly List<string> _notes = [];
        private long _rejected;
        private string? _error;

        public FeedbackReceipt Kept { get; set; } = new(0, 0, 0);

        public bool Incomplete { get; set; }

        public void Reject(RejectedRow row)
        {
            _rejected++;
            if (row.IsFatal)
            {
                Fail(FormattableString.Invariant($"{row.File}, line {row.Line}: {row.Reason} What follows was not read."));
            }
        }

        public void Fail(string reason)
        {
            Incomplete = true;
            _error ??= reason;
            _notes.Add(reason);
        }

        public FeedbackFileReport Report(FeedbackSourcePlan plan, string? rejectedFile) => new()
        {
            File = plan.File.Name,
            Format = plan.First.Format,
            Roles = plan.First.Roles,
            Kind = plan.First.Kind,
            KindReason = plan.First.KindReason,
            Scale = plan.First.Scale?.ToString(),
            Read = Kept.Accepted + Kept.Updated + Kept.Duplicates + _rejected,
            Accepted = Kept.Accepted,
            Updated = Kept.Updated,
            Duplicates = Kept.Duplicates,
            Rejected = _rejected,
            RejectedFile = rejectedFile,
            Notes = [.. plan.Parts.SelectMany(p => p.Notes), .. plan.Skipped.Select(s => $"{s.Entry}: {s.Reason}"), .. _notes],
            Incomplete = Incomplete,
            Error = _error,
        };
    }
}
