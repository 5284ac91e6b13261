using Microsoft.EntityFrameworkCore;

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

    /// <summary>Asks the database the smallest thing.</summary>
    /// <exception cref="MendableException">It cannot be read just now.</exception>
    public Task TryAsync(CancellationToken cancellationToken) => _store.ReadAsync(db => db.Users.AnyAsync(cancellationToken), false, cancellationToken);

    /// <summary>The keys with which sessions are sealed, each a document of its own, where the nodes of a server share them in the database.</summary>
    public IReadOnlyList<string> SessionKeys() => _store.Read<IReadOnlyList<string>>(db => [.. db.SessionKeys.OrderBy(k => k.Name).Select(k => k.Document)], []);

    /// <summary>Keeps a key with which sessions are sealed. It waits for the database: keys are made once in months, and nobody's page waits for it.</summary>
    /// <param name="name">Its name; where there is one of that name, it is replaced.</param>
    /// <param name="document">The key.</param>
    /// <exception cref="MendableException">It cannot be written.</exception>
    public void KeepSessionKey(string name, string document) => Task.Run(() => _store.WriteAsync(
        async db =>
        {
            if (await db.SessionKeys.FindAsync(name) is { } there)
            {
                there.Document = document;
            }
            else
            {
                db.SessionKeys.Add(new SessionKeyRow { Name = name, Document = document });
            }

            return true;
        },
        CancellationToken.None,
        isTold: false)).GetAwaiter().GetResult();

    /// <summary>Brings the file to the form of this program, where there is one; call it once before serving.</summary>
    /// <exception cref="MendableException">A newer program wrote it, or it cannot be opened.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _store.OpenAsync(cancellationToken);
}
