using Kelione.Maps;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>The file beneath the library, and what it may refuse.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Reading_makes_nothing()
    {
        var library = new MapLibrary(_scratch.Folder);
        Assert.Empty(await library.ListAsync());
        Assert.Empty(await library.MeasurementsAsync("phone"));
        Assert.Contains("kelione map new", (await Assert.ThrowsAsync<MendableException>(() => library.GetAsync("phone"))).CommandHint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Folder.Path));
    }

    [Fact]
    public async Task The_file_is_its_owner_s_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of files are another thing on Windows");
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_scratch.Folder.DatabaseFile));
        }
    }

    [Fact]
    public async Task The_upgrades_make_what_the_model_reads_and_writes()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        using var db = new MapDatabase(new DbContextOptionsBuilder<MapDatabase>().UseSqlite($"Data Source={_scratch.Folder.DatabaseFile};Pooling=False").Options);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            var made = db.Database.SqlQuery<string>($"SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || (pk > 0) AS Value FROM pragma_table_info({table})").ToArray();
            var needed = entity.GetProperties().Select(p => $"{p.GetColumnName()} {p.GetColumnType()} {(p.IsNullable ? 0 : 1)} {(p.IsPrimaryKey() ? 1 : 0)}");
            Assert.Equal(needed.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_database_of_the_first_form_is_brought_up_to_date_with_its_maps()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "Asta");
        using (var db = Open())
        {
            MakePlain(db, Made.Map());
            Execute(db, "DROP TABLE comments; DROP TABLE comment_mentions; DROP TABLE comment_reads; DROP TABLE version_names; DROP TABLE sent_changes; DROP TABLE map_views; DROP TABLE demand; DROP TABLE map_topics; ALTER TABLE map_versions DROP COLUMN author_id; UPDATE schema_version SET version = 1");
        }

        var library = new MapLibrary(_scratch.Folder);
        await library.NameVersionAsync("phone", 1, "First", "Asta");
        Assert.Equal("First", Assert.Single(await library.HistoryAsync("phone")).Name);
    }

    [Fact]
    public async Task Versions_that_were_kept_plain_are_read_and_gone_on_from()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "Asta");
        using (var db = Open())
        {
            MakePlain(db, Made.Map());
            Execute(db, "DROP TABLE demand; DROP TABLE map_topics; UPDATE schema_version SET version = 4");
        }

        var library = new MapLibrary(_scratch.Folder);
        var states = new List<JourneyMap> { (await library.GetAsync("phone")).Map };
        Assert.Equal(Made.Map(), states[0]);
        for (var version = 1; version < 4; version++)
        {
            states.Add((await library.ApplyAsync("phone", [Made.Card($"c{version}")], version, "Asta")).Stored.Map);
        }

        states.Add((await library.UndoAsync("phone", "Asta")).Map);
        Assert.Equal(["0", "1", "2", "2", "2"], Column("SELECT form FROM map_versions ORDER BY version"));
        await AssertAllAsync(states);
        states.Add((await library.RestoreAsync("phone", 1, "Asta")).Stored.Map);
        Assert.Equal(states[0], states[^1]);
        await AssertAllAsync(states);
    }

    [Fact]
    public async Task A_map_with_many_versions_is_kept_in_little_more_room_than_one()
    {
        var map = Made.Map() with { Lanes = [.. Enumerable.Range(0, 400).Select(i => new Lane { Id = $"l{i}", Kind = LaneKind.Thoughts, Name = $"What lane {i * 7919 % 1009} is for" }), .. Made.Map().Lanes] };
        var library = new MapLibrary(_scratch.Folder);
        var states = new List<JourneyMap> { (await library.CreateAsync(map, "")).Map };
        for (var version = 1; version < 70; version++)
        {
            states.Add((await library.ApplyAsync("phone", [Made.Card($"c{version}", $"text of {version}")], version, "")).Stored.Map);
        }

        states.Add((await library.DeleteAsync("phone", "")).Map);
        states.Add((await library.UndoAsync("phone", "")).Map);
        Assert.Equal(["1", "33", "65"], Column("SELECT version FROM map_versions WHERE form = 1 ORDER BY version"));
        Assert.Equal(["0"], Column("SELECT count(*) FROM map_versions WHERE form = 0 OR document <> ''"));
        Assert.True(long.Parse(Column("SELECT sum(length(packed)) FROM map_versions")[0], System.Globalization.CultureInfo.InvariantCulture) < MapJson.Write(map).Length);
        await AssertAllAsync(states);
    }

    [Fact]
    public async Task Two_who_write_in_turn_build_on_each_other_s_texts()
    {
        var libraries = new[] { new MapLibrary(_scratch.Folder), new MapLibrary(_scratch.Folder) };
        var states = new List<JourneyMap> { (await libraries[0].CreateAsync(Made.Map(), "")).Map };
        for (var version = 1; version < 12; version++)
        {
            states.Add((await libraries[version / 2 % 2].ApplyAsync("phone", [Made.Card($"c{version}")], version, "")).Stored.Map);
        }

        Assert.Equal(["1"], Column("SELECT version FROM map_versions WHERE form = 1"));
        await AssertAllAsync(states);
    }

    [Fact]
    public async Task Pictures_that_come_and_go_are_read_in_every_version()
    {
        var library = new MapLibrary(_scratch.Folder);
        var plain = (await library.CreateAsync(Made.Map(), "")).Map;
        var shown = plain with { Images = [new MapImage("door", "image/png", "A door", Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[300_000]]))] };
        var with = (await library.ImportAsync(shown, "", basedOn: 1)).Stored.Map;
        var later = (await library.ApplyAsync("phone", [Made.Card("c1")], 2, "")).Stored.Map;
        var gone = (await library.ImportAsync(later with { Images = [] }, "")).Stored.Map;
        Assert.Equal(["2"], Column("SELECT form FROM map_versions WHERE version = 3"));
        await AssertAllAsync([plain, with, later, gone]);
    }

    [Fact]
    public async Task A_damaged_text_is_told_and_takes_no_other_version_with_it()
    {
        var library = new MapLibrary(_scratch.Folder);
        await library.CreateAsync(Made.Map(), "");
        for (var version = 1; version < 4; version++)
        {
            await library.ApplyAsync("phone", [Made.Card($"c{version}")], version, "");
        }

        using (var db = Open())
        {
            Execute(db, "UPDATE map_versions SET packed = x'0000000000000000' WHERE version = 3");
        }

        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder).GetAsync("phone"));
        Assert.Contains("Version 4 of the map 'phone' cannot be read", problem.Message, StringComparison.Ordinal);
        Assert.Equal("c1", Assert.Single((await new MapLibrary(_scratch.Folder).GetAsync("phone", 2)).Map.Cards).Id);
    }

    [Fact]
    public async Task A_writer_does_not_keep_readers_from_reading()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        using var writer = Open();
        using var transaction = writer.BeginTransaction();
        Execute(writer, "UPDATE maps SET title = 'half done'");
        Assert.Equal("Buying a phone", Assert.Single(await new MapLibrary(_scratch.Folder, null, 1).ListAsync()).Title);
    }

    [Fact]
    public async Task A_database_that_another_keeps_busy_is_told_so()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        using var writer = Open();
        using var transaction = writer.BeginTransaction();
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder, null, 1).CreateAsync(Made.Map("two"), ""));
        Assert.Contains("are being written by another process that did not finish in 1 seconds. Nothing was changed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_so_and_left_alone()
    {
        _scratch.Folder.Create();
        var rubbish = string.Concat(Enumerable.Repeat("no database at all ", 100));
        await File.WriteAllTextAsync(_scratch.Folder.DatabaseFile, rubbish);
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder).ListAsync());
        Assert.Contains("is damaged, or is no database of Kelione", problem.Message, StringComparison.Ordinal);
        Assert.Equal(rubbish, await File.ReadAllTextAsync(_scratch.Folder.DatabaseFile));
    }

    [Fact]
    public async Task A_folder_in_the_file_s_place_is_told_so()
    {
        Directory.CreateDirectory(_scratch.Folder.DatabaseFile);
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), ""));
        Assert.Contains(_scratch.Folder.DatabaseFile, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "read-only")]
    [InlineData(13, "no room left")]
    [InlineData(10, "refused to read or write")]
    public void What_a_disk_refuses_is_said_in_clear_words(int code, string words)
    {
        var refused = new DbUpdateException("an error", new SqliteException("error", code));
        Assert.True(DatabaseTrouble.IsKnown(refused));
        Assert.Contains(words, DatabaseTrouble.Explain(refused, "kelione.db", 15).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_left_alone()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        using (var db = Open())
        {
            Execute(db, "UPDATE schema_version SET version = 99");
        }

        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(_scratch.Folder).CreateAsync(Made.Map("two"), ""));
        Assert.Contains($"written by a newer Kelione (form 99, this program knows {DatabaseForm.Current})", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_measurement_that_cannot_be_read_is_told_in_words()
    {
        var library = new MapLibrary(_scratch.Folder);
        await library.CreateAsync(Made.Map(), "");
        var kept = await library.SaveMeasurementAsync(new MapMeasurement { Map = "phone", MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new MeasuredPeriod(null, null, null, null), Customers = 1, CustomersInScope = 1, Steps = [] });
        using (var db = Open())
        {
            Execute(db, "UPDATE map_measurements SET document = '{ \"customers\": {} }'");
        }

        var problem = await Assert.ThrowsAsync<MendableException>(() => library.GetMeasurementAsync("phone", kept.Snapshot));
        Assert.Contains("cannot be read", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_opens_while_the_events_are_somebody_else_s()
    {
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder, cancellationToken: CancellationToken.None);
        Assert.Equal("phone", (await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "")).Map.Id);
    }

    private async Task AssertAllAsync(List<JourneyMap> states)
    {
        // By one that remembers nothing, and by one that has just read.
        var reader = new MapLibrary(_scratch.Folder);
        for (var version = states.Count; version > 0; version--)
        {
            Assert.Equal(states[version - 1], (await reader.GetAsync("phone", version)).Map);
            Assert.Equal(states[version - 1], (await new MapLibrary(_scratch.Folder).GetAsync("phone", version)).Map);
        }
    }

    // As versions lay before there were packed ones.
    private static void MakePlain(SqliteConnection db, JourneyMap map)
    {
        using var command = db.CreateCommand();
        command.CommandText = "UPDATE map_versions SET document = $document";
        command.Parameters.AddWithValue("$document", MapJson.Write(map));
        command.ExecuteNonQuery();
        Execute(db, "ALTER TABLE map_versions DROP COLUMN packed; ALTER TABLE map_versions DROP COLUMN hash; ALTER TABLE map_versions DROP COLUMN form");
    }

    private List<string> Column(string sql)
    {
        using var db = Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_scratch.Folder.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
