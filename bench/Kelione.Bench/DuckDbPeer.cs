using System.Globalization;
using DuckDB.NET.Data;

namespace Kelione.Bench;

/// <summary>
/// DuckDB in this process, asked in the best SQL we know. Its table is given every advantage that a schema can give: integer customers, one-byte activities, integer times, rows already in journey order.
/// </summary>
internal sealed class DuckDbPeer(string folder, int threads) : IPeer
{
    private DuckDBConnection? _connection;

    public string Name => "DuckDB";

    public string Remark => "integer codes, table sorted by (customer, time); funnel: nested running maxima of chain starts over the five activities only; graph: lead() over customers";

    public IReadOnlyDictionary<string, Func<Task<string>>> Tasks => new Dictionary<string, Func<Task<string>>>(StringComparer.Ordinal)
    {
        [BenchTasks.Funnel] = () => Task.FromResult(Rows(FunnelSql())),
        [BenchTasks.Graph] = () => Task.FromResult(Rows(GraphSql)),
        [BenchTasks.GraphPresorted] = () => Task.FromResult(Rows(GraphPresortedSql)),
        [BenchTasks.GraphDetails] = () => Task.FromResult(Rows(GraphDetailsSql)),
        [BenchTasks.Retention] = () => Task.FromResult(Rows(RetentionSql)),
        [BenchTasks.Variants] = () => Task.FromResult(Rows(VariantsSql)),
    };

    private const string GraphSql = """
        SELECT n1.name, n2.name, c FROM (
          SELECT a, b, count(*) AS c
          FROM (SELECT activity AS a, lead(activity) OVER (PARTITION BY customer ORDER BY time, seq) AS b FROM events)
          WHERE b IS NOT NULL GROUP BY a, b) JOIN names n1 ON n1.code = a JOIN names n2 ON n2.code = b
        ORDER BY c DESC, n1.name, n2.name
        """;

    private const string GraphPresortedSql = """
        SELECT n1.name, n2.name, c FROM (
          SELECT l.activity AS a, r.activity AS b, count(*) AS c
          FROM events l JOIN events r ON r.seq = l.seq + 1 AND r.customer = l.customer GROUP BY ALL) JOIN names n1 ON n1.code = a JOIN names n2 ON n2.code = b
        ORDER BY c DESC, n1.name, n2.name
        """;

    private const string GraphDetailsSql = """
        SELECT n1.name, n2.name, c, u, m / 1e6, p / 1e6 FROM (
          SELECT a, b, count(*) AS c, count(DISTINCT customer) AS u, quantile_cont(d, 0.5) AS m, quantile_cont(d, 0.9) AS p
          FROM (SELECT customer, activity AS a, lead(activity) OVER w AS b, lead(time) OVER w - time AS d FROM events WINDOW w AS (PARTITION BY customer ORDER BY time, seq))
          WHERE b IS NOT NULL GROUP BY a, b) JOIN names n1 ON n1.code = a JOIN names n2 ON n2.code = b
        ORDER BY c DESC, n1.name, n2.name
        """;

    private const string RetentionSql = """
        WITH s AS (SELECT customer, min(time) AS start FROM events GROUP BY customer),
             l AS (SELECT max(time) AS last FROM events),
             d AS (SELECT DISTINCT customer, (e.time - s.start) // 86400000000 AS day, start
                   FROM (SELECT customer, time, row_number() OVER (PARTITION BY customer ORDER BY time, seq) AS k FROM events) e JOIN s USING (customer)
                   WHERE k > 1 AND (e.time - s.start) // 86400000000 <= 30),
             z AS (SELECT p, count(*) AS size FROM s, l, range(0, 31) r(p) WHERE start + (p + 1) * 86400000000 <= last GROUP BY p)
        SELECT p, size, coalesce((SELECT count(*) FROM d, l WHERE day = p AND start + (p + 1) * 86400000000 <= last), 0) FROM z ORDER BY p
        """;

    private const string VariantsSql = """
        SELECT count(*), NULL FROM (SELECT DISTINCT v FROM (SELECT string_agg(chr(33 + activity), '' ORDER BY time, seq) AS v FROM events GROUP BY customer))
        UNION ALL
        (SELECT c, NULL FROM (SELECT count(*) AS c, v FROM (SELECT string_agg(chr(33 + activity), '' ORDER BY time, seq) AS v FROM events GROUP BY customer) GROUP BY v)
         ORDER BY c DESC LIMIT 20)
        """;

    public Task LoadAsync(BenchData data)
    {
        Directory.CreateDirectory(folder);
        _connection = new DuckDBConnection($"Data Source={Path.Combine(folder, "peer.duckdb")}");
        _connection.Open();
        Execute($"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}");
        Execute($"CREATE TABLE raw AS SELECT customer_id, event, epoch_us(timestamp) AS time FROM read_csv('{data.CsvPath}', header = true, columns = {{'customer_id': 'VARCHAR', 'event': 'VARCHAR', 'timestamp': 'TIMESTAMP', 'channel': 'VARCHAR', 'device': 'VARCHAR', 'session_id': 'VARCHAR'}})");
        Execute("CREATE TABLE names AS SELECT CAST(row_number() OVER (ORDER BY event) - 1 AS UTINYINT) AS code, event AS name FROM (SELECT DISTINCT event FROM raw)");
        Execute("CREATE TABLE ids AS SELECT CAST(row_number() OVER (ORDER BY customer_id) - 1 AS UINTEGER) AS code, customer_id FROM (SELECT DISTINCT customer_id FROM raw)");
        Execute("CREATE TABLE events AS SELECT CAST(row_number() OVER () AS BIGINT) AS seq, * FROM (SELECT i.code AS customer, time, n.code AS activity FROM raw JOIN ids i USING (customer_id) JOIN names n ON n.name = raw.event ORDER BY customer, time, raw.rowid)");
        Execute("DROP TABLE raw");
        Execute("CHECKPOINT");
        return Task.CompletedTask;
    }

    /// <summary>What the import task times: the file read into a plain table, and the first transition graph out of it.</summary>
    public static void ImportToFirstAnswer(BenchData data, string path, int threads)
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var sql in new[]
                 {
                     $"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}",
                     $"CREATE TABLE events AS SELECT row_number() OVER () AS seq, * FROM read_csv('{data.CsvPath}', header = true, columns = {{'customer_id': 'VARCHAR', 'event': 'VARCHAR', 'timestamp': 'TIMESTAMP', 'channel': 'VARCHAR', 'device': 'VARCHAR', 'session_id': 'VARCHAR'}})",
                     "SELECT a, b, count(*) FROM (SELECT event AS a, lead(event) OVER (PARTITION BY customer_id ORDER BY timestamp, seq) AS b FROM events) WHERE b IS NOT NULL GROUP BY a, b",
                 })
        {
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        return ValueTask.CompletedTask;
    }

    private string FunnelSql()
    {
        // Chain starts only grow with time, so "the latest start before this row" is a running maximum; rows that serve no step are filtered away first.
        var steps = BenchData.FunnelSteps;
        var window = BenchData.WindowMicros.ToString(CultureInfo.InvariantCulture);
        var codes = steps.Select(s => Scalar($"SELECT code FROM names WHERE name = '{s}'")).ToList();
        var sql = $"WITH c1 AS (SELECT customer, time, seq, activity, CASE WHEN activity = {codes[0]} THEN time END AS s1 FROM events WHERE activity IN ({string.Join(',', codes)}))";
        for (var k = 2; k <= steps.Count; k++)
        {
            sql += $", m{k} AS (SELECT *, max(s{k - 1}) OVER (PARTITION BY customer ORDER BY time, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS p{k} FROM c{k - 1})"
                + $", c{k} AS (SELECT *, CASE WHEN activity = {codes[k - 1]} AND time - p{k} <= {window} THEN p{k} END AS s{k} FROM m{k})";
        }

        return sql + " SELECT " + string.Join(", ", steps.Select((_, i) => $"count(DISTINCT CASE WHEN s{i + 1} IS NOT NULL THEN customer END)")) + $" FROM c{steps.Count}";
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Scalar(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private string Rows(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsDBNull(i)).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return string.Join('\n', lines);
    }
}
