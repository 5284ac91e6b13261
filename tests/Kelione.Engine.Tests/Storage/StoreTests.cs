using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>Holding, reading while writing, erasing, exporting.</summary>
public sealed class StoreTests
{
    [Fact]
    public async Task A_workspace_that_is_open_says_kindly_who_has_it()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small with { ProgramName = "the first program" });
        var held = await Assert.ThrowsAsync<WorkspaceHeldException>(() => EventStore.OpenAsync(folder.Path, StoreKit.Small));
        Assert.Equal(Environment.ProcessId, held.ProcessId);
        Assert.Contains("the first program", held.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_a_holder_that_has_gone_is_not_believed()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "holder"), """{"ProcessId":1,"Program":"old","Since":"2026-01-01T00:00:00Z"}""");
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        Assert.Equal(0, (await store.VerifyAsync()).Events);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_with_its_name()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "events.duckdb");
        File.WriteAllText(path, "this is not a database, but it is long enough to be looked at by one, or so one hopes");
        var failure = await Assert.ThrowsAsync<WorkspaceException>(() => EventStore.OpenAsync(folder.Path, StoreKit.Small));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_another_format_is_refused_with_what_to_do()
    {
        using var folder = new TempFolder();
        await (await EventStore.OpenAsync(folder.Path, StoreKit.Small)).DisposeAsync();
        using (var database = DuckDatabase.Open(Path.Combine(folder.Path, "events.duckdb"), 1 << 28, 1))
        using (var connection = database.Connect())
        {
            connection.Execute("UPDATE format SET version = 99");
        }

        var failure = await Assert.ThrowsAsync<WorkspaceException>(() => EventStore.OpenAsync(folder.Path, StoreKit.Small));
        Assert.Contains("format 99", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_keep_what_they_hold_while_others_write_and_rebuild()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small with { CompactionFloor = 500 });
        await store.AppendAsync(Enumerable.Range(0, 2000).Select(i => StoreKit.Event($"c{i % 50}", i, $"a{i % 9}")));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            while (!stop.IsCancellationRequested)
            {
                using var lease = await store.AcquireSnapshotAsync();
                var journeys = StoreKit.Journeys(lease.Snapshot);
                await Task.Yield();

                // What is held does not change, though the index it came from has been replaced and its folder deleted meanwhile.
                Assert.Equal(journeys, StoreKit.Journeys(lease.Snapshot));
                Assert.All(journeys, j => Assert.Equal(j.Value.Select(v => long.Parse(v.AsSpan(0, v.IndexOf(' ', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture)).Order(), j.Value.Select(v => long.Parse(v.AsSpan(0, v.IndexOf(' ', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture))));
                reads++;
            }

            return reads;
        })).ToList();
        for (var round = 1; round <= 12; round++)
        {
            await store.AppendAsync(Enumerable.Range(0, 150).Select(i => StoreKit.Event($"c{i % 70}", round * 100 + i, $"b{round}")));
            await store.IdentifyAsync($"anon{round}", $"c{round}", 0, "test");
            if (round % 3 == 0)
            {
                await store.RebuildAsync();
            }
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        using var last = await store.AcquireSnapshotAsync();
        Assert.Equal(2000 + 12 * 150, last.Snapshot.EventCount);
        Assert.Single(Directory.GetDirectories(folder.Index), d => !d.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_rises_with_every_change_and_only_then()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync([StoreKit.Event("c", 0, "a")]);
        var first = await VersionAsync();
        Assert.Equal(first, await VersionAsync());
        await store.AppendAsync([StoreKit.Event("c", 1, "a")]);
        var second = await VersionAsync();
        Assert.True(second > first);
        await store.IdentifyAsync("d", "c", 0, "test");
        Assert.True(await VersionAsync() > second);

        async Task<long> VersionAsync()
        {
            using var lease = await store.AcquireSnapshotAsync();
            return lease.Snapshot.Version;
        }
    }

    [Fact]
    public async Task Nothing_of_a_forgotten_person_is_left_in_any_file()
    {
        using var folder = new TempFolder();
        await using (var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small))
        {
            await store.AppendAsync(Enumerable.Range(0, 3000).Select(i => StoreKit.Event($"c{i % 99}", i, $"a{i % 9}", ("mail", i % 99 == 7 ? "jonas@example.test" : "none"))));
            await store.AppendAsync([StoreKit.Event("cookie-of-jonas", 5, "a1") with { EventId = "click-of-jonas" }]);
            await store.IdentifyAsync("cookie-of-jonas", "c7", 0, "said by jonas himself");
            Assert.Equal(32, await store.ForgetAsync("cookie-of-jonas"));
            Assert.Null(await store.ForgetAsync("cookie-of-jonas"));
            Assert.Empty(await store.ListMergesAsync());
            Assert.Equal(98, (await store.JourneysAsync()).Count);
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("jonas", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_that_only_statements_know_is_erased_and_had_no_events()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync([StoreKit.Event("other", 0, "a")]);
        await store.IdentifyAsync("cookie", "jonas", 0, "test");
        Assert.Equal(0, await store.ForgetAsync("jonas"));
        Assert.Empty(await store.ListMergesAsync());
        Assert.Null(await store.ForgetAsync("jonas"));
        Assert.Null(await store.ForgetAsync("nobody"));
    }

    [Fact]
    public async Task While_a_reader_holds_the_old_index_an_erasure_still_leaves_nothing_on_the_disk()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync(Enumerable.Range(0, 100).Select(i => StoreKit.Event(i % 2 == 0 ? "jonas" : "other", i, "a")));
        using var held = await store.AcquireSnapshotAsync();
        var before = Directory.GetDirectories(folder.Index);
        Assert.Equal(50, await store.ForgetAsync("jonas"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(before.Intersect(Directory.GetDirectories(folder.Index)));
            Assert.False(File.Exists(Path.Combine(folder.Path, "erasing")));
        }

        Assert.Equal(["jonas", "other"], StoreKit.Journeys(held.Snapshot).Keys);
        Assert.Equal(["other"], (await store.JourneysAsync()).Keys);
        held.Dispose();
        Assert.Empty((await store.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_store_that_is_closed_says_so_and_a_second_closing_does_nothing()
    {
        using var folder = new TempFolder();
        var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync([StoreKit.Event("c", 0, "a")]);
        var reading = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await store.VerifyAsync();
            }
        })).ToList();
        await Task.Yield();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Task.WhenAll(reading.Select(r => Assert.ThrowsAsync<ObjectDisposedException>(() => r.WaitAsync(TimeSpan.FromSeconds(30)))));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.OpenAppenderAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.IdentifyAsync("a", "b", 0, "test"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ForgetAsync("c"));
    }

    [Fact]
    public async Task A_new_workspace_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("skipped: rights of files are another matter on this system");
            return;
        }

        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "new");
        await using var store = await EventStore.OpenAsync(path, StoreKit.Small);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("Binder Error: Referenced column \"x\" not found", false)]
    [InlineData("Catalog Error: Table with name x does not exist!", false)]
    [InlineData("IO Error: Could not read from file", true)]
    [InlineData("IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2", true)]
    [InlineData("Out of Memory Error: could not allocate block", true)]
    [InlineData("TransactionContext Error: Failed to commit: Could not write file", true)]
    public void Only_what_a_user_can_mend_is_called_a_matter_of_the_workspace(string message, bool isMendable) =>
        Assert.Equal(isMendable, WorkspaceFiles.Explain(new DuckException(message), "/folder") is WorkspaceException);

    [Fact]
    public async Task A_lock_that_cannot_be_made_is_not_blamed_on_another_program()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        var failure = await Assert.ThrowsAnyAsync<WorkspaceException>(() => EventStore.OpenAsync(Path.Combine(folder.Path, "file", "inside"), StoreKit.Small));
        Assert.IsNotType<WorkspaceHeldException>(failure);
        Assert.False(WorkspaceLock.IsHeld(new IOException("No space left on device", 28)));
        Assert.False(WorkspaceLock.IsHeld(new IOException("Read-only file system", 30)));
    }

    [Fact]
    public async Task People_can_be_erased_while_others_export_and_read()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync(Enumerable.Range(0, 2000).Select(i => StoreKit.Event($"c{i % 20}", i, $"a{i % 9}")));
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var events = 0;
                if (n % 2 == 0)
                {
                    await foreach (var _ in store.ExportAsync(Scope.All))
                    {
                        events++;
                    }
                }
                else
                {
                    events = (int)(await store.JourneysAsync()).Sum(j => j.Value.LongLength);
                    await store.ListMergesAsync("c3");
                }

                Assert.Equal(0, events % 100);
            }
        })).ToList();
        for (var person = 0; person < 5; person++)
        {
            Assert.Equal(100, await store.ForgetAsync($"c{person}"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(others);
        Assert.Equal(15, (await store.JourneysAsync()).Count);
        Assert.Empty((await store.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task An_export_holds_the_period_the_conditions_and_the_whole_person()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync(Enumerable.Range(0, 100).Select(i => StoreKit.Event($"c{i % 4}", i, $"a{i % 2}", (EventFields.Channel, i % 3 == 0 ? "web" : "app"))));
        await store.IdentifyAsync("c0", "c1", 0, "test");
        var scope = new Scope { Period = new Period(10, 50), Where = StepSyntax.ParseConditions("channel=web"), Customers = ["c1", "unknown"] };
        var exported = new List<JourneyEvent>();
        await foreach (var e in store.ExportAsync(scope))
        {
            exported.Add(e);
        }

        Assert.Equal(
            Enumerable.Range(10, 40).Where(i => i % 4 < 2 && i % 3 == 0).Select(i => (Customer: $"c{i % 4}", Time: (long)i)).OrderBy(e => e.Customer).ThenBy(e => e.Time),
            exported.Select(e => (e.Customer, e.TimeMicros)));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (var _ in store.ExportAsync(new Scope { Segment = new NamedSegment("s", new AttributeRule(new Condition { Field = "x", Comparison = Comparison.Present })) }))
            {
            }
        });
    }

    [Fact]
    public async Task Any_client_of_the_database_reads_events_under_their_own_names()
    {
        using var folder = new TempFolder();
        await using (var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small))
        {
            await store.AppendAsync([StoreKit.Event("c", 0, "a", (EventFields.Channel, "web"), ("Price", "1"), ("price", "2"), ("odd \"name\"", "3")) with { Value = 2.5, EventId = "e" }]);
        }

        using var database = DuckDatabase.Open(Path.Combine(folder.Path, "events.duckdb"), 1 << 28, 1);
        using var connection = database.Connect();
        connection.Execute($"COPY (SELECT * EXCLUDE (seq) FROM events) TO '{Path.Combine(folder.Path, "out.csv")}' (FORMAT csv, HEADER)");
        Assert.Equal(
            ["customer,time,activity,touchpoint,device,source,session,account,role,channel,Price,price_2,\"odd \"\"name\"\"\",value,id", "c,1970-01-01 00:00:00,a,,,,,,,web,1,2,3,2.5,e"],
            File.ReadAllLines(Path.Combine(folder.Path, "out.csv")));
        Assert.Equal(1, connection.Number("SELECT count(*) FROM events WHERE channel = 'web' AND \"odd \"\"name\"\"\" = '3' AND value = 2.5"));
    }

    [Fact]
    public async Task A_statement_can_be_made_while_an_import_goes_on()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await using (var appender = await store.OpenAppenderAsync())
        {
            await appender.AddAsync(EventBatchBuilder.Batches([StoreKit.Event("anon", 0, "a"), StoreKit.Event("known", 1, "b")]).Single());
            await store.IdentifyAsync("anon", "known", 0, "test");
            await appender.CommitAsync();
        }

        Assert.Equal(["known"], (await store.JourneysAsync()).Keys);
        Assert.Empty((await store.VerifyAsync()).Problems);
    }
}
