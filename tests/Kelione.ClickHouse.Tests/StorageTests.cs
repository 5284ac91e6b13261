using Kelione.ClickHouse.Support;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.ClickHouse;

/// <summary>What is acknowledged counts once and as a whole, whatever happens beside it.</summary>
public sealed class StorageTests
{
    [Fact]
    public async Task A_file_given_twice_adds_nothing_and_rows_alike_inside_one_file_are_all_kept()
    {
        await using var world = await World.OpenAsync();
        var file = Events.Of(("ann", "see", 1), ("ann", "see", 1), ("bob", "see", 1), ("客户 'x' \\ \t", "оплата\n", -5));
        await world.AppendAsync([file]);
        await world.AppendAsync([file]);
        await world.ReopenAsync();
        await world.AppendAsync([file]);
        Assert.Equal(4, world.Plain.Events.Count);
        await world.CheckAsync();
    }

    [Fact]
    public async Task What_was_not_committed_is_never_seen_and_can_be_sent_again()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([Events.Of(("ann", "see", 1))], dropped: Events.Of(("ann", "cart", 2), ("bob", "see", 2)));
        await world.CheckAsync();
        await world.AppendAsync([Events.Of(("ann", "cart", 2), ("bob", "see", 2))]);
        await world.CheckAsync();
    }

    [Fact]
    public async Task Late_events_take_their_place_in_the_journey()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([Events.Of(("ann", "see", 10), ("ann", "pay", 30))]);
        await world.CheckAsync();
        await world.AppendAsync([Events.Of(("ann", "cart", 20), ("ann", "call", 30))]);
        await world.CheckAsync();
    }

    [Fact]
    public async Task A_person_without_events_is_shown_under_the_id_that_they_became()
    {
        await using var world = await World.OpenAsync();
        world.Plain.Identify("device", "user", 1, "signed in");
        await world.Store.IdentifyAsync("device", "user", 1, "signed in");
        await world.CheckAsync(new TimelineQuestion { Customer = "device" });
    }

    [Fact]
    public async Task Persons_with_ids_on_both_shards_have_one_journey()
    {
        await using var world = await World.OpenAsync();
        var events = Enumerable.Range(0, 40).SelectMany(i => Events.Of(($"device{i}", "see", i), ($"user{i % 20}", "pay", 100 + i))).ToList();
        await world.AppendAsync([events]);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(world.Plain.Identify($"device{i}", $"user{i}", 1, "signed in"), await world.Store.IdentifyAsync($"device{i}", $"user{i}", 1, "signed in"));
        }

        await world.CheckAsync(new TimelineQuestion { Customer = "device3" });
        await world.AppendAsync([Events.Of(("device3", "late", 50))]);
        await world.CheckAsync(new TimelineQuestion { Customer = "user3" });
        Assert.Equal(world.Plain.Undo(4, 9), await world.Store.UndoMergeAsync(4, 9));
        await world.CheckAsync(new TimelineQuestion { Customer = "device3" });
        Assert.Equal(world.Plain.Merges, await world.Store.ListMergesAsync());
    }

    [Fact]
    public async Task Somebody_erased_is_gone_from_all_shards()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([Enumerable.Range(0, 30).SelectMany(i => Events.Of(($"c{i}", "see", i))).ToList()], dropped: Events.Of(("c1", "never", 1)));
        world.Plain.Identify("c1", "c2", 1, "test");
        await world.Store.IdentifyAsync("c1", "c2", 1, "test");
        await world.CheckAsync();
        Assert.Equal(world.Plain.Forget("c1"), await world.Store.ForgetAsync("c1"));
        await world.CheckAsync();
        Assert.Null(await world.Store.ForgetAsync("nobody"));
        Assert.Empty(await world.Store.ListMergesAsync());
    }

    [Fact]
    public async Task Small_batches_come_in_while_an_import_is_open_and_what_the_import_drops_stays_dropped()
    {
        await using var world = await World.OpenAsync();
        await using (var import = await world.Store.OpenAppenderAsync())
        {
            await AddAsync(import, Events.Of(("ann", "see", 1)));
            var beside = world.Store.AppendAsync([.. EventBatchBuilder.Batches(Events.Of(("bob", "call", 2)).Select(e => e with { EventId = "b1" }))]);
            await import.CommitAsync();
            Assert.Equal(new AppendReceipt(1, 0), await beside);
            await AddAsync(import, Events.Of(("ann", "dropped", 2)));
        }

        world.Plain.Append([Events.Of(("ann", "see", 1))]);
        world.Plain.Append([[.. Events.Of(("bob", "call", 2)).Select(e => e with { EventId = "b1" })]]);
        await world.CheckAsync();
    }

    [Fact]
    public async Task A_second_program_that_begins_to_write_takes_the_right_from_the_first_and_nothing_doubles()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([Events.Of(("ann", "see", 1))]);
        await using var second = await ClickHouseStore.OpenAsync(world.Options);
        await using (var first = await world.Store.OpenAppenderAsync())
        {
            await AddAsync(first, Events.Of(("ann", "cart", 2)));
            await using var other = await second.OpenAppenderAsync();
            await AddAsync(other, Events.Of(("ann", "cart", 2)));
            Assert.Equal(new AppendReceipt(1, 0), await other.CommitAsync());
            var refused = await Assert.ThrowsAsync<WorkspaceException>(() => first.CommitAsync());
            Assert.Contains("Another program", refused.Message, StringComparison.Ordinal);
        }

        world.Plain.Append([Events.Of(("ann", "cart", 2))]);
        await world.CheckAsync();
        await world.AppendAsync([Events.Of(("ann", "cart", 2), ("ann", "pay", 3))]);
        await world.CheckAsync();
    }

    private static async Task AddAsync(IEventAppender appender, IReadOnlyList<JourneyEvent> events)
    {
        foreach (var batch in EventBatchBuilder.Batches(events))
        {
            await appender.AddAsync(batch);
        }
    }
}
