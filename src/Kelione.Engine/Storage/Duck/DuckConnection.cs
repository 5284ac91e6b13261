using DuckDB.NET.Native;

namespace Kelione.Engine.Storage.Duck;

/// <summary>One connection: a transaction at a time, one thread at a time.</summary>
internal sealed class DuckConnection(DuckDBNativeConnection handle) : IDisposable
{
    public DuckDBNativeConnection Handle { get; } = handle;

    /// <summary>Runs statements whose results nobody needs.</summary>
    public void Execute(string sql)
    {
        var state = NativeMethods.Query.DuckDBQuery(Handle, sql, out var result);
        var error = state.IsSuccess() ? null : NativeMethods.Query.DuckDBResultError(ref result);
        result.Close();
        if (error is not null)
        {
            throw new DuckException(error);
        }
    }

    /// <summary>Runs one statement with values for its <c>?</c> marks.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var result = Query(sql, values);
        while (result.Next())
        {
        }
    }

    /// <summary>Runs one query, whose result streams. Values are <see cref="long"/>, <see cref="int"/>, <see cref="double"/>, <see cref="string"/> or null.</summary>
    public DuckResult Query(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
        {
            _ = values[i] switch
            {
                null => NativeMethods.PreparedStatements.DuckDBBindNull(statement, i + 1),
                long number => NativeMethods.PreparedStatements.DuckDBBindInt64(statement, i + 1, number),
                int number => NativeMethods.PreparedStatements.DuckDBBindInt32(statement, i + 1, number),
                double number => NativeMethods.PreparedStatements.DuckDBBindDouble(statement, i + 1, number),
                string text => NativeMethods.PreparedStatements.DuckDBBindVarchar(statement, i + 1, text),
                var other => throw new ArgumentException($"A value of type {other.GetType().Name} cannot be bound."),
            };
        }

        var state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
        if (state.IsSuccess())
        {
            return new DuckResult(result);
        }

        var error = NativeMethods.Query.DuckDBResultError(ref result);
        result.Close();
        throw new DuckException(error);
    }

    /// <summary>The first column of the first row as a whole number; null where there is no row or it is null.</summary>
    public unsafe long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        using var result = Query(sql, values);
        return result.Next() && result.IsValid(0, 0) ? *result.Pointer<long>(0) : null;
    }

    /// <summary>From here until disposed, every query on this connection sees the database as it stands at the first of them, whatever others commit meanwhile.</summary>
    public IDisposable ReadOneState()
    {
        Execute("BEGIN TRANSACTION");
        return new OneState(this);
    }

    /// <summary>Does something in one transaction; when it throws, nothing of it is kept.</summary>
    public T InTransaction<T>(Func<T> action)
    {
        Execute("BEGIN TRANSACTION");
        try
        {
            var result = action();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            TryRollback();
            throw;
        }
    }

    /// <summary>Rolls back, if there is still something to roll back.</summary>
    public void TryRollback()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (DuckException)
        {
            // A failed commit has rolled back by itself.
        }
    }

    public void Dispose() => Handle.Dispose();

    private sealed class OneState(DuckConnection connection) : IDisposable
    {
        public void Dispose() => connection.TryRollback();
    }

    private DuckDBPreparedStatement Prepare(string sql)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(Handle, sql, out var statement).IsSuccess())
        {
            return statement;
        }

        using (statement)
        {
            throw new DuckException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
        }
    }
}
