using Kelione.Journeys;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>By which keys customers are known, in the database that the nodes of a workspace share. Safe for several threads and nodes.</summary>
/// <param name="desk">The database.</param>
internal sealed class SharedPersonKeys(PostgresDesk desk) : IPersonKeyStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<PersonKey>> KeepKeysAsync(IReadOnlyList<PersonKey> keys, CancellationToken cancellationToken = default) => desk.TransactAsync<IReadOnlyList<PersonKey>>(
        async connection =>
        {
            // One after another: of two nodes that tell the same key at once, the later one sees both customers.
            await connection.DoAsync("LOCK TABLE person_key IN SHARE ROW EXCLUSIVE MODE").ConfigureAwait(false);
            var names = keys.Select(k => SharedFeedbackRows.Kept(k.Key)!).ToArray();
            await InsertAsync(connection, keys).ConfigureAwait(false);
            return await connection.ListAsync(
                """
                SELECT "key", customer, seen, place FROM person_key
                WHERE "key" IN (SELECT "key" FROM person_key WHERE "key" = ANY($1) GROUP BY "key" HAVING count(*) > 1) ORDER BY "key", number
                """,
                row => new PersonKey(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)),
                (object)names).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PersonKey>> ReadKeysAsync(long skip, int most, CancellationToken cancellationToken = default) => desk.ReadAsync<IReadOnlyList<PersonKey>>(
        connection => connection.ListAsync(
            "SELECT \"key\", customer, seen, place FROM person_key ORDER BY number LIMIT $1 OFFSET $2",
            row => new PersonKey(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)),
            (long)most, skip),
        cancellationToken);

    /// <summary>Keeps those that are not there yet, in their order, inside a transaction.</summary>
    internal static Task<long> InsertAsync(NpgsqlConnection connection, IReadOnlyList<PersonKey> keys) => connection.DoAsync(
        """
        INSERT INTO person_key ("key", customer, seen, place)
        SELECT k, c, s, p FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS t(k, c, s, p, n) ORDER BY n ON CONFLICT DO NOTHING
        """,
        keys.Select(k => SharedFeedbackRows.Kept(k.Key)!).ToArray(), keys.Select(k => SharedFeedbackRows.Kept(k.Customer)!).ToArray(), keys.Select(k => k.SeenMicros).ToArray(), keys.Select(k => SharedFeedbackRows.Kept(k.Place)!).ToArray());
}
