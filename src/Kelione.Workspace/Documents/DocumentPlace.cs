using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>Where a database of documents lies, and all in which one provider differs from another: opening, locking, and the words for what it refuses. Safe for several threads.</summary>
internal abstract class DocumentPlace
{
    /// <summary>What to call it to people, without secrets.</summary>
    public abstract string Name { get; }

    /// <summary>Whether there can be anything to read; false spares the asking.</summary>
    public abstract bool MayBeThere { get; }

    /// <summary>What tables are made in, made with them where it is missing; null where a database has no such thing.</summary>
    public abstract string? Schema { get; }

    /// <summary>Where the maps of a workspace lie.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="patienceSeconds">How long one waits for another who is writing.</param>
    public static DocumentPlace OfMaps(WorkspaceFolder folder, int patienceSeconds) => folder.Documents is { } server
        ? new PostgresPlace(server, DocumentsServer.SchemaOf("kelione", folder.Name), patienceSeconds)
        : new SqlitePlace(folder, folder.DatabaseFile, patienceSeconds);

    /// <summary>Where the people of a server lie whose first workspace it is.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="patienceSeconds">How long one waits for another who is writing.</param>
    public static DocumentPlace OfPeople(WorkspaceFolder folder, int patienceSeconds) => folder.Documents is { } server
        ? new PostgresPlace(server, DocumentsServer.SchemaOf("people", folder.Name), patienceSeconds)
        : new SqlitePlace(folder, folder.PeopleFile, patienceSeconds);

    /// <summary>How to connect.</summary>
    public abstract DbContextOptions<T> Options<T>()
        where T : DbContext;

    /// <summary>Makes what must be there before anything can be written.</summary>
    /// <exception cref="MendableException">It cannot be made; the message says why.</exception>
    public abstract void Make();

    /// <summary>Whether there is a database of Kelione, of whatever form.</summary>
    public abstract Task<bool> HasFormAsync(DbContext db, CancellationToken cancellationToken);

    /// <summary>What has to be done before the transaction in which the form is upgraded.</summary>
    public abstract Task BeforeUpgradeAsync(DbContext db, CancellationToken cancellationToken);

    /// <summary>Lets nobody else write until the transaction ends that has just begun.</summary>
    public abstract Task LockAsync(DbContext db, CancellationToken cancellationToken);

    /// <summary>What is wrong, in words for a person; null for a fault of the program.</summary>
    public abstract string? Words(Exception e);

    /// <summary>Whether a writing failed only because somebody else wrote meanwhile, so that it is worth doing anew.</summary>
    public abstract bool SomebodyWasFaster(Exception e);

    /// <summary>Whether the connection was lost, so that what wrote nothing yet may be done once more on another.</summary>
    public abstract bool WasLost(Exception e);

    /// <summary>Reads; once more where the connection was lost, for it came out of the pool and may be of before the server's restart.</summary>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (MendableException e) when (e.InnerException is { } inner && WasLost(inner))
        {
            return await read();
        }
    }

    /// <summary>Keeps it open until disposed, where that spares work.</summary>
    public abstract IDisposable HoldOpen();

    /// <summary>Joins this node with the others that share it; null where it is one machine's. Dispose it.</summary>
    /// <param name="time">The clock.</param>
    public virtual INodeWire? OpenWire(TimeProvider time) => null;

    /// <summary>Whether it is something that a user can mend, and no fault of the program.</summary>
    public bool IsKnown(Exception e) => Words(e) is not null;

    /// <summary>The message for a user of what is known.</summary>
    public MendableException Explain(Exception e)
    {
        WorkspaceMeter.Refused(Schema is null ? "sqlite" : "postgresql");
        return new(Words(e) ?? e.Message, e);
    }
}
