using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Writes a whole workspace into one file.</summary>
public static class WorkspaceBackup
{
    /// <summary>Writes a backup to a file that is not there yet; the name appears when the backup is whole. The file is its owner's only.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="open">Opens its events.</param>
    /// <param name="path">The file.</param>
    /// <param name="progress">Told how far it has come, many times a second; null for nobody.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left.</param>
    /// <exception cref="MendableException">It cannot be written, or somebody else has the workspace.</exception>
    public static async Task<BackupManifest> WriteAsync(
        WorkspaceFolder folder, StorageOpener open, string path, IProgress<MovingProgress>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new MendableException($"'{path}' exists already. Choose another name, or delete it first.");
        }

        var unfinished = path + AtomicFile.Unfinished;
        try
        {
            BackupManifest manifest;
            await using (var stream = UserFile.Try(unfinished, () => PrivateFiles.Create(unfinished, FileMode.Create)))
            {
                manifest = await WriteAsync(folder, open, stream, progress, time, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            UserFile.Try(path, () => File.Move(unfinished, path));
            PrivateFiles.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return manifest;
        }
        catch (Exception e)
        {
            File.Delete(unfinished);
            throw UserFile.IsRefusal(e) ? UserFile.Refused(path, e) : e;
        }
    }

    /// <summary>Writes a backup to a stream.</summary>
    /// <inheritdoc cref="WriteAsync(WorkspaceFolder, StorageOpener, string, IProgress{MovingProgress}?, TimeProvider, CancellationToken)" />
    public static async Task<BackupManifest> WriteAsync(
        WorkspaceFolder folder, StorageOpener open, Stream to, IProgress<MovingProgress>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        var clock = new StandingClock(time.GetUtcNow(), time);
        await using var workspace = await OpenAsync(folder, open, clock, cancellationToken);
        var stamp = await workspace.Storage.StampAsync(cancellationToken);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Build = CurrentBuild,
            Made = clock.GetUtcNow(),
            Workspace = folder.Name,
            MapsForm = DatabaseForm.Current,
            PeopleForm = PeopleForm.Upgrades.Count,
            Parts = [],
        };
        using var writer = new BackupWriter(to);
        var before = await DigestsAsync(workspace, cancellationToken);
        var answers = await AskedAnswers.AskAsync(workspace, new MapLibrary(folder, clock), progress, cancellationToken);
        var status = await workspace.Engine.AskForAsync(new StatusQuestion(), cancellationToken);
        await writer.AddEventsAsync(workspace.Store.ReadInOrderAsync(0, cancellationToken), status.Events, progress, cancellationToken);
        foreach (var part in WorkspaceParts.All(workspace))
        {
            await writer.AddAsync(part.Name, part.ReadAsync(cancellationToken), progress, cancellationToken);
        }

        await writer.AddAsync(PartNames.Answers, answers.Select(RowJson.Write).ToAsyncEnumerable(), progress, cancellationToken);
        if (await workspace.Storage.StampAsync(cancellationToken) != stamp || !before.SequenceEqual(await DigestsAsync(workspace, cancellationToken)))
        {
            throw new MendableException("Somebody wrote while the backup was made, so that it would not be of one moment. Let nobody write meanwhile, and make it again.");
        }

        await writer.FinishAsync(manifest, cancellationToken);
        return manifest with { Parts = writer.Parts };
    }

    // Maps may be edited by others all the while. (Papers are not compared: asking for answers keeps the questions among them.)
    private static async Task<IReadOnlyList<(string Hash, long Count)>> DigestsAsync(JourneyWorkspace workspace, CancellationToken cancellationToken)
    {
        var digests = new List<(string, long)>();
        foreach (var part in WorkspaceParts.OfDocuments(workspace.Folder))
        {
            digests.Add(await PartCopy.DigestAsync(part.ReadAsync(cancellationToken), cancellationToken));
        }

        return digests;
    }

    /// <summary>What this build of the program is known by: another after every change of what answers.</summary>
    internal static Guid CurrentBuild
    {
        get
        {
            var build = new byte[16];
            foreach (var type in new[] { typeof(WorkspaceBackup), typeof(Kelione.Engine.JourneyEngine), typeof(Kelione.Maps.JourneyMap), typeof(Question) })
            {
                var one = type.Module.ModuleVersionId.ToByteArray();
                for (var i = 0; i < build.Length; i++)
                {
                    build[i] = (byte)((build[i] * 31) + one[i]);
                }
            }

            return new Guid(build);
        }
    }

    /// <summary>Opens a workspace that nobody else may change meanwhile.</summary>
    internal static async Task<JourneyWorkspace> OpenAsync(WorkspaceFolder folder, StorageOpener open, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await JourneyWorkspace.OpenAsync(folder, open, time, cancellationToken);
        }
        catch (WorkspaceHeldException e)
        {
            throw new MendableException($"{e.Message} A copy has to be of one moment: stop that program for as long as this takes.", e);
        }
    }
}
