namespace Kelione.Workspace;

/// <summary>Everybody who may come in, and what they did: accounts, roles, invitations, keys, links, the activity log. One file for a server, in the folder of its first workspace. Safe for several threads.</summary>
public sealed class PeopleRegister
{
    private readonly PeopleStore _store;

    /// <summary>The register of a folder. Touches no disk yet.</summary>
    /// <param name="folder">The first workspace that is served.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public PeopleRegister(WorkspaceFolder folder, TimeProvider? time = null)
    {
        _store = new PeopleStore(folder, time ?? TimeProvider.System);
        Standing = new Standing(_store);
        Activity = new ActivityLog(_store);
        SignIns = new SignIns(_store);
        Tickets = new Tickets(_store);
        Members = new Members(_store);
        Keys = new ApiKeys(_store, Standing);
        Links = new ShareLinks(_store);
    }

    /// <summary>What everybody may do just now.</summary>
    public Standing Standing { get; }

    /// <summary>What happened.</summary>
    public ActivityLog Activity { get; }

    /// <summary>Signing in.</summary>
    public SignIns SignIns { get; }

    /// <summary>Links that let somebody in once.</summary>
    public Tickets Tickets { get; }

    /// <summary>Who has which role.</summary>
    public Members Members { get; }

    /// <summary>Keys of the HTTP API.</summary>
    public ApiKeys Keys { get; }

    /// <summary>Read-only links to maps.</summary>
    public ShareLinks Links { get; }

    /// <summary>Brings the file to the form of this program, where there is one; call it once before serving.</summary>
    /// <exception cref="MendableException">A newer program wrote it, or it cannot be opened.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _store.OpenAsync(cancellationToken);
}
