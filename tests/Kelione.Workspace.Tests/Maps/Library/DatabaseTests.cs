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
            Execute(db, "DROP TABLE comments; DROP TABLE comment_mentions; DROP TABLE comment_reads; DROP TABLE version_names; DROP TABLE sent_changes; DROP TABLE map_views; ALTER TABLE map_versions DROP COLUMN author_id; UPDATE schema_version SET version = 1");
        }

        var library = new MapLibrary(_scratch.Folder);
        await library.NameVersionAsync("phone", 1, "First", "Asta");
        Assert.Equal("First", Assert.Single(await library.HistoryAsync("phone")).Name);
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
