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
    }

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

    /// <summary>Who may come in, and what they did; null before the server has begun. The server sets it.</summary>
    public PeopleRegister? People { get; set; }
}
