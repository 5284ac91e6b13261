using System.Globalization;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Plain statements on an open connection, with values as <c>$1</c>, <c>$2</c> ….</summary>
internal static class PostgresCommands
{
    /// <summary>Does something; gives how many rows it touched.</summary>
    public static async Task<long> DoAsync(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The one number that a statement gives.</summary>
    public static async Task<long> NumberAsync(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            return Convert.ToInt64(await command.ExecuteScalarAsync().ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What is made of each row.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> make, params object[] values)
    {
        var list = new List<T>();
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            var row = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                while (await row.ReadAsync().ConfigureAwait(false))
                {
                    list.Add(make(row));
                }
            }
        }

        return list;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
