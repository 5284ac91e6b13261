using DuckDB.NET.Native;
using Kelione.Engine.Index;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The table <c>person_key</c> in <c>events.duckdb</c>: by which keys customers are known, in the order in which it was told.</summary>
internal static unsafe class PersonKeyTable
{
    private const string Told = OverlayBuilder.Scratch + ".told_key";

    private static readonly DuckDBType[] Types = [DuckDBType.BigInt, DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Timestamp, DuckDBType.Varchar];

    /// <summary>Makes the table where it is missing.</summary>
    public static void Prepare(DuckConnection connection) =>
        connection.Execute("CREATE TABLE IF NOT EXISTS person_key(number BIGINT, \"key\" VARCHAR, customer VARCHAR, seen TIMESTAMP, place VARCHAR)");

    /// <summary>Keeps what is new, and gives all customers of the keys that several have.</summary>
    public static IReadOnlyList<PersonKey> Keep(DuckConnection connection, IReadOnlyList<PersonKey> keys)
    {
        WriteTold(connection, keys);
        try
        {
            return connection.InTransaction(() =>
            {
                connection.Execute($"""
                    INSERT INTO person_key
                    SELECT (SELECT coalesce(max(number), 0) FROM person_key) + row_number() OVER (ORDER BY t.number), t."key", t.customer, t.seen, t.place
                    FROM (SELECT DISTINCT ON ("key", customer) * FROM {Told} ORDER BY number) t
                    ANTI JOIN person_key p ON p."key" = t."key" AND p.customer = t.customer
                    """);
                return Shared(connection);
            });
        }
        finally
        {
            connection.Execute($"DROP TABLE IF EXISTS {Told}");
        }
    }

    /// <summary>A page of all keys in the order in which they were told.</summary>
    public static IReadOnlyList<PersonKey> Read(DuckConnection connection, long skip, int most)
    {
        var keys = new List<PersonKey>();
        using var result = connection.Query("SELECT \"key\", customer, epoch_us(seen), place FROM person_key ORDER BY number LIMIT ? OFFSET ?", (long)most, skip);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                keys.Add(new PersonKey(result.Text(0, row)!, result.Text(1, row)!, result.Pointer<long>(2)[row], result.Text(3, row) ?? ""));
            }
        }

        return keys;
    }

    /// <summary>Deletes a person's keys, inside the transaction that erases the person; before the texts of the ids go.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="customer">The id as it was asked for.</param>
    /// <param name="erasedCodes">A subquery of the codes of the person's ids.</param>
    public static void Erase(DuckConnection connection, string customer, string erasedCodes) =>
        connection.Execute($"DELETE FROM person_key WHERE customer = ? OR customer IN (SELECT text FROM term WHERE field = 0 AND code IN {erasedCodes})", customer);

    private static void WriteTold(DuckConnection connection, IReadOnlyList<PersonKey> keys)
    {
        connection.Execute($"BEGIN; CREATE OR REPLACE TABLE {Told}(number BIGINT, \"key\" VARCHAR, customer VARCHAR, seen TIMESTAMP, place VARCHAR)");
        using (var appender = new DuckAppender(connection, "told_key", Types, OverlayBuilder.Scratch))
        {
            var number = 0L;
            foreach (var part in keys.Chunk(DuckAppender.Capacity))
            {
                for (var row = 0; row < part.Length; row++)
                {
                    appender.Pointer<long>(0)[row] = number++;
                    appender.SetText(1, row, part[row].Key);
                    appender.SetText(2, row, WriteState.Storable(part[row].Customer));
                    appender.Pointer<long>(3)[row] = part[row].SeenMicros;
                    appender.SetText(4, row, WriteState.Storable(part[row].Place));
                }

                appender.Append(part.Length);
            }

            appender.Flush();
        }

        connection.Execute("COMMIT");
    }

    private static List<PersonKey> Shared(DuckConnection connection)
    {
        var shared = new List<PersonKey>();
        using var result = connection.Query($"""
            SELECT p."key", p.customer, epoch_us(p.seen), p.place FROM person_key p SEMI JOIN {Told} t ON t."key" = p."key"
            QUALIFY count(*) OVER (PARTITION BY p."key") > 1 ORDER BY p."key", p.number
            """);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                shared.Add(new PersonKey(result.Text(0, row)!, result.Text(1, row)!, result.Pointer<long>(2)[row], result.Text(3, row) ?? ""));
            }
        }

        return shared;
    }
}
