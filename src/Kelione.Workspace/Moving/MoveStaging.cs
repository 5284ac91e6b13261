using System.Text.Json;

namespace Kelione.Workspace;

/// <summary>
/// Where a copy of a workspace is built before it takes the workspace's place: a folder inside its own, with the same name. A file says how far it has come, so that whatever is cut short goes on or is taken back. One process at a time.
/// </summary>
internal sealed class MoveStaging : IDisposable
{
    /// <summary>Where what was replaced stays.</summary>
    public const string Away = "moved-away";

    private const string Root = "moving";
    private const string StateName = "state.json";
    private const string Old = "was.json";
    private readonly WorkspaceFolder _folder;
    private readonly FileStream _lock;

    private MoveStaging(WorkspaceFolder folder, FileStream held)
    {
        (_folder, _lock) = (folder, held);
        State = Read<MoveState>(StateFile(folder));
    }

    /// <summary>How far it has come; null before it begins.</summary>
    public MoveState? State { get; private set; }

    /// <summary>The folder of the copy.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, Root, _folder.Name);

    /// <summary>Takes the staging of a folder, making it where there is none.</summary>
    /// <exception cref="MendableException">Somebody else is at it.</exception>
    public static MoveStaging Take(WorkspaceFolder folder)
    {
        folder.Create();
        var root = System.IO.Path.Combine(folder.Path, Root);
        PrivateFiles.MakeFolder(root);
        try
        {
            return new MoveStaging(folder, new FileStream(System.IO.Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new MendableException($"Another process moves or restores '{folder}' just now. Let it end.", e);
        }
    }

    /// <summary>Whether the folder holds nothing but what a restore that was cut short left there.</summary>
    public static bool IsFree(WorkspaceFolder folder) =>
        !Directory.Exists(folder.Path) || Directory.EnumerateFileSystemEntries(folder.Path).All(e => System.IO.Path.GetFileName(e) is Root or "lost+found") || Read<MoveState>(StateFile(folder)) is { IsRestore: true };

    /// <summary>Refuses a folder whose copy has not wholly taken its place.</summary>
    /// <exception cref="MendableException">It is so.</exception>
    public static void EnsureNone(WorkspaceFolder folder)
    {
        if (Read<MoveState>(StateFile(folder)) is not { } state || state is { IsRestore: false, Stage: MoveStage.Copying })
        {
            return;
        }

        throw new MendableException(state.IsRestore
            ? $"A restore into '{folder}' was cut short, or goes on just now. Run the same 'kelione restore' again, or delete the folder."
            : $"A move of '{folder}' was cut short at its very end. Run the same 'kelione move' again: it goes on from there.");
    }

    /// <summary>What the last move left in <see cref="Away"/>; null where there is nothing.</summary>
    public static MovedAway? LeftOver(WorkspaceFolder folder) =>
        Directory.Exists(System.IO.Path.Combine(folder.Path, Away)) ? Read<MovedAway>(System.IO.Path.Combine(folder.Path, Away, Old)) ?? new MovedAway(null, null) : null;

    /// <summary>Deletes what the last move left in the folder.</summary>
    public static void DeleteLeftOver(WorkspaceFolder folder) => Directory.Delete(System.IO.Path.Combine(folder.Path, Away), recursive: true);

    /// <summary>Notes durably how far it has come.</summary>
    public void Save(MoveState state)
    {
        AtomicFile.Write(StateFile(_folder), JsonSerializer.Serialize(state, RowJson.Options));
        State = state;
    }

    /// <summary>Deletes the copy's folder.</summary>
    public void Empty()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    /// <summary>Whether a copy has begun, and is not finished.</summary>
    public static bool HasBegun(WorkspaceFolder folder) => Read<MoveState>(StateFile(folder)) is not null;

    /// <summary>Notes that the copy is whole and changes its place from here on: nobody opens the workspace until <see cref="Finish"/> is done. Cut short at any moment it is finished by doing it again.</summary>
    /// <param name="names">Files and folders that are replaced; null for a restore, where all enter and nothing leaves.</param>
    /// <param name="was">Where things were before; null for a restore.</param>
    public void PrepareSwitch(IReadOnlyList<string>? names, MovedAway? was)
    {
        var state = State!;
        if (state.Stage == MoveStage.Copying)
        {
            names ??= [.. Directory.EnumerateFileSystemEntries(Path).Select(e => System.IO.Path.GetFileName(e))];
            Save(state with { Stage = was is null ? MoveStage.Entering : MoveStage.Leaving, Names = names, Was = was });
        }
    }

    /// <summary>Finishes a switch that has begun.</summary>
    public void Finish()
    {
        var state = State!;
        if (state.Stage == MoveStage.Leaving)
        {
            var away = System.IO.Path.Combine(_folder.Path, Away);
            PrivateFiles.MakeFolder(away);
            AtomicFile.Write(System.IO.Path.Combine(away, Old), JsonSerializer.Serialize(state.Was, RowJson.Options));
            MoveAll(state.Names, _folder.Path, away);
            Save(state with { Stage = MoveStage.Entering });
        }

        MoveAll(State!.Names, Path, _folder.Path);
        Discard();
    }

    /// <summary>Ends it: nothing of it is left.</summary>
    public void Discard()
    {
        Empty();
        File.Delete(StateFile(_folder));
        State = null;
        PrivateFiles.FlushFolder(System.IO.Path.Combine(_folder.Path, Root));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lock.Dispose();
        if (State is null)
        {
            try
            {
                Directory.Delete(System.IO.Path.Combine(_folder.Path, Root), recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An empty folder harms nobody.
            }
        }
    }

    private static string StateFile(WorkspaceFolder folder) => System.IO.Path.Combine(folder.Path, Root, StateName);

    private static T? Read<T>(string file)
        where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(UserFile.Try(file, () => File.ReadAllText(file)), RowJson.Options) : null;
        }
        catch (JsonException e)
        {
            throw new MendableException($"'{file}' cannot be read: {e.Message}", e);
        }
    }

    private static void MoveAll(IEnumerable<string> names, string from, string to)
    {
        foreach (var name in names)
        {
            var (old, now) = (System.IO.Path.Combine(from, name), System.IO.Path.Combine(to, name));
            if (Directory.Exists(old))
            {
                Directory.Move(old, now);
            }
            else if (File.Exists(old))
            {
                File.Move(old, now);
            }
        }

        if (Directory.Exists(from))
        {
            PrivateFiles.FlushFolder(from);
        }

        PrivateFiles.FlushFolder(to);
    }
}

/// <summary>How far a copy has come.</summary>
internal enum MoveStage
{
    /// <summary>It is being made; the workspace is where it was.</summary>
    Copying,

    /// <summary>It is whole, and what it replaces is being put away.</summary>
    Leaving,

    /// <summary>It is being put into the place.</summary>
    Entering,
}

/// <summary>What is being copied, and how far it has come. No secrets. Immutable.</summary>
/// <param name="IsRestore">Whether it comes out of a backup.</param>
/// <param name="Events">Where the events go to; null for the folder, empty for nowhere.</param>
/// <param name="Documents">Where the documents go to; null for the folder, empty for nowhere.</param>
internal sealed record MoveState(bool IsRestore, string? Events, string? Documents)
{
    /// <summary>How far it has come.</summary>
    public MoveStage Stage { get; init; }

    /// <summary>What changes places.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Where things were before.</summary>
    public MovedAway? Was { get; init; }
}

/// <summary>Where things were that moved. Immutable.</summary>
/// <param name="Events">The ClickHouse that held the events; null where they were in the folder or did not move.</param>
/// <param name="Documents">The PostgreSQL that held the documents; null where they were in the folder or did not move.</param>
internal sealed record MovedAway(string? Events, string? Documents);
