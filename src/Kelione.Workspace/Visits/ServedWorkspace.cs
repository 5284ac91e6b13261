namespace Kelione.Workspace;

/// <summary>A workspace that a server shows to many people at once: its events, its maps, and who edits what just now. Safe for several threads.</summary>
public sealed class ServedWorkspace
{
    /// <summary>Serves a workspace.</summary>
    /// <param name="name">What it is called on pages and in addresses.</param>
    /// <param name="journeys">The open workspace; whoever opened it closes it.</param>
    public ServedWorkspace(string name, JourneyWorkspace journeys)
    {
        Name = name;
        Journeys = journeys;
        Maps = new MapLibrary(journeys.Folder, journeys.Time);
        Comments = new CommentLibrary(journeys.Folder, journeys.Time);
        Live = new LiveMaps(Maps, journeys.Time);
        Imports = new ImportDesk(journeys);
        journeys.RememberAnswers();
        FirstLooks = new FirstLooks(journeys);
        Leadership = journeys.Folder.Documents is null ? null : new Leadership(new PostgresDesk(journeys.Folder), journeys.Time);
    }

    /// <summary>Whether this server does what is to be done once for all nodes of the workspace; one alone does.</summary>
    public bool IsLeader => Leadership?.IsLeader ?? true;

    /// <summary>What it is called on pages and in addresses.</summary>
    public string Name { get; }

    /// <summary>Whether it is made up and gone when the program ends: then its pages show themselves around.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The events and what is known of them. It knows nothing of rights: pages and requests go through <see cref="WorkspaceVisit"/>.</summary>
    public JourneyWorkspace Journeys { get; }

    /// <summary>The maps. It knows nothing of rights: pages and requests go through <see cref="WorkspaceVisit"/>.</summary>
    public MapLibrary Maps { get; }

    /// <summary>Who edits what just now.</summary>
    public LiveMaps Live { get; }

    /// <summary>The comments on the maps; reached through <see cref="MapTalk"/>.</summary>
    internal CommentLibrary Comments { get; }

    /// <summary>Where people bring files to. It knows nothing of rights: pages go through <see cref="WorkspaceVisit"/>.</summary>
    public ImportDesk Imports { get; }

    /// <summary>Asks beforehand what people look at first, once it is begun; the server begins and stops it.</summary>
    public FirstLooks FirstLooks { get; }

    /// <summary>Which of several nodes leads; null where there is but one.</summary>
    internal Leadership? Leadership { get; }

    /// <summary>Begins, where there are several nodes, to be ready to lead; returns at once. Ended by <see cref="StopLeadingAsync"/>.</summary>
    public void BeginLeading() => Leadership?.Begin(stop => Journeys.Voice.ReadBeforehandAsync(TimeSpan.FromSeconds(2), stop));

    /// <summary>Leads no longer.</summary>
    public ValueTask StopLeadingAsync() => Leadership?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Who may come in, and what they did; null before the server has begun. The server sets it.</summary>
    public PeopleRegister? People { get; set; }
}
