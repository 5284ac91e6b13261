using Kelione.ClickHouse.Reading;
using Kelione.ClickHouse.Support;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>Persons with several ids are put together on the first shard: after a statement only those whom it concerns.</summary>
public sealed class MergedPersonsTests
{
    [Fact]
    public async Task A_statement_has_only_the_persons_copied_whose_ids_changed()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([FaultTests.Many(0, 4000)]);
        for (var i = 0; i < 30; i++)
        {
            await MergeAsync(world, $"c{i}", $"c{i + 30}");
        }

        var first = await BytesOfAsync(world);
        await world.CheckAsync();
        await MergeAsync(world, "c70", "c71");
        var more = await BytesOfAsync(world);
        Assert.True(more * 3 < first, $"{first} bytes for thirty persons, {more} bytes for one");
        await world.CheckAsync();

        // Two persons become one, one is parted, new events come for all of them.
        await MergeAsync(world, "c31", "c71");
        await world.Store.UndoMergeAsync(1, 9);
        world.Plain.Undo(1, 9);
        await world.AppendAsync([FaultTests.Many(4000, 4400)]);
        await world.CheckAsync();
        await MergeAsync(world, "c0", "c30");
        await world.CheckAsync();
    }

    [Fact]
    public async Task A_question_begun_before_a_statement_still_sees_who_was_who_then()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([FaultTests.Many(0, 600)]);
        await MergeAsync(world, "c1", "c2");
        var (before, release) = await world.Store.Journeys.HoldAsync(CancellationToken.None);
        await MergeAsync(world, "c3", "c2");
        await world.AppendAsync([FaultTests.Many(600, 700)]);
        await world.CheckAsync();
        Assert.Equal(96, before.JourneyCount);
        Assert.Equal(96, Enumerable.Range(0, before.JourneyCount).Select(p => before.Persons[p]).Distinct().Count());
        release();
        await world.CheckAsync();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_and_what_a_living_one_needs_stays()
    {
        await using var world = await World.OpenAsync();
        var schema = new Storage.Schema(world.Options);
        using var ended = System.Diagnostics.Process.Start("true")!;
        await ended.WaitForExitAsync();
        var mine = DerivedTables.Name(1).Split('_');
        var (left, living, foreign) = ($"ids_{mine[0]}_{ended.Id}_0a_7", $"gone_{mine[0]}_{mine[1]}_{mine[2]}_7777", $"joined_0_{ended.Id}_0a_7");

        // In a container the next process has the number of the one that was killed.
        var sameNumber = $"joined_{mine[0]}_{mine[1]}_0a_7";
        foreach (var table in (string[])[left, sameNumber, living, foreign])
        {
            schema.Make(schema.Shards[1], table, "customer String", "customer");
        }

        await world.ReopenAsync();
        var tables = schema.TablesOf(schema.Shards[1]);
        Assert.DoesNotContain(left, tables);
        Assert.DoesNotContain(sameNumber, tables);
        Assert.Contains(living, tables);
        Assert.Contains(foreign, tables);
        foreach (var table in (string[])[living, foreign])
        {
            schema.Shards[1].Execute($"DROP TABLE {schema.Table(table)}");
        }

        schema.Dispose();
    }

    [Fact]
    public async Task The_version_changes_with_events_and_statements_at_once_and_otherwise_not()
    {
        await using var world = await World.OpenAsync();
        var versions = new List<long?> { world.Store.Version };
        await world.AppendAsync([FaultTests.Many(0, 10)]);
        versions.Add(world.Store.Version);
        Assert.Equal(versions[^1], world.Store.Version);
        await MergeAsync(world, "c1", "c2");
        versions.Add(world.Store.Version);
        await world.Store.ForgetAsync("c3");
        versions.Add(world.Store.Version);
        Assert.DoesNotContain(null, versions);
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    private static async Task<long> BytesOfAsync(World world)
    {
        var before = world.Store.BytesReceived;
        (await world.Store.Journeys.HoldAsync(CancellationToken.None)).Release();
        return world.Store.BytesReceived - before;
    }

    private static async Task MergeAsync(World world, string anonymous, string known)
    {
        await world.Store.IdentifyAsync(anonymous, known, 1, "test");
        world.Plain.Identify(anonymous, known, 1, "test");
    }
}
