using Kelione.ClickHouse.Support;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.ClickHouse;

/// <summary>A store is copied event by event into another kind of store and back, and nobody can tell them apart.</summary>
public sealed class CopyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_copy_of_a_copy_is_equal_in_everything_and_importing_again_adds_nothing(int shards)
    {
        await using var world = await World.OpenAsync(shards);
        using var folders = new Folders();
        await using var first = await EventStore.OpenAsync(folders.Next());
        await using var last = await EventStore.OpenAsync(folders.Next());
        var imports = new[] { Random(1, 400), Random(2, 400), Numbered(300) };
        foreach (var import in imports)
        {
            await AppendAsync(first, import);
        }

        await StateAsync(first);
        await CopyAsync(first, world.Store);
        await CopyAsync(world.Store, last);
        foreach (var copy in (IJourneyStore[])[world.Store, last])
        {
            Assert.Equal(await LinesAsync(first), await LinesAsync(copy));
            Assert.Equal(await FieldsAsync(first), await FieldsAsync(copy));
            Assert.Equal(await first.ListMergesAsync(), await copy.ListMergesAsync());
            foreach (var import in imports)
            {
                Assert.Equal(0, (await AppendAsync(copy, import)).Accepted);
            }
        }

        // What comes after the copy goes on as it would have.
        foreach (var store in (IJourneyStore[])[first, world.Store, last])
        {
            Assert.Equal(1, (await AppendAsync(store, Events.Of(("later", "see", 1)))).Accepted);
            Assert.Equal(7, (await store.IdentifyAsync("c1", "newcomer", 9, "later")).Id);
        }

        Assert.Equal(await LinesAsync(first), await LinesAsync(last));
    }

    [Fact]
    public async Task A_copy_that_was_cut_short_goes_on_behind_what_was_committed()
    {
        await using var world = await World.OpenAsync();
        using var folders = new Folders();
        await using var first = await EventStore.OpenAsync(folders.Next());
        await using var last = await EventStore.OpenAsync(folders.Next());
        await AppendAsync(first, Random(3, 500));
        foreach (var (from, to) in ((IJourneyStore, IJourneyStore)[])[(first, world.Store), (world.Store, last)])
        {
            await using (var copier = await to.OpenCopyAsync())
            {
                Assert.Equal(0, copier.Stored);
                await copier.AddAsync(await PartAsync(from, 0, 200));
                await copier.CommitAsync();
                await copier.AddAsync(await PartAsync(from, 200, 100));
            }

            await using (var copier = await to.OpenCopyAsync())
            {
                Assert.Equal(200, copier.Stored);
            }

            await CopyAsync(from, to);
            Assert.Equal(await LinesAsync(from), await LinesAsync(to));
        }
    }

    [Fact]
    public async Task Of_two_programs_that_copy_into_the_same_tables_one_is_refused_and_nothing_is_doubled()
    {
        await using var world = await World.OpenAsync();
        await using var other = await ClickHouseStore.OpenAsync(world.Options);
        var events = Random(4, 100);
        await using var slow = await world.Store.OpenCopyAsync();
        await slow.AddAsync(EventBatchBuilder.Batches(events).Single());
        await using (var quick = await other.OpenCopyAsync())
        {
            Assert.Equal(0, quick.Stored);
            await quick.AddAsync(EventBatchBuilder.Batches(events).Single());
            await quick.CommitAsync();
        }

        await Assert.ThrowsAsync<WorkspaceException>(() => slow.CommitAsync());
        Assert.Equal(events.Count, (await other.CountAsync()).Events);
    }

    private static List<JourneyEvent> Random(int seed, int count)
    {
        // Few customers, activities and seconds: rows that are alike, and ties between ids of one person.
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new JourneyEvent
            {
                Customer = $"c{random.Next(9)}",
                Activity = "act" + random.Next(3),
                TimeMicros = random.Next(40) * UtcTime.MicrosPerSecond,
                Value = random.Next(4) == 0 ? random.Next(5) / 3.0 : null,
                Fields = random.Next(3) switch { 0 => new Dictionary<string, string>(), 1 => new() { ["channel"] = "web" }, _ => new() { ["note " + seed] = "ä\t客" + random.Next(2), ["channel"] = "app" } },
            }),
        ];
    }

    private static List<JourneyEvent> Numbered(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new JourneyEvent { Customer = $"c{i % 7}", Activity = "order", TimeMicros = i / 5, EventId = $"o{i}", Fields = new Dictionary<string, string> { ["source"] = "shop" } })];

    private static async Task StateAsync(EventStore store)
    {
        await store.IdentifyAsync("c1", "c2", 1, "signed in");
        await store.IdentifyAsync("c3", "c4", 2, "signed in");
        await store.UndoMergeAsync(2, 3);
        await store.IdentifyAsync("c3", "never seen", 4, "a table, line 1");
        await store.IdentifyAsync("c2", "c5", 5, "signed in");
        await store.IdentifyAsync("c3", "c4", 6, "again");
        await store.IdentifyAsync("c6", "c7", 7, "x");
        await store.UndoMergeAsync(6, 8);
    }

    private static async Task<AppendReceipt> AppendAsync(IJourneyStore store, IReadOnlyList<JourneyEvent> events)
    {
        await using var appender = await store.OpenAppenderAsync();
        foreach (var batch in EventBatchBuilder.Batches(events, capacity: 64))
        {
            await appender.AddAsync(batch);
        }

        return await appender.CommitAsync();
    }

    private static async Task CopyAsync(IJourneyStore from, IJourneyStore to)
    {
        await using (var copier = await to.OpenCopyAsync())
        {
            await foreach (var batch in from.ReadInOrderAsync(copier.Stored))
            {
                await copier.AddAsync(batch);
            }

            await copier.CommitAsync();
        }

        await to.CopyMergesAsync(await from.ListMergesAsync());
        await to.CopyMergesAsync(await from.ListMergesAsync());
    }

    private static async Task<EventBatch> PartAsync(IJourneyStore store, int skip, int count)
    {
        var events = new List<JourneyEvent>();
        await foreach (var batch in store.ReadInOrderAsync(skip))
        {
            events.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
        }

        return EventBatchBuilder.Batches(events.Take(count)).Single();
    }

    private static async Task<List<string>> LinesAsync(IJourneyStore store)
    {
        var lines = new List<string>();
        await foreach (var batch in store.ReadInOrderAsync())
        {
            lines.AddRange(Enumerable.Range(0, batch.Count).Select(i => PlainStore.Line(batch[i])));
        }

        return lines;
    }

    private static async Task<List<string>> FieldsAsync(IJourneyStore store)
    {
        await foreach (var batch in store.ReadInOrderAsync())
        {
            return [.. batch.Fields.Keys];
        }

        return [];
    }

    private sealed class Folders : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("kelione-copy-").FullName;
        private int _count;

        public string Next() => Path.Combine(_root, FormattableString.Invariant($"{++_count}"));

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
