using Kelione.ClickHouse.Support;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>Networks that stall, cut connections, and servers that are restarted in the middle: a question is answered wholly, or an error names the shard.</summary>
public sealed class NetworkFaultTests
{
    /// <summary>Some of them sums of the shards, some streamed.</summary>
    private static readonly IReadOnlyList<Question> Questions =
    [
        new StatusQuestion(),
        new FlowsQuestion(),
        new FlowsQuestion { From = StepPattern.Of("see") },
        new FunnelQuestion { Steps = [StepPattern.Of("see"), StepPattern.Of("pay")] },
        new StepMeasuresQuestion { Steps = [new MeasuredStep("a", StepPattern.Of("see")), new MeasuredStep("b", StepPattern.Of("pay"))] },
        new LoopsQuestion(),
    ];

    [Fact]
    public async Task A_shard_that_does_not_answer_in_time_is_named_and_the_whole_answer_comes_once_it_does()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        var servers = LocalServer.Ask(2);
        using var wire = new Wire(servers[1]);
        await using var world = await World.OpenAsync([servers[0].Address, wire.Address], TimeSpan.FromSeconds(2));
        await world.AppendAsync([FaultTests.Many(0, 300)]);
        foreach (var question in Questions)
        {
            // A change makes it necessary to ask the shards, also where columns are kept.
            await world.AppendAsync([[.. FaultTests.Many(0, 1).Select(e => e with { TimeMicros = world.Plain.Events.Count })]]);
            wire.Stall();
            var failed = Assert.IsType<ClickHouseException>(await Record.ExceptionAsync(() => world.Engine.AskAsync(question)));
            Assert.Contains(wire.Address.Authority, failed.Message, StringComparison.Ordinal);
            Assert.Contains("longer than 2 seconds", failed.Message, StringComparison.Ordinal);
            wire.Flow();
            await world.CheckAsync(question);
        }
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_the_rows_is_an_error_that_names_the_shard_and_never_a_part_of_the_answer()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        var servers = LocalServer.Ask(2);
        using var wire = new Wire(servers[1]);
        await using var world = await World.OpenAsync([servers[0].Address, wire.Address], TimeSpan.FromSeconds(20));
        await world.AppendAsync([FaultTests.Many(0, 3000)]);
        var failures = 0;
        foreach (var question in Questions)
        {
            foreach (var after in (int[])[1, 300, 700, 1500, 6000, 20_000])
            {
                await world.AppendAsync([[.. FaultTests.Many(0, 1).Select(e => e with { TimeMicros = world.Plain.Events.Count })]]);
                wire.CutAfter = after;
                var failed = await Record.ExceptionAsync(() => world.CheckAnswerAsync(question));
                wire.CutAfter = long.MaxValue;
                failures += failed is null ? 0 : 1;
                if (failed is not null)
                {
                    Assert.Contains(wire.Address.Authority, Assert.IsType<ClickHouseException>(failed).Message, StringComparison.Ordinal);
                }
            }

            await world.CheckAnswerAsync(question);
        }

        Assert.True(failures > Questions.Count, $"{failures} of the connections were cut");
    }

    [Fact]
    public async Task A_shard_restarted_while_questions_are_asked_gives_whole_answers_or_is_named()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        using var second = LocalServer.New();
        await using var world = await World.OpenAsync([LocalServer.Ask(1)[0].Address, second.Address], TimeSpan.FromSeconds(20));
        await world.AppendAsync([FaultTests.Many(0, 2000)]);
        var restarting = Task.Run(() =>
        {
            second.Kill();
            second.Start();
        });
        var (answers, named) = (0, 0);
        while (!restarting.IsCompleted || answers == 0)
        {
            var question = Questions[(answers + named) % Questions.Count];

            // As if something had changed: what is kept serves no more.
            world.Store.Journeys.Discard();
            if (await Record.ExceptionAsync(() => world.CheckAnswerAsync(question)) is { } failed)
            {
                Assert.Contains(second.Address.Authority, Assert.IsType<ClickHouseException>(failed).Message, StringComparison.Ordinal);
                named++;
            }
            else
            {
                answers++;
            }
        }

        await restarting;
        foreach (var question in Questions)
        {
            await world.CheckAnswerAsync(question);
        }
    }

    [Fact]
    public async Task Sums_that_need_more_memory_than_a_server_may_use_are_streamed_instead_and_the_policy_says_so()
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        await using var world = await World.OpenAsync([.. LocalServer.Ask(2).Select(s => s.Address)], TimeSpan.FromSeconds(60), pushMemory: 1 << 16);
        await world.AppendAsync([FaultTests.Many(0, 3000)]);
        var question = Questions[1];
        await world.CheckAnswerAsync(question);
        Assert.Contains((await world.Engine.AskAsync(question)).Policy, p => p.Name == PolicyLine.AnsweredBy && p.Value.Contains("more memory", StringComparison.Ordinal));
    }
}
