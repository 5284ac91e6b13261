using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>The database beneath the library where it is PostgreSQL: its form, what it may refuse, and what happens when it goes away.</summary>
public sealed class PostgresTests : IDisposable
{
    private readonly Scratch _scratch = Scratch.OnPostgres();

    private string Schema => DocumentsServer.SchemaOf("kelione", _scratch.Folder.Name);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Reading_makes_nothing()
    {
        var library = new MapLibrary(_scratch.Folder);
        Assert.Empty(await library.ListAsync());
        await Assert.ThrowsAsync<MendableException>(() => library.GetAsync("phone"));
        Assert.Empty(await new PeopleRegister(_scratch.Folder).Members.ListAsync("w"));
        Assert.Equal(["0"], Column($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}' OR nspname = '{DocumentsServer.SchemaOf("people", _scratch.Folder.Name)}'"));
        Assert.False(Directory.Exists(_scratch.Folder.Path));
    }

    [Fact]
    public async Task The_upgrades_make_what_the_models_read_and_write()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        await new PeopleRegister(_scratch.Folder).Tickets.ForAdministratorAsync("w");
        using var maps = new MapDatabase(DocumentPlace.OfMaps(_scratch.Folder, 5).Options<MapDatabase>());
        using var people = new PeopleDatabase(DocumentPlace.OfPeople(_scratch.Folder, 5).Options<PeopleDatabase>());
        foreach (var db in new DbContext[] { maps, people })
        {
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var made = Column($"""
                    SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(c.collname, '')
                    FROM pg_attribute a LEFT JOIN pg_collation c ON c.oid = a.attcollation
                    WHERE a.attrelid = '"{(ReferenceEquals(db, maps) ? Schema : DocumentsServer.SchemaOf("people", _scratch.Folder.Name))}".{entity.GetTableName()}'::regclass AND a.attnum > 0 AND NOT a.attisdropped
                    """);
                var needed = entity.GetProperties().Select(p => $"{p.GetColumnName()} {TypeOf(p)} {(p.IsNullable ? "false" : "true")} {(p.ClrType == typeof(string) ? "C" : "")}");
                Assert.Equal(needed.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
            }
        }

        // The width that the identity library wishes for a key is SQLite's not to keep, and so not ours.
        static string TypeOf(IProperty p) => p.ClrType == typeof(string) ? "text" : p.GetColumnType();
    }

    [Fact]
    public async Task A_newer_database_is_left_alone()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        Execute($"UPDATE \"{Schema}\".schema_version SET version = 99");
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder).CreateAsync(Made.Map("two"), ""));
        Assert.Contains($"in 'PostgreSQL postgres on 127.0.0.1:{new NpgsqlConnectionStringBuilder(PostgresServer.OrSkip().Connection()).Port}' were written by a newer Kelione (form 99", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_before_nodes_shared_everything_is_brought_up_to_date_with_its_maps()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        Execute($"SET search_path = \"{Schema}\"; DROP TABLE papers, feedback, feedback_import, feedback_remark, feedback_reading, feedback_state, person_key; DROP SEQUENCE paper_versions; UPDATE schema_version SET version = 6");
        var desks = new[] { new PostgresDesk(_scratch.Folder), new PostgresDesk(_scratch.Folder) };
        await Task.WhenAll(desks.Select(d => d.OpenAsync()));
        Assert.Equal([DatabaseForm.Current.ToString(System.Globalization.CultureInfo.InvariantCulture)], Column($"SELECT version FROM \"{Schema}\".schema_version"));
        Assert.Equal("phone", Assert.Single(await new MapLibrary(_scratch.Folder).ListAsync()).Id);
        Assert.Equal(1, new SharedFeedback(desks[1], null!).FeedbackVersion);
    }

    [Fact]
    public async Task The_activity_log_can_neither_be_changed_nor_shortened()
    {
        await new PeopleRegister(_scratch.Folder).Activity.NoteAsync("w", ActivityKind.Imported, null);
        var table = $"\"{DocumentsServer.SchemaOf("people", _scratch.Folder.Name)}\".activity";
        foreach (var sql in new[] { $"DELETE FROM {table}", $"UPDATE {table} SET about = ''", $"TRUNCATE {table}" })
        {
            Assert.Contains("never shortened or changed", Assert.Throws<PostgresException>(() => Execute(sql)).MessageText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_workspaces_share_a_database_and_no_map()
    {
        var other = new WorkspaceFolder(_scratch.Folder.Path + "-other") { Documents = _scratch.Documents };
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        Assert.Empty(await new MapLibrary(other).ListAsync());
        await new MapLibrary(other).CreateAsync(Made.Map("two"), "", mustKeepId: true);
        Assert.Equal("phone", Assert.Single(await new MapLibrary(_scratch.Folder).ListAsync()).Id);

        // A node elsewhere finds the same by the workspace's name.
        Assert.Equal("phone", Assert.Single(await new MapLibrary(new WorkspaceFolder("/elsewhere/" + _scratch.Folder.Name) { Documents = _scratch.Documents }).ListAsync()).Id);
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_keep_is_told_so()
    {
        var library = new MapLibrary(_scratch.Folder);
        var problem = await Assert.ThrowsAsync<MendableException>(() => library.CreateAsync(Made.Map(), "a\0b"));
        Assert.Contains("holds a character", problem.Message, StringComparison.Ordinal);
        Assert.Empty(await library.ListAsync());
    }

    [Fact]
    public async Task Somebody_who_holds_a_row_is_waited_for_and_then_told()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        using var other = Open();
        using var transaction = other.BeginTransaction();
        Execute(other, $"UPDATE \"{Schema}\".maps SET title = 'half done'");
        Assert.Equal("Buying a phone", Assert.Single(await new MapLibrary(_scratch.Folder, null, 1).ListAsync()).Title);
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder, null, 1).ApplyAsync("phone", [Made.Card("c1")], 1, ""));
        Assert.Contains("is busy: another did not finish in 1 seconds. Nothing was changed", problem.Message, StringComparison.Ordinal);
        transaction.Rollback();
        Assert.Equal(2, (await new MapLibrary(_scratch.Folder).ApplyAsync("phone", [Made.Card("c1")], 1, "")).Stored.Version);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    private List<string> Column(string sql)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(PostgresServer.OrSkip().Connection("Pooling=false"));
        connection.Open();
        return connection;
    }
}
