using Npgsql;

namespace Kelione.Workspace;

/// <summary>Work on the tables that a workspace keeps in PostgreSQL beside its maps: connections come from the pool, tables are made before the first work, and what goes wrong is worded for people. Safe for several threads.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class PostgresDesk
{
    private readonly DocumentPlace _place;
    private readonly string _connection;
    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile bool _isCurrent;

    /// <param name="folder">The workspace; its documents lie in PostgreSQL.</param>
    /// <param name="patienceSeconds">How long one waits for another who is writing.</param>
    public PostgresDesk(WorkspaceFolder folder, int patienceSeconds = 15)
    {
        var server = folder.Documents ?? throw new ArgumentException("The documents lie in the folder.", nameof(folder));
        Schema = DocumentsServer.SchemaOf("kelione", folder.Name);
        (_place, _connection) = (DocumentPlace.OfMaps(folder, patienceSeconds), server.ConnectionTo(Schema, patienceSeconds));
    }

    /// <summary>What to call it to people, without secrets.</summary>
    public string Name => _place.Name;

    /// <summary>The schema.</summary>
    public string Schema { get; }

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="MendableException">They cannot be made.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_isCurrent)
        {
            return;
        }

        await _making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isCurrent)
            {
                return;
            }

            await using var db = new MapDatabase(_place.Options<MapDatabase>());
            await DatabaseForm.UpgradeAsync(db, _place, cancellationToken).ConfigureAwait(false);
            _isCurrent = true;
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Reads; once more where the connection was lost, for it came out of the pool and may be of before the server's restart.</summary>
    /// <exception cref="MendableException">The database refuses it.</exception>
    public T Read<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            return Do(work);
        }
        catch (MendableException e) when (e.InnerException is { } inner && _place.WasLost(inner))
        {
            return Do(work);
        }
    }

    /// <summary>Writes. It is never repeated by itself: what was cut may have been kept.</summary>
    /// <exception cref="MendableException">The database refuses it.</exception>
    public T Write<T>(Func<NpgsqlConnection, T> work) => Do(work);

    /// <inheritdoc cref="Read{T}" />
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) => _place.ReadAsync(() => DoAsync(work, cancellationToken));

    /// <summary>Does all of it in one transaction, or nothing; durable when it returns. What was lost before it was to be committed is begun anew once.</summary>
    /// <param name="work">The work: it may be done twice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="mayRepeat">Whether the work may be begun anew after what it did so far; null for always.</param>
    /// <exception cref="MendableException">The database refuses it.</exception>
    public async Task<T> TransactAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken, Func<bool>? mayRepeat = null)
    {
        var isSaving = false;
        for (var isAgain = false; ; isAgain = true)
        {
            try
            {
                return await DoAsync(
                    async connection =>
                    {
                        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                        var result = await work(connection).ConfigureAwait(false);
                        isSaving = true;
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return result;
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (MendableException e) when (!isSaving && !isAgain && mayRepeat?.Invoke() != false && e.InnerException is { } inner && _place.WasLost(inner))
            {
                // All of it is within the transaction that was lost.
            }
        }
    }

    /// <summary>A connection that is nobody else's, for who waits or holds something by it. Dispose it.</summary>
    public NpgsqlConnection Own() => new(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false, KeepAlive = 5, TcpKeepAlive = true }.ConnectionString);

    private T Do<T>(Func<NpgsqlConnection, T> work)
    {
        if (!_isCurrent)
        {
            // Whoever comes here without the workspace being open; away from the caller's own order of work.
            Task.Run(() => OpenAsync()).GetAwaiter().GetResult();
        }

        try
        {
            using var connection = new NpgsqlConnection(_connection);
            connection.Open();
            return work(connection);
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
    }

    private async Task<T> DoAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = new NpgsqlConnection(_connection);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return await work(connection).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
    }
}
