using Kelione.ClickHouse.Support;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>Servers that go away: what was acknowledged is there afterwards, what was not can be sent again, and no number is ever made of some shards only.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_shard_that_is_down_is_named_and_no_question_is_answered_without_it()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        using var home = LocalServer.New();
        using var second = LocalServer.New();
        await using var world = await World.OpenAsync([home, second]);
        await world.AppendAsync([Many(0, 200)]);
        await world.CheckAsync();
        second.Kill();
        await world.Store.CountAsync().ContinueWith(t => Named(t.Exception?.InnerException, second), TaskScheduler.Default);

        // What was asked before is still known; a change makes it necessary to look again.
        await world.Store.IdentifyAsync("c1", "c2", 1, "test");
        world.Plain.Identify("c1", "c2", 1, "test");
        Named(await Record.ExceptionAsync(() => world.Engine.AskAsync(new StatusQuestion())), second);
        Named(await Record.ExceptionAsync(() => world.Engine.OpenAsync(new FlowsQuestion(), "start:see", new PageRequest())), second);
        Named(await Record.ExceptionAsync(() => world.ExportAsync(Scope.All)), second);
        await using (var appender = await world.Store.OpenAppenderAsync())
        {
            await AddAsync(appender, Many(200, 300));
            Named(await Record.ExceptionAsync(() => appender.CommitAsync()), second);
        }

        second.Start();
        await world.CheckAsync();
        await world.AppendAsync([Many(200, 300)]);
        await world.CheckAsync();
        Named(await Record.ExceptionAsync(() => ClickHouseStore.OpenAsync(world.Options with { Shards = [.. world.Options.Shards.Reverse()] })), second, "It holds", "order");
    }

    [Fact]
    public async Task A_server_killed_in_the_middle_of_an_import_loses_nothing_acknowledged_and_shows_nothing_half()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        using var server = LocalServer.New();
        await using var world = await World.OpenAsync([server]);
        for (var round = 0; round < 3; round++)
        {
            var acknowledged = 0;
            var killing = Task.CompletedTask;
            var failed = await Record.ExceptionAsync(async () =>
            {
                await using var appender = await world.Store.OpenAppenderAsync();
                for (var i = 0; i < 200; i++)
                {
                    var part = Many(round * 100_000 + i * 50, round * 100_000 + i * 50 + 50);
                    await AddAsync(appender, part);
                    await appender.CommitAsync();
                    world.Plain.Append([part]);
                    acknowledged++;
                    killing = acknowledged == 5 + round ? Task.Run(server.Kill) : killing;
                }
            });
            Assert.NotNull(failed);
            await killing;
            server.Start();

            // The batch that was cut short is there as a whole or not at all; sent again, it is there once.
            var (events, _) = await world.Store.CountAsync();
            Assert.True(events == world.Plain.Events.Count || events == world.Plain.Events.Count + 50, $"{events} of {world.Plain.Events.Count}");
            var again = Many(round * 100_000 + acknowledged * 50, round * 100_000 + acknowledged * 50 + 50);
            await using (var appender = await world.Store.OpenAppenderAsync())
            {
                await AddAsync(appender, again);
                await appender.CommitAsync();
            }

            world.Plain.Append([again]);
            Assert.Equal(world.Plain.Events.Count, (await world.Store.CountAsync()).Events);
        }

        Assert.Equal((await world.Plain.Engine().AskForAsync(new StatusQuestion())).Events, (await world.Engine.AskForAsync(new StatusQuestion())).Events);
    }

    private static void Named(Exception? e, LocalServer server, params string[] words)
    {
        var named = Assert.IsType<ClickHouseException>(e);
        Assert.Contains(server.Address.Authority, named.Message, StringComparison.Ordinal);
        Assert.All(words, w => Assert.Contains(w, named.Message, StringComparison.OrdinalIgnoreCase));
    }

    internal static IReadOnlyList<JourneyEvent> Many(int from, int to) =>
        [.. Enumerable.Range(from, to - from).SelectMany(i => Events.Of(($"c{i % 97}", i % 3 == 0 ? "see" : "pay", i)))];

    private static async Task AddAsync(IEventAppender appender, IReadOnlyList<JourneyEvent> events)
    {
        foreach (var batch in EventBatchBuilder.Batches(events))
        {
            await appender.AddAsync(batch);
        }
    }
}
