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
        _options = new DbContextOptionsBuilder<MapDatabase>().UseSqlite(connection.ConnectionString).Options;
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
            await using var db = new MapDatabase(_options);
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
