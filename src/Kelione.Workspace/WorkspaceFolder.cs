namespace Kelione.Workspace;

/// <summary>Where a workspace keeps its things. Immutable; making one touches no disk.</summary>
/// <param name="Path">The folder, absolute.</param>
public sealed record WorkspaceFolder(string Path)
{
    /// <summary>The environment variable that names the folder where no option does.</summary>
    public const string Variable = "KELIONE_WORKSPACE";

    /// <summary>The database that keeps the documents of the workspace: maps, comments, people, demand; null for files in the folder.</summary>
    public DocumentsServer? Documents { get; init; }

    /// <summary>The durable truth: every event, in a file that any DuckDB client opens.</summary>
    public string EventsFile => System.IO.Path.Combine(Path, "events.duckdb");

    /// <summary>The documents' database: maps with their history, and what was measured of them. SQLite, its owner's only; none where <see cref="Documents"/> says otherwise.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "kelione.db");

    /// <summary>Who may come in: accounts, roles, invitations, keys, links and what they did. SQLite, its owner's only.</summary>
    public string PeopleFile => System.IO.Path.Combine(Path, "people.db");

    /// <summary>The keys with which sessions are sealed; its owner's only.</summary>
    public string SessionKeysFolder => System.IO.Path.Combine(Path, "session-keys");

    /// <summary>The journey index, derived and rebuildable.</summary>
    public string IndexFolder => System.IO.Path.Combine(Path, "index");

    /// <summary>Rejected rows of imports.</summary>
    public string ImportsFolder => System.IO.Path.Combine(Path, "imports");

    /// <summary>Recent questions by handle.</summary>
    public string AnswersFolder => System.IO.Path.Combine(Path, "answers");

    /// <summary>The segments that people defined.</summary>
    public string SegmentsFile => System.IO.Path.Combine(Path, "segments.json");

    /// <summary>Events that arrived by themselves and are on their way into the store; its owner's only. Empty at rest.</summary>
    public string ArrivalsFolder => System.IO.Path.Combine(Path, "arrivals");

    /// <summary>The workspace's own table of channels, in the place of the default one; mostly there is none.</summary>
    public string ChannelsFile => System.IO.Path.Combine(Path, "channels.json");

    /// <summary>How events are taken that arrive by themselves: what is kept of addresses, whether signals not to be tracked are heeded. Mostly there is none.</summary>
    public string CollectingFile => System.IO.Path.Combine(Path, "collecting.json");

    /// <summary>What was learnt about feedback here: themes found and changed, models; its owner's only.</summary>
    public string VoiceFolder => System.IO.Path.Combine(Path, "voice");

    /// <summary>The key with which personal fields are hashed; readable by its owner only.</summary>
    public string KeyFile => System.IO.Path.Combine(Path, "key");

    /// <summary>What to call the workspace: the folder's own name; <c>workspace</c> where it has none, as a root has.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path)) is { Length: > 0 } name ? name : "workspace";

    /// <summary>Whether there is a workspace in the folder.</summary>
    public bool Exists => File.Exists(EventsFile);

    /// <summary>The folder asked for: the option, else the environment variable, else <c>kelione/default</c> under the person's data folder.</summary>
    /// <param name="option">What the user gave, or null.</param>
    /// <param name="variable">The value of <see cref="Variable"/>, or null.</param>
    /// <param name="dataFolder">The person's data folder.</param>
    public static WorkspaceFolder Choose(string? option, string? variable, string dataFolder)
    {
        var chosen = !string.IsNullOrWhiteSpace(option) ? option
            : !string.IsNullOrWhiteSpace(variable) ? variable
            : System.IO.Path.Combine(dataFolder, "kelione", "default");
        return new WorkspaceFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(chosen)));
    }

    /// <summary>Refuses a folder in which a restore or the end of a move was cut short, and one that keeps its documents elsewhere than it was opened with.</summary>
    /// <exception cref="MendableException">It is so; the message says what to do.</exception>
    public void EnsureWhole()
    {
        MoveStaging.EnsureNone(this);
        DocumentsNote.Check(this);
    }

    /// <summary>Makes the folder where it is missing, for its owner only.</summary>
    /// <exception cref="MendableException">It cannot be made or is no folder; the message says why.</exception>
    public void Create()
    {
        try
        {
            PrivateFiles.MakeFolder(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new MendableException($"The workspace folder '{Path}' cannot be made: {e.Message} Give another one with --workspace DIR.", e);
        }
    }

    /// <summary>The workspace's folder.</summary>
    public override string ToString() => Path;
}
