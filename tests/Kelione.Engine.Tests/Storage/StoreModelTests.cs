using CsCheck;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>A store under random commands shows what the plainest model of it shows: after every command, with or without a restart or a lost index in between.</summary>
public sealed class StoreModelTests
{
    private const int Iterations = 25;

    private static readonly Gen<JourneyEvent> Events = Gen.Select(
        Gen.Int[0, 5], Gen.Long[-3, 12], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 12],
        (customer, time, activity, channel, extra, id) => new JourneyEvent
        {
            Customer = $"c{customer}",
            TimeMicros = time * 1_000_000,
            Activity = $"a{activity}",
            Fields = new[] { (EventFields.Channel, $"ch{channel}", channel > 0), ("Extra", $"x{extra}", extra > 2), (EventFields.Source, $"s{channel}", id < 2) }
                .Where(f => f.Item3).ToDictionary(f => f.Item1, f => f.Item2),
            Value = extra == 1 ? time / 2.0 : null,
            EventId = id < 4 ? $"id{id}" : null,
        });

    private static readonly Gen<Command> Commands = Gen.Frequency(
        (8, Events.Array[0, 25].Select(e => (Command)new Append(e, true))),
        (1, Events.Array[1, 10].Select(e => (Command)new Append(e, false))),
        (4, Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], (a, k) => (Command)new Identify($"c{a}", $"c{k}"))),
        (2, Gen.Int[1, 4].Select(id => (Command)new Undo(id))),
        (1, Gen.Int[0, 6].Select(c => (Command)new Forget($"c{c}"))),
        (2, Gen.Const((Command)new Reopen(false))),
        (1, Gen.Const((Command)new Reopen(true))),
        (1, Gen.Const((Command)new Rebuild())));

    [Fact]
    public Task Shows_what_the_plain_model_shows_under_any_commands() => Commands.Array[1, 10].SampleAsync(RunAsync, iter: Iterations, threads: 1);

    private static async Task RunAsync(Command[] commands)
    {
        using var folder = new TempFolder();
        var model = new Model();
        var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        try
        {
            foreach (var command in commands)
            {
                store = await DoAsync(command, store, model, folder);
                Assert.Equal(model.Journeys(), await store.JourneysAsync());
            }

            Assert.Empty(store.IndexProblems);
            var report = await store.VerifyAsync();
            Assert.Empty(report.Problems);
            Assert.Equal(model.Events.Count, report.Events);
            var exported = new List<JourneyEvent>();
            await foreach (var e in store.ExportAsync(Scope.All))
            {
                exported.Add(e);
            }

            Assert.Equal(
                model.Events.OrderBy(e => e.Customer, StringComparer.Ordinal).ThenBy(e => e.TimeMicros).Select(e => e.Customer + StoreKit.Text(e) + e.EventId),
                exported.Select(e => e.Customer + StoreKit.Text(e) + e.EventId));
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task<EventStore> DoAsync(Command command, EventStore store, Model model, TempFolder folder)
    {
        switch (command)
        {
            case Append(var events, true):
                var receipt = await store.AppendAsync(events, batchSize: 7);
                var accepted = model.Append(events);
                Assert.Equal(new AppendReceipt(accepted, events.Length - accepted), receipt);
                break;
            case Append(var events, false):
                await using (var appender = await store.OpenAppenderAsync())
                {
                    await appender.AddAsync(EventBatchBuilder.Batches(events).Single());
                }

                break;
            case Identify(var anonymous, var known):
                if (model.CanIdentify(anonymous, known))
                {
                    Assert.Equal(model.Identify(anonymous, known), await store.IdentifyAsync(anonymous, known, 5, "test"));
                }
                else
                {
                    await Assert.ThrowsAsync<ArgumentException>(() => store.IdentifyAsync(anonymous, known, 5, "test"));
                }

                break;
            case Undo(var id):
                Assert.Equal(model.Undo(id), await store.UndoMergeAsync(id, 9));
                break;
            case Forget(var customer):
                Assert.Equal(model.Forget(customer), await store.ForgetAsync(customer) ?? 0);
                break;
            case Rebuild:
                await store.RebuildAsync();
                break;
            case Reopen(var withoutIndex):
                await store.DisposeAsync();
                if (withoutIndex && Directory.Exists(folder.Index))
                {
                    Directory.Delete(folder.Index, recursive: true);
                }

                return await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        }

        Assert.Equal(model.Merges, await store.ListMergesAsync());
        return store;
    }

    private abstract record Command;

    private sealed record Append(JourneyEvent[] Events, bool Commit) : Command
    {
        public override string ToString() => $"Append {Commit}: " + string.Join(" | ", Events.Select(e => e.Customer + " " + StoreKit.Text(e) + " " + e.EventId));
    }

    private sealed record Identify(string Anonymous, string Known) : Command;

    private sealed record Undo(long Id) : Command;

    private sealed record Forget(string Customer) : Command;

    private sealed record Reopen(bool WithoutIndex) : Command;

    private sealed record Rebuild : Command;
}
