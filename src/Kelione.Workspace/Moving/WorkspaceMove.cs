using Kelione.ClickHouse;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What shall move where. Immutable. Connections hold passwords; nothing here is shown.</summary>
public sealed record MovePlan
{
    /// <summary>The workspace, with the database that keeps its documents now.</summary>
    public required WorkspaceFolder Folder { get; init; }

    /// <summary>The connection to the ClickHouse that keeps the events now; null for the folder.</summary>
    public string? FromEvents { get; init; }

    /// <summary>Whether the events move.</summary>
    public bool MovesEvents { get; init; }

    /// <summary>Where the events move to: a connection to ClickHouse, or null for the folder.</summary>
    public string? ToEvents { get; init; }

    /// <summary>Whether the documents move.</summary>
    public bool MovesDocuments { get; init; }

    /// <summary>Where the documents move to; null for files in the folder.</summary>
    public DocumentsServer? ToDocuments { get; init; }

    /// <summary>Whether what an earlier move that was cut short has copied is thrown away.</summary>
    public bool Restart { get; init; }
}

/// <summary>What a move did. Immutable.</summary>
/// <param name="Events">How many events the workspace has.</param>
/// <param name="Rows">How many rows of everything else were copied.</param>
/// <param name="Answers">How many questions were asked on both sides and answered alike.</param>
public sealed record MoveReport(long Events, long Rows, int Answers);

/// <summary>
/// Moves a workspace's events and documents to where they shall be: copies, reads back, compares checksums and answers, and only then lets the workspace know. Cut short at any moment, doing the same again goes on where it stopped.
/// </summary>
public static class WorkspaceMove
{
    private static readonly string[] EventFiles = ["events.duckdb", "events.duckdb.wal", "index", EventsPlace.Note];
    private static readonly string[] DocumentFiles =
    [
        "kelione.db", "kelione.db-wal", "kelione.db-shm", "people.db", "people.db-wal", "people.db-shm", DocumentsNote.FileName,
        .. PaperNames.Single, .. PaperNames.Beginnings.Select(b => b.TrimEnd('/')),
    ];

    /// <summary>Moves.</summary>
    /// <param name="plan">What and where.</param>
    /// <param name="progress">Told how far it has come, many times a second; null for nobody.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops; the workspace is where it was, and doing the same again goes on.</param>
    /// <exception cref="MendableException">It cannot be; the message says why. The workspace is where it was.</exception>
    public static async Task<MoveReport> RunAsync(MovePlan plan, IProgress<MovingProgress>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!plan.Folder.Exists && MoveStaging.IsFree(plan.Folder))
        {
            throw new MendableException($"There is no workspace in '{plan.Folder}'.") { IsMissing = true };
        }

        using var staging = MoveStaging.Take(plan.Folder);
        if (staging.State is { Stage: not MoveStage.Copying })
        {
            staging.Finish();
            return new MoveReport(0, 0, 0);
        }

        if (MoveStaging.LeftOver(plan.Folder) is not null)
        {
            throw new MendableException($"'{plan.Folder}' still holds what an earlier move left behind. Look whether all is well, then take it away: kelione move --remove-old");
        }

        DocumentsNote.Check(plan.Folder);
        return await new Mover(plan, staging, progress, new StandingClock(time.GetUtcNow(), time), cancellationToken).RunAsync();
    }

    /// <summary>Whether a move left something behind, or has begun to copy, which no erasure reaches.</summary>
    public static bool LeftSomething(WorkspaceFolder folder) => MoveStaging.LeftOver(folder) is not null || MoveStaging.HasBegun(folder);

    /// <summary>Takes away what the last move left behind: files of the folder, tables of ClickHouse, schemas of PostgreSQL.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="oldEvents">The connection to the ClickHouse that kept the events; null where none is given.</param>
    /// <param name="oldDocuments">The database that kept the documents; null where none is given.</param>
    /// <param name="cancellationToken">Stops before anything is done.</param>
    /// <exception cref="MendableException">There is nothing, or a connection is missing.</exception>
    public static async Task RemoveOldAsync(WorkspaceFolder folder, string? oldEvents, DocumentsServer? oldDocuments, CancellationToken cancellationToken)
    {
        MoveStaging.EnsureNone(folder);
        if (MoveStaging.LeftOver(folder) is not { } was)
        {
            throw new MendableException($"No move left anything behind in '{folder}'.");
        }

        if (was.Events is not null && (oldEvents is null || EventsPlace.NameOf(ClickHouseOptions.Parse(oldEvents)) != was.Events))
        {
            throw new MendableException($"The old events are in {was.Events}. Say how to connect there: --from-events clickhouse://…");
        }

        if (was.Documents is not null && oldDocuments?.Name != was.Documents)
        {
            throw new MendableException($"The old documents are in {was.Documents}. Say how to connect there: --from-documents …");
        }

        var old = folder with { Documents = was.Documents is null ? null : oldDocuments };
        await TargetPlaces.ClearAsync(old, was.Events is null ? null : oldEvents, cancellationToken);
        MoveStaging.DeleteLeftOver(folder);
    }

    private sealed class Mover(MovePlan plan, MoveStaging staging, IProgress<MovingProgress>? progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        private readonly WorkspaceFolder _stage = new(staging.Path) { Documents = plan.MovesDocuments ? plan.ToDocuments : plan.Folder.Documents };
        private readonly string? _newEvents = plan.MovesEvents ? plan.ToEvents : null;
        private long _rows;
        private long _documentRows;

        private WorkspaceFolder NewPlaces => _stage with { Documents = plan.MovesDocuments ? plan.ToDocuments : null };

        public async Task<MoveReport> RunAsync()
        {
            var report = await CopyAsync();
            staging.Finish();
            return report;
        }

        // Papers that lie in a database stay there where the documents do: what is written in the stage's place would be written in theirs.
        private async Task CopyFilesAsync()
        {
            var withPapers = plan.MovesDocuments || plan.Folder.Documents is null;
            await PartCopy.MakeEqualAsync(new FilesPart(plan.Folder, withPapers), new FilesPart(_stage, withPapers), progress, cancellationToken);
        }

        private async Task<MoveReport> CopyAsync()
        {
            await using var from = await WorkspaceBackup.OpenAsync(plan.Folder, EventsPlace.Opener(plan.FromEvents, null), clock, cancellationToken);
            await BeginAsync();
            var stamp = await from.Storage.StampAsync(cancellationToken);
            await CopyFilesAsync();
            var (events, answers) = (0L, 0);
            var to = plan.MovesEvents ? await JourneyWorkspace.OpenOrCreateAsync(_stage, EventsPlace.Opener(_newEvents, null), clock, cancellationToken) : from;
            try
            {
                events = plan.MovesEvents ? await CopyEventsAsync(from, to) : 0;
                await CopyDocumentsAsync(from);
                answers = await CompareAnswersAsync(from, to);
                if (await from.Storage.StampAsync(cancellationToken) != stamp)
                {
                    throw new MendableException("Somebody wrote events while they were moved. Let nobody write meanwhile, and run the same again: it goes on from here.");
                }

                // People may have edited maps and defined segments meanwhile: they were told nothing of a move.
                await CopyFilesAsync();
                await CopyDocumentsAsync(from);
            }
            finally
            {
                await (ReferenceEquals(to, from) ? default : to.DisposeAsync());
            }

            // While nobody else can have the workspace: whoever opens it next finds that it is changing its place.
            PrepareSwitch();
            return new MoveReport(events, _rows + _documentRows, answers);
        }

        private async Task BeginAsync()
        {
            var state = new MoveState(
                false, plan.MovesEvents ? plan.ToEvents is { } url ? EventsPlace.NameOf(ClickHouseOptions.Parse(url)) : null : "", plan.MovesDocuments ? plan.ToDocuments?.Name : "");
            EnsureElsewhere(state);
            if (staging.State is { } earlier)
            {
                if (earlier.Events != state.Events || earlier.Documents != state.Documents)
                {
                    throw new MendableException("A move to other places was cut short here. Run that one again, or throw away what it copied: its own options with --restart, then this.");
                }

                if (!plan.Restart)
                {
                    return;
                }

                await TargetPlaces.ClearAsync(NewPlaces, _newEvents, cancellationToken);
                staging.Discard();
            }

            await TargetPlaces.EnsureEmptyAsync(NewPlaces, _newEvents, cancellationToken);
            _stage.Create();
            staging.Save(state);
        }

        private void EnsureElsewhere(MoveState state)
        {
            if (plan.MovesEvents && state.Events == EventsPlace.Noted(plan.Folder))
            {
                throw new MendableException($"The events are in {state.Events ?? "the workspace's folder"} already.");
            }

            if (plan.MovesDocuments && plan.Folder.Documents is not null && !plan.MovesEvents)
            {
                throw new MendableException("Feedback and the keys of customers lie with the documents, and are copied with the events only. Move both in one run, or make a backup and restore it where the documents shall be.");
            }

            if (plan.MovesDocuments && state.Documents == plan.Folder.Documents?.Name)
            {
                throw new MendableException($"The documents are in {state.Documents ?? "the workspace's folder"} already.");
            }
        }

        private async Task<long> CopyEventsAsync(JourneyWorkspace from, JourneyWorkspace to)
        {
            var expected = (await from.Engine.AskForAsync(new StatusQuestion(), cancellationToken)).Events;
            var source = await PartCopy.WriteEventsAsync(skip => from.Store.ReadInOrderAsync(skip, cancellationToken), to.Store, expected, progress, cancellationToken)
                ?? await PartCopy.DigestAsync(from.Store.ReadInOrderAsync(0, cancellationToken), progress, expected, cancellationToken);
            var copy = await PartCopy.DigestAsync(to.Store.ReadInOrderAsync(0, cancellationToken), progress, expected, cancellationToken);
            if (source.Count != copy.Count || source.ToString() != copy.ToString())
            {
                throw PartCopy.Differs(PartNames.Events);
            }

            foreach (var (part, copied) in WorkspaceParts.OfStorage(from).Zip(WorkspaceParts.OfStorage(to)))
            {
                _rows += await PartCopy.MakeEqualAsync(part, copied, progress, cancellationToken);
            }

            return source.Count;
        }

        private async Task CopyDocumentsAsync(JourneyWorkspace from)
        {
            if (plan.MovesDocuments)
            {
                _documentRows = 0;
                foreach (var (part, copied) in WorkspaceParts.OfDocuments(plan.Folder).Zip(WorkspaceParts.OfDocuments(_stage)))
                {
                    _documentRows += await PartCopy.MakeEqualAsync(part, copied, progress, cancellationToken);
                }

                if (!plan.MovesEvents && _stage.Documents is not null)
                {
                    await CopyVoicesAsync(from);
                }
            }
        }

        // Feedback and keys lie with the documents of nodes.
        private async Task CopyVoicesAsync(JourneyWorkspace from)
        {
            var desk = new PostgresDesk(_stage);
            await PartCopy.MakeEqualAsync(new KeysPart(from.Storage.Keys), new KeysPart(new SharedPersonKeys(desk)), progress, cancellationToken);
            await PartCopy.MakeEqualAsync(new FeedbackPart(from.Storage.Feedback), new FeedbackPart(new SharedFeedback(desk, from.Store)), progress, cancellationToken);
        }

        private async Task<int> CompareAnswersAsync(JourneyWorkspace from, JourneyWorkspace to)
        {
            var before = await AskedAnswers.AskAsync(from, new MapLibrary(plan.Folder, clock), progress, cancellationToken);
            var after = await AskedAnswers.AskAsync(to, new MapLibrary(plan.MovesDocuments ? _stage : plan.Folder, clock), progress, cancellationToken);
            return AskedAnswers.Differences(before, after) is { Count: > 0 } differences ? throw PartCopy.Differs(string.Join(", ", differences)) : after.Count;
        }

        private void PrepareSwitch()
        {
            if (plan.MovesDocuments)
            {
                DocumentsNote.Write(_stage);
            }

            staging.PrepareSwitch(
                [.. plan.MovesEvents ? EventFiles : [], .. plan.MovesDocuments ? DocumentFiles : []],
                new MovedAway(plan.MovesEvents && plan.FromEvents is { } url ? EventsPlace.NameOf(ClickHouseOptions.Parse(url)) : null, plan.MovesDocuments ? plan.Folder.Documents?.Name : null));
        }
    }
}
