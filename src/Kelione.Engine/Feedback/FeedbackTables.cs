using DuckDB.NET.Native;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>
/// The tables of feedback in <c>events.duckdb</c>. <c>feedback</c> holds the entries as they came, <c>feedback_import</c> what brought them, <c>feedback_remark</c> what people said about them,
/// and <c>feedback_reading</c> what was worked out of their texts, which can always be made anew.
/// </summary>
internal static class FeedbackTables
{
    /// <summary>The columns of <c>feedback</c> in order, as a reading selects them.</summary>
    public const string Columns =
        "entry, import, identity_low, identity_high, content, id, customer, \"time\", source, kind, channel, touchpoint, rating_text, rating, scale, sentiment, language, text, answered, answer_known, calls, version, age_group, attributes";

    /// <summary>Their types.</summary>
    public static readonly DuckDBType[] Types =
    [
        DuckDBType.BigInt, DuckDBType.BigInt, DuckDBType.BigInt, DuckDBType.BigInt, DuckDBType.BigInt, DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Timestamp, DuckDBType.Varchar, DuckDBType.Varchar,
        DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Double, DuckDBType.Varchar, DuckDBType.Integer, DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Timestamp,
        DuckDBType.Boolean, DuckDBType.Boolean, DuckDBType.Varchar, DuckDBType.Varchar, DuckDBType.Varchar,
    ];

    /// <summary>Makes the tables where they are missing, in a workspace from before there was feedback too.</summary>
    public static void Prepare(DuckConnection connection)
    {
        if (connection.Number("SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('feedback', 'feedback_import', 'feedback_remark', 'feedback_reading')") == 4)
        {
            return;
        }

        connection.Execute("""
            BEGIN;
            CREATE TABLE IF NOT EXISTS feedback(entry BIGINT, import BIGINT, identity_low BIGINT, identity_high BIGINT, content BIGINT, id VARCHAR, customer VARCHAR, "time" TIMESTAMP, source VARCHAR, kind VARCHAR,
                channel VARCHAR, touchpoint VARCHAR, rating_text VARCHAR, rating DOUBLE, scale VARCHAR, sentiment INTEGER, language VARCHAR, text VARCHAR, answered TIMESTAMP,
                answer_known BOOLEAN, calls BOOLEAN, version VARCHAR, age_group VARCHAR, attributes VARCHAR);
            CREATE TABLE IF NOT EXISTS feedback_import(id BIGINT, name VARCHAR, author VARCHAR, moment TIMESTAMP, highest BIGINT, undone BOOLEAN);
            CREATE TABLE IF NOT EXISTS feedback_remark(entry BIGINT, matter VARCHAR, value VARCHAR, author VARCHAR, moment TIMESTAMP);
            CREATE TABLE IF NOT EXISTS feedback_reading(hash VARCHAR, version VARCHAR, reading VARCHAR);
            COMMIT;
            """);
    }

    /// <summary>Deletes a person's entries, inside the transaction that erases the person; before the texts of the ids go.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="customer">The id as it was asked for: it may stand on feedback alone.</param>
    /// <param name="erasedCodes">A subquery of the codes of the person's ids.</param>
    public static void Erase(DuckConnection connection, string customer, string erasedCodes)
    {
        var whose = $"SELECT entry FROM feedback WHERE customer = ? OR customer IN (SELECT text FROM term WHERE field = 0 AND code IN {erasedCodes})";
        connection.Execute($"DELETE FROM feedback_remark WHERE entry IN ({whose})", customer);

        // What was worked out of texts is kept by their hash, and it can be made anew: all of it goes, whoever wrote which.
        connection.Execute("DELETE FROM feedback_reading");
        connection.Execute($"DELETE FROM feedback WHERE entry IN ({whose})", customer);
    }
}
