using Kelione.ClickHouse;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Makes a workspace out of a backup.</summary>
public static class WorkspaceRestore
{
    /// <summary>Looks through a backup: everything is read and compared with its checksums.</summary>
    /// <exception cref="MendableException">It is no backup, or damaged.</exception>
    public static async Task<BackupManifest> CheckAsync(string path, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        using var backup = await BackupReader.OpenAsync(path, cancellationToken);
        foreach (var part in backup.Manifest.Parts)
        {
            if (part.Name == PartNames.Events)
            {
                var digest = await PartCopy.DigestAsync(backup.EventsAsync(cancellationToken), progress, part.Rows, cancellationToken);
                if (digest.ToString() != part.Digest)
                {
                    throw PartCopy.Differs(part.Name);
                }
            }
            else
            {
                await PartCopy.DigestAsync(backup.RowsAsync(part.Name, cancellationToken), cancellationToken);
            }
        }

        return backup.Manifest;
    }

    /// <summary>Restores a backup into a folder that holds nothing yet, and compares what is there with what was saved, down to the answers. Either all of it is there in the end, or nothing.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="folder">The folder, with the database for documents where they shall not lie in it.</param>
    /// <param name="events">The connection to the ClickHouse that shall hold the events; null for the folder.</param>
    /// <param name="progress">Told how far it has come, many times a second; null for nobody.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left.</param>
    /// <exception cref="MendableException">There is something in the place already, or the backup is damaged.</exception>
    public static async Task<BackupManifest> RunAsync(
        string path, WorkspaceFolder folder, string? events, IProgress<MovingProgress>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        using var backup = await BackupReader.OpenAsync(path, cancellationToken);
        if (!MoveStaging.IsFree(folder))
        {
            throw new MendableException($"There is something in '{folder}' already. A backup is restored into a new folder: name one with --workspace DIR.");
        }

        using var staging = MoveStaging.Take(folder);
        if (staging.State is { Stage: not MoveStage.Copying })
        {
            staging.Finish();
            return backup.Manifest;
        }

        var place = events is null ? null : EventsPlace.NameOf(ClickHouseOptions.Parse(events));
        var stage = new WorkspaceFolder(staging.Path) { Documents = folder.Documents };
        if (staging.State is { } earlier)
        {
            if (earlier.Events != place || earlier.Documents != folder.Documents?.Name)
            {
                throw new MendableException($"A restore into {earlier.Events ?? "this folder"} and {earlier.Documents ?? "its files"} was cut short here. Run it again with the same places, or delete '{folder}'.");
            }

            await TargetPlaces.ClearAsync(stage, events, cancellationToken);
            staging.Discard();
        }

        await TargetPlaces.EnsureEmptyAsync(stage, events, cancellationToken);
        staging.Save(new MoveState(true, place, folder.Documents?.Name));
        try
        {
            await FillAsync(backup, stage, events, progress, new StandingClock(backup.Manifest.Made, time), cancellationToken);
            DocumentsNote.Write(stage);
        }
        catch
        {
            await TargetPlaces.ClearAsync(stage, events, CancellationToken.None);
            staging.Discard();
            throw;
        }

        staging.PrepareSwitch(names: null, was: null);
        staging.Finish();
        return backup.Manifest;
    }

    private static async Task FillAsync(BackupReader backup, WorkspaceFolder stage, string? events, IProgress<MovingProgress>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        var files = new FilesPart(stage);
        stage.Create();
        await PartCopy.WriteAsync(backup.RowsAsync(files.Name, cancellationToken), files, progress, cancellationToken);
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(stage, EventsPlace.Opener(events, null), time, cancellationToken);
        await FillEventsAsync(backup, workspace.Store, progress, cancellationToken);
        foreach (var part in WorkspaceParts.OfStorage(workspace).Concat(WorkspaceParts.OfDocuments(stage)))
        {
            var rows = backup.RowsAsync(part.Name, cancellationToken);
            rows = part.Name == PartNames.People ? WorkspaceParts.RenamedAsync(rows, backup.Manifest.Workspace, stage.Name, cancellationToken) : rows;
            await PartCopy.WriteAsync(rows, part, progress, cancellationToken);
        }

        if (backup.Manifest.Build != WorkspaceBackup.CurrentBuild)
        {
            // Checksums tell that all of it is there; another build may answer in other words, and counts what it mended otherwise.
            return;
        }

        var saved = await backup.RowsAsync(PartNames.Answers, cancellationToken).Select(RowJson.Read<AskedAnswer>).ToListAsync(cancellationToken);
        var now = await AskedAnswers.AskAsync(workspace, new MapLibrary(stage, time), progress, cancellationToken);
        if (AskedAnswers.Differences(saved, now) is { Count: > 0 } differences)
        {
            throw PartCopy.Differs(string.Join(", ", differences));
        }
    }

    private static async Task FillEventsAsync(BackupReader backup, IJourneyStore store, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        if (backup.Find(PartNames.Events) is not { } part)
        {
            return;
        }

        var written = await PartCopy.WriteEventsAsync(_ => backup.EventsAsync(cancellationToken), store, part.Rows, progress, cancellationToken);
        var there = await PartCopy.DigestAsync(store.ReadInOrderAsync(0, cancellationToken), progress, part.Rows, cancellationToken);
        if (written?.ToString() != part.Digest || there.ToString() != part.Digest || there.Count != part.Rows)
        {
            throw PartCopy.Differs(part.Name);
        }
    }
}
