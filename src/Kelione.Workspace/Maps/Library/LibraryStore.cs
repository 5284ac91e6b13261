using Kelione.Maps;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>
/// The database file: opened for each piece of work and closed after it, so that several processes share it and none has to be asked to let go.
/// </summary>
internal sealed class LibraryStore
{
    private const int MostAttempts = 100;

    private readonly WorkspaceFolder _folder;
    private readonly DbContextOptions<MapDatabase> _options;
    private readonly int _patienceSeconds;
    private readonly string _connection;
    private readonly LatestTexts _texts = new();
    private volatile bool _isCurrent;

    public LibraryStore(WorkspaceFolder folder, int patienceSeconds)
    {
        _folder = folder;
        _patienceSeconds = patienceSeconds;
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = folder.DatabaseFile,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = patienceSeconds,
        };
        _connection = connection.ConnectionString;
        _options = new DbContextOptionsBuilder<MapDatabase>().UseSqlite(_connection).Options;
    }

    /// <summary>
    /// Keeps the file open until disposed. Whoever is the last to close it brings everything that was written into its place and waits for the disk; where people edit, that would be after each edit. Nothing is locked meanwhile, and
    /// nothing is less durable. Where it cannot be opened it does nothing: the next piece of work tells why.
    /// </summary>
    public IDisposable HoldOpen()
    {
        var held = new SqliteConnection(_connection);
        try
        {
            held.Open();
            using var look = held.CreateCommand();

            // Only who has read takes part in the log that is shared.
            look.CommandText = "SELECT count(*) FROM sqlite_schema";
            look.ExecuteScalar();
        }
        catch (SqliteException)
        {
            held.Close();
        }

        return held;
    }

    /// <summary>Reads; where there is no database yet, <paramref name="nothing"/> is what is found.</summary>
    public async Task<T> ReadAsync<T>(Func<MapDatabase, Task<T>> work, T nothing, CancellationToken cancellationToken) =>
        File.Exists(_folder.DatabaseFile) ? await GuardAsync(work, cancellationToken) : nothing;

    /// <summary>
    /// Writes all or nothing; durable when it returns. The work reads and reckons without a lock, which is then held for the writing alone, however slow the process is; where somebody else wrote the same map meanwhile, the work is done anew
    /// on what they left. It must not change anything but the database.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<MapDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeDatabase(_folder, _folder.DatabaseFile);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await GuardAsync(
                    async db =>
                    {
                        var result = await work(db);
                        await db.SaveChangesAsync(cancellationToken);
                        return result;
                    },
                    cancellationToken);
            }
            catch (DbUpdateException e) when (attempt < MostAttempts && DatabaseTrouble.SomebodyWasFaster(e))
            {
                // Whoever was faster has gone on by a version, so there is an end to this.
            }
        }
    }

    private async Task<T> GuardAsync<T>(Func<MapDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = new MapDatabase(_options) { Texts = _texts };
            if (!_isCurrent)
            {
                await DatabaseForm.UpgradeAsync(db, cancellationToken);
                _isCurrent = true;
            }

            return await work(db);
        }
        catch (Exception e) when (DatabaseTrouble.IsKnown(e))
        {
            throw DatabaseTrouble.Explain(e, _folder.DatabaseFile, _patienceSeconds);
        }
        catch (MapEditException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}
