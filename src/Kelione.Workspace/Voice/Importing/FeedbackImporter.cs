using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Brings the feedback of files into a workspace: plan → read → append → commit. Each file is an import of its own, which can be taken back.</summary>
internal sealed class FeedbackImporter(JourneyWorkspace workspace, IFeedbackStore store, IReadOnlyList<FeedbackSourcePlan> plans, IProgress<ImportProgress>? progress, string by)
{
    private const int EntriesPerCommit = 50_000;

    public async Task<FeedbackImportReport> RunAsync(CancellationToken cancellationToken)
    {
        var key = plans.SelectMany(p => p.Parts).Any(p => p.Hash.Count > 0) ? HashKey.LoadOrCreate(workspace.Papers) : null;
        var reports = new List<FeedbackFileReport>();
        for (var i = 0; i < plans.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            var (file, plan, index) = (new FeedbackFile(plans[i]), plans[i], i);
            var goesOn = await file.TakeAsync(
                workspace,
                now => store.OpenFeedbackAsync(new FeedbackImport { Name = plan.File.Name, By = by, AtMicros = UtcTime.FromDateTimeOffset(now) }, cancellationToken),
                (appender, rejected) => Task.Run(() => AppendAsync(file, plan, appender, rejected, index, key, cancellationToken), CancellationToken.None),
                appender => CommitAsync(file, appender),
                cancellationToken);
            reports.Add(file.Report());
            if (!goesOn)
            {
                break;
            }
        }

        return new FeedbackImportReport(reports) { Stopped = cancellationToken.IsCancellationRequested && (reports.Count < plans.Count || reports.Any(r => r.Incomplete && r.Error is null)) };
    }

    private async Task AppendAsync(FeedbackFile file, FeedbackSourcePlan plan, IFeedbackAppender appender, RejectedRowsFile rejected, int index, byte[]? key, CancellationToken cancellationToken)
    {
        var pending = 0;
        foreach (var chunk in FeedbackReader.Read(plan, key, cancellationToken))
        {
            // From here on a chunk is taken whole: what is counted as read is either appended or rejected.
            file.Reject(chunk.Rejected, rejected);
            await appender.AddAsync(file.Learn(chunk, workspace.Clues), CancellationToken.None);
            pending += chunk.Entries.Count;
            progress?.Report(ImportProgress.Of(plan.File, index, plans.Count, chunk.Progress));
            if (pending >= EntriesPerCommit)
            {
                await CommitAsync(file, appender);
                pending = 0;
            }
        }
    }

    private async Task CommitAsync(FeedbackFile file, IFeedbackAppender appender)
    {
        file.Kept += await appender.CommitAsync(CancellationToken.None);
        await file.TellAsync(workspace);
    }

    /// <summary>What became of one file so far.</summary>
    private sealed class FeedbackFile(FeedbackSourcePlan plan) : FileTally(plan.File, plan.Parts.SelectMany(p => p.Notes), plan.Skipped)
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private readonly List<IdentityClue> _clues = [];
        private long _joined;

        /// <summary>What is durable.</summary>
        public FeedbackReceipt Kept { get; set; } = new(0, 0, 0);

        /// <summary>Keeps what a chunk tells of who is who until its entries are durable.</summary>
        /// <returns>The entries, those of whom only an address is known under a name that nobody else can make of it.</returns>
        public IReadOnlyList<FeedbackEntry> Learn(FeedbackChunk chunk, ClueBook book)
        {
            foreach (var clue in chunk.Clues.Where(c => c.Value == c.Customer))
            {
                _names[clue.Value] = book.NameOf(clue);
            }

            _clues.AddRange(chunk.Clues.Select(c => c with { Customer = NameOf(c.Customer) }));
            return _names.Count == 0 ? chunk.Entries : [.. chunk.Entries.Select(e => e.Customer is { } customer ? e with { Customer = NameOf(customer) } : e)];
        }

        /// <summary>Joins those who said something with whom other sources know, by what the file tells.</summary>
        public async Task TellAsync(JourneyWorkspace workspace)
        {
            var report = await workspace.Clues.TellAsync(_clues, CancellationToken.None);
            _clues.Clear();
            _joined += report.Joined;
            Note(report.NotJoined);
        }

        public FeedbackFileReport Report() => new()
        {
            File = plan.File.Name,
            Format = plan.First.Format,
            System = plan.First.Details.System,
            Roles = plan.First.Roles,
            Kind = plan.First.Kind,
            KindReason = plan.First.KindReason,
            Scale = plan.First.Scale?.ToString(),
            Read = Kept.Accepted + Kept.Updated + Kept.Duplicates + Rejected,
            Accepted = Kept.Accepted,
            Updated = Kept.Updated,
            Duplicates = Kept.Duplicates,
            Rejected = Rejected,
            Joined = _joined,
            RejectedFile = RejectedFile,
            Notes = Notes,
            Incomplete = Incomplete,
            Error = Error,
        };

        private string NameOf(string customer) => _names.GetValueOrDefault(customer, customer);
    }
}
