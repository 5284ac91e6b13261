using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>A schema of a PostgreSQL database: many nodes read and write it at once. Connections are pooled by the driver.</summary>
internal sealed class PostgresPlace : DocumentPlace
{
    private readonly string _connection;
    private readonly int _patienceSeconds;

    public PostgresPlace(DocumentsServer server, string schema, int patienceSeconds)
    {
        (Schema, _patienceSeconds, Name) = (schema, patienceSeconds, server.Name);
        _connection = server.ConnectionTo(schema, patienceSeconds);
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override string Schema { get; }

    /// <inheritdoc />
    public override bool MayBeThere => true;

    /// <inheritdoc />
    public override DbContextOptions<T> Options<T>() => new DbContextOptionsBuilder<T>().UseNpgsql(_connection).Options;

    /// <inheritdoc />
    public override void Make()
    {
    }

    // Asked of the catalogue's tables: to_regclass answers from what the session remembers, which is too old for who has just waited for the lock.
    /// <inheritdoc />
    public override Task<bool> HasFormAsync(DbContext db, CancellationToken cancellationToken) => db.Database.SqlQuery<bool>(
        $"SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = {Schema} AND c.relname = {DatabaseForm.VersionTable}) AS \"Value\"").SingleAsync(cancellationToken);

    /// <inheritdoc />
    public override Task BeforeUpgradeAsync(DbContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override Task LockAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Schema}, 0))", cancellationToken);

    /// <inheritdoc />
    public override string? Words(Exception e) => PostgresTrouble.Words(e, Name, _patienceSeconds);

    /// <inheritdoc />
    public override bool SomebodyWasFaster(Exception e) => PostgresTrouble.SomebodyWasFaster(e);

    /// <inheritdoc />
    public override bool WasLost(Exception e) => PostgresTrouble.WasLost(e);

    /// <inheritdoc />
    public override IDisposable HoldOpen() => new Nothing();

    /// <inheritdoc />
    public override INodeWire OpenWire(TimeProvider time) => new PostgresWire(_connection, Schema, time);

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
