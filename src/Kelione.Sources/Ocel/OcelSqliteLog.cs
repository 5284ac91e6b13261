using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kelione.Sources;

/// <summary>
/// OCEL 2.0 as an SQLite database: events lie in one table per event type. They are read from all of them side by side and merged into the order of the table that
/// lists all events.
/// </summary>
internal sealed class OcelSqliteLog : IOcelLog
{
    private readonly SourceContent _content;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<(string, string)> _pairs = [];
    private readonly List<Cursor> _tables = [];
    private readonly Cursor _relations;

    public OcelSqliteLog(SourceContent content)
    {
        _content = content;
        var path = content.SeekablePath();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            Kindly(_connection.Open);
            Kindly(ReadObjects);
            Kindly(ReadRelations);
            Kindly(OpenTables);
            _relations = KindlyGet(() => Open(
                "SELECT e.rowid, r.ocel_object_id FROM event e JOIN event_object r ON r.ocel_event_id = e.ocel_id ORDER BY e.rowid, r.rowid", null));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string? TypeOf(string objectId) => _types.GetValueOrDefault(objectId);

    public IEnumerable<(string One, string Other)> Relations => _pairs;

    public bool Read(OcelEvent target) => KindlyGet(() => ReadNext(target));

    public void Dispose()
    {
        _relations?.Dispose();
        _tables.ForEach(t => t.Dispose());
        _connection.Dispose();
        _content.Dispose();
    }

    private bool ReadNext(OcelEvent target)
    {
        var next = _tables.Where(t => t.Row < long.MaxValue).MinBy(t => t.Row);
        if (next is null)
        {
            return false;
        }

        target.Activity = next.Type ?? "";
        for (var i = 1; i < next.Reader.FieldCount; i++)
        {
            var name = next.Reader.GetName(i);
            var text = TextOf(next.Reader.GetValue(i));
            if (name == "event_id")
            {
                target.Id = text;
            }
            else if (name == "event_type")
            {
                target.Activity = text;
            }
            else if (name == "ocel_time")
            {
                target.Time = text;
            }
            else if (name != "ocel_id" && text.Length > 0)
            {
                target.Attributes.Add((name, text));
            }
        }

        for (; _relations.Row <= next.Row && _relations.Row < long.MaxValue; _relations.Move())
        {
            if (_relations.Row == next.Row)
            {
                target.Objects.Add(TextOf(_relations.Reader.GetValue(1)));
            }
        }

        next.Move();
        return true;
    }

    private void ReadObjects()
    {
        using var command = Command("SELECT ocel_id, ocel_type FROM object", null);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _types[TextOf(reader.GetValue(0))] = TextOf(reader.GetValue(1));
        }
    }

    // The table came with version 2.0; drafts have none.
    private void ReadRelations()
    {
        using var any = Command("SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = 'object_object'", null);
        if (any.ExecuteScalar() is null)
        {
            return;
        }

        using var command = Command("SELECT ocel_source_id, ocel_target_id FROM object_object", null);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _pairs.Add((TextOf(reader.GetValue(0)), TextOf(reader.GetValue(1))));
        }
    }

    private void OpenTables()
    {
        var types = new List<(string Type, string Table)>();
        using (var command = Command("SELECT ocel_type, ocel_type_map FROM event_map_type", null))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                types.Add((TextOf(reader.GetValue(0)), "event_" + TextOf(reader.GetValue(1))));
            }
        }

        foreach (var (type, table) in types)
        {
            var quoted = "\"" + table.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            _tables.Add(Open(
                $"SELECT e.rowid, e.ocel_id AS event_id, t.* FROM event e LEFT JOIN {quoted} t ON t.ocel_id = e.ocel_id WHERE e.ocel_type = $type ORDER BY e.rowid", type));
        }

        // Events of a type that the map does not know have no table, so no time: they are read to be rejected, not to be lost.
        _tables.Add(Open(
            "SELECT e.rowid, e.ocel_id AS event_id, e.ocel_type AS event_type FROM event e WHERE e.ocel_type NOT IN (SELECT ocel_type FROM event_map_type) OR e.ocel_type IS NULL ORDER BY e.rowid",
            null));
    }

    private Cursor Open(string sql, string? type)
    {
        var command = Command(sql, type);
        return new Cursor(command, command.ExecuteReader(), type);
    }

    // The only text put into a statement is the quoted name of a table that the file itself states.
    private SqliteCommand Command(string sql, string? type)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (type is not null)
        {
            command.Parameters.AddWithValue("$type", type);
        }

        return command;
    }

    private static string TextOf(object value) =>
        value is DBNull or null ? "" : value is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static void Kindly(Action act) => KindlyGet(() =>
    {
        act();
        return true;
    });

    private static T KindlyGet<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            throw new SourceException($"the database is damaged, or no OCEL 2.0 log ({e.Message.TrimEnd('.')}); it needs the tables event, object, event_object and event_map_type.", 0, e);
        }
    }

    private sealed class Cursor : IDisposable
    {
        private readonly SqliteCommand _command;

        public Cursor(SqliteCommand command, SqliteDataReader reader, string? type)
        {
            _command = command;
            Reader = reader;
            Type = type;
            Move();
        }

        public SqliteDataReader Reader { get; }

        public string? Type { get; }

        public long Row { get; private set; }

        public void Move() => Row = Reader.Read() ? Reader.GetInt64(0) : long.MaxValue;

        public void Dispose()
        {
            Reader.Dispose();
            _command.Dispose();
        }
    }
}
