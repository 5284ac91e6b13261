using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kelione.Workspace;

/// <summary>A file of the workspace: opened for each piece of work and closed after it, so that several processes share it and none has to be asked to let go.</summary>
internal sealed class SqlitePlace(WorkspaceFolder folder, string file, int patienceSeconds) : DocumentPlace
{
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = patienceSeconds,
    }.ConnectionString;

    /// <inheritdoc />
    public override string Name => file;

    /// <inheritdoc />
    public override bool MayBeThere => File.Exists(file);

    /// <inheritdoc />
    public override string? Schema => null;

    /// <inheritdoc />
    public override DbContextOptions<T> Options<T>() => new DbContextOptionsBuilder<T>().UseSqlite(_connection).Options;

    /// <inheritdoc />
    public override void Make() => PrivateFiles.MakeDatabase(folder, file);

    /// <inheritdoc />
    public override Task<bool> HasFormAsync(DbContext db, CancellationToken cancellationToken) => db.GetService<IRelationalDatabaseCreator>().HasTablesAsync(cancellationToken);

    // Readers do not wait for writers then. It cannot be switched within a transaction, and stays for good.
    /// <inheritdoc />
    public override Task BeforeUpgradeAsync(DbContext db, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

    // A transaction of the provider begins with the lock.
    /// <inheritdoc />
    public override Task LockAsync(DbContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override string? Words(Exception e) => DatabaseTrouble.IsKnown(e) ? DatabaseTrouble.Explain(e, file, patienceSeconds).Message : null;

    /// <inheritdoc />
    public override bool SomebodyWasFaster(Exception e) => e is DbUpdateException update && DatabaseTrouble.SomebodyWasFaster(update);

    /// <inheritdoc />
    public override bool WasLost(Exception e) => false;

    /// <summary>
    /// Keeps the file open until disposed. Whoever is the last to close it brings everything that was written into its place and waits for the disk; where people edit, that would be after each edit. Nothing is locked meanwhile, and
    /// nothing is less durable. Where it cannot be opened it does nothing: the next piece of work tells why.
    /// </summary>
    public override IDisposable HoldOpen()
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
}
