using DuckDB.NET.Native;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;
using static System.FormattableString;

namespace Kelione.Engine.Storage;

/// <summary>A text field as the truth numbers it: its codes stand in column <c>f…</c>, texts beyond the limit in column <c>x…</c>.</summary>
internal sealed record TruthField(int Number, string Name, bool Overflows)
{
    public string CodeColumn => Invariant($"f{Number}");

    public string OverflowColumn => Invariant($"x{Number}");

    /// <summary>Only free attributes are limited; the product's own fields always have codes.</summary>
    public bool IsLimited => !EventFields.IsReserved(Name);
}

/// <summary>
/// The tables in <c>events.duckdb</c>, where all that was acknowledged lives. Events are rows of codes (<c>event_log</c>); the texts stand once each in <c>term</c>, coded from 1, 0 being no value;
/// <c>field</c> names the columns; <c>merge</c> holds the statements on identities; the view <c>events</c> is the readable form for any DuckDB client.
/// </summary>
internal static class Truth
{
    /// <summary>The version of these tables; another one is refused.</summary>
    public const int FormatVersion = 1;

    public const int CustomerField = 0;
    public const int ActivityField = 1;

    /// <summary>What questions see in place of the texts of a free attribute beyond the limit of distinct ones.</summary>
    public const string OverflowText = "(more values)";

    /// <summary>The columns of <c>event_log</c> that are there from the start.</summary>
    public const int FixedColumns = 6;

    /// <summary>Makes the tables where the file is new.</summary>
    /// <exception cref="WorkspaceException">The file was written by another version, or is no store of events.</exception>
    public static void Prepare(DuckConnection connection, string path)
    {
        var tables = connection.Number("SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('event_log', 'term', 'field', 'merge', 'format')");
        if (tables == 0)
        {
            connection.Execute("""
                BEGIN;
                CREATE TABLE format(version INTEGER);
                INSERT INTO format VALUES (1);
                CREATE TABLE field(number INTEGER, name VARCHAR, overflows BOOLEAN);
                INSERT INTO field VALUES (0, 'customer', false), (1, 'activity', false);
                CREATE TABLE term(field INTEGER, code INTEGER, text VARCHAR);
                CREATE TABLE event_log(seq BIGINT, customer INTEGER, activity INTEGER, "time" TIMESTAMP, value DOUBLE, event_id VARCHAR);
                CREATE TABLE merge(id BIGINT, anonymous INTEGER, known INTEGER, stated TIMESTAMP, reason VARCHAR, undone TIMESTAMP);
                """);
            CreateView(connection, Fields(connection));
            connection.Execute("COMMIT; CHECKPOINT;");
            return;
        }

        var version = tables == 5 ? connection.Number("SELECT CAST(version AS BIGINT) FROM format") : null;
        if (version != FormatVersion)
        {
            throw new WorkspaceException(version is null
                ? $"{path} is a DuckDB file, but not one that Kelione keeps events in. Choose another workspace folder."
                : Invariant($"{path} has format {version}, and this program reads format {FormatVersion}. Use the program version that wrote it, or export the events there and import them here."));
        }
    }

    /// <summary>All text fields, customer and activity first.</summary>
    public static unsafe List<TruthField> Fields(DuckConnection connection)
    {
        var fields = new List<TruthField>();
        using var result = connection.Query("SELECT number, name, overflows FROM field ORDER BY number");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                fields.Add(new TruthField(result.Pointer<int>(0)[row], result.Text(1, row)!, result.Pointer<bool>(2)[row]));
            }
        }

        return fields;
    }

    /// <summary>Codes without a text, in words; none where all is well.</summary>
    public static List<string> Problems(DuckConnection connection)
    {
        var problems = new List<string>();
        foreach (var field in Fields(connection))
        {
            var column = field.Number switch { CustomerField => "customer", ActivityField => "activity", _ => field.CodeColumn };
            var missing = connection.Number(
                Invariant($"SELECT count(*) FROM (SELECT DISTINCT {column} AS code FROM event_log WHERE {column} > 0) e ANTI JOIN (SELECT code FROM term WHERE field = {field.Number}) t ON t.code = e.code"));
            if (missing > 0)
            {
                problems.Add(Invariant($"{missing} codes of the field '{field.Name}' have no text."));
            }
        }

        return problems;
    }

    /// <summary>Who is who under the statements in force.</summary>
    public static unsafe IdentityResolution Identities(DuckConnection connection)
    {
        var statements = new List<(int, int)>();
        using var result = connection.Query("SELECT anonymous, known FROM merge WHERE undone IS NULL ORDER BY id");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                statements.Add((result.Pointer<int>(0)[row], result.Pointer<int>(1)[row]));
            }
        }

        return IdentityResolution.FromStatements(statements);
    }

    /// <summary>The columns of <c>event_log</c> in their order.</summary>
    public static List<string> Columns(DuckConnection connection)
    {
        var columns = new List<string>();
        using var result = connection.Query("SELECT column_name FROM duckdb_columns() WHERE table_name = 'event_log' AND NOT internal AND database_name = current_database() ORDER BY column_index");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                columns.Add(result.Text(0, row)!);
            }
        }

        return columns;
    }

    /// <summary>The types of those columns.</summary>
    public static List<DuckDBType> Types(List<string> columns) =>
    [
        DuckDBType.BigInt, DuckDBType.Integer, DuckDBType.Integer, DuckDBType.Timestamp, DuckDBType.Double, DuckDBType.Varchar,
        .. columns.Skip(FixedColumns).Select(c => c[0] == 'x' ? DuckDBType.Varchar : DuckDBType.Integer),
    ];

    /// <summary>Adds a field: its name, its column, its place in the view. Inside a transaction.</summary>
    public static TruthField AddField(DuckConnection connection, List<TruthField> fields, string name)
    {
        var field = new TruthField(fields[^1].Number + 1, name, Overflows: false);
        connection.Execute("INSERT INTO field VALUES (?, ?, false)", field.Number, name);
        connection.Execute($"ALTER TABLE event_log ADD COLUMN {field.CodeColumn} INTEGER DEFAULT 0");
        fields.Add(field);
        return field;
    }

    /// <summary>Gives a field the column for texts beyond the limit. Inside a transaction.</summary>
    public static TruthField AddOverflow(DuckConnection connection, List<TruthField> fields, TruthField field)
    {
        var overflowing = field with { Overflows = true };
        connection.Execute("UPDATE field SET overflows = true WHERE number = ?", field.Number);
        connection.Execute($"ALTER TABLE event_log ADD COLUMN {field.OverflowColumn} VARCHAR");
        fields[fields.IndexOf(field)] = overflowing;
        return overflowing;
    }

    /// <summary>Makes the readable view afresh, for the fields there are now.</summary>
    public static void CreateView(DuckConnection connection, IReadOnlyList<TruthField> fields)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "seq", "time", "value", "id", "customer", "activity" };
        var columns = new List<string> { "e.seq", "c.text AS customer", "e.\"time\" AS \"time\"", "a.text AS activity" };
        var joins = new List<string> { Join("c", "e.customer", CustomerField), Join("a", "e.activity", ActivityField) };
        foreach (var name in EventFields.WellKnown.Where(n => fields.All(f => f.Name != n)))
        {
            names.Add(name);
            columns.Add($"CAST(NULL AS VARCHAR) AS {Quote(name)}");
        }

        foreach (var field in fields.Skip(2).OrderBy(f => f.IsLimited))
        {
            var alias = "t_" + field.CodeColumn;
            var text = field.Overflows ? $"coalesce(e.{field.OverflowColumn}, {alias}.text)" : $"{alias}.text";
            columns.Add($"{text} AS {Quote(Distinct(field.Name))}");
            joins.Add(Join(alias, $"e.{field.CodeColumn}", field.Number));
        }

        columns.AddRange(["e.value AS value", "e.event_id AS id"]);
        connection.Execute($"CREATE OR REPLACE VIEW events AS SELECT {string.Join(", ", columns)} FROM event_log e {string.Join(' ', joins)}");

        // Column names know no upper and lower case, attributes do.
        string Distinct(string name)
        {
            var candidate = name;
            for (var i = 2; !names.Add(candidate); i++)
            {
                candidate = Invariant($"{name}_{i}");
            }

            return candidate;
        }

        static string Join(string alias, string column, int field) =>
            Invariant($"LEFT JOIN term {alias} ON {alias}.field = {field} AND {alias}.code = {column}");
    }

    /// <summary>A name as SQL quotes it.</summary>
    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
