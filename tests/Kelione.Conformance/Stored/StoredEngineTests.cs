using System.Globalization;
using CsCheck;
using Kelione.ClickHouse.Support;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance.Stored;

/// <summary>The embedded engine over its real store gives the oracle's answers, whatever was done to the store before.</summary>
public sealed class StoredEngineTests
{
    /// <summary>How many stores are made; <c>KELIONE_STORES</c> in the environment asks for more.</summary>
    private static readonly int Stores = int.TryParse(Environment.GetEnvironmentVariable("KELIONE_STORES"), CultureInfo.InvariantCulture, out var stores) ? stores : 20;

    [Fact]
    public async Task A_stored_engine_agrees_with_the_oracle_whatever_was_done_to_the_store()
    {
        var seen = new Seen();
        await StoreStory.Of(questionsOfEachKind: 2).SampleAsync(story => PlayAsync(story, seen), iter: Stores, threads: 1, print: s => s.ToString());

        // What the stories are for must have come up: else agreement means little.
        Assert.True(seen.Events > 20 * Stores, $"{seen.Events} events");
        Assert.True(seen.WithOverlay > 0 && seen.Hiding > 0 && seen.Compact > 0 && seen.Merged > 0, seen.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task An_engine_on_servers_agrees_with_the_oracle_whatever_was_done_to_the_store(int shards)
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        return StoreStory.Of(questionsOfEachKind: 1).SampleAsync(
            async story =>
            {
                await using var world = await StoredWorld.OnServersAsync(shards);
                foreach (var deed in story.Deeds)
                {
                    await world.DoAsync(deed);
                }

                await world.CheckAsync(story.Questions);
                foreach (var scope in story.Exports)
                {
                    Assert.Equal(world.Plain.Export(scope).Select(PlainStore.Line), (await world.ExportAsync(scope)).Select(PlainStore.Line));
                }
            },
            iter: Math.Max(1, Stores / 4),
            threads: 1,
            print: s => s.ToString());
    }

    [Fact]
    public async Task Everything_exported_and_imported_into_an_empty_store_gives_the_same_answers() =>
        await StoreStory.Of(questionsOfEachKind: 1).SampleAsync(
            async story =>
            {
                await using var first = await StoredWorld.OpenAsync(story.Options);
                await first.DoAsync(story.Deeds[0]);
                var exported = await first.ExportAsync(Scope.All);
                await using var second = await StoredWorld.OpenAsync(story.Options);
                await second.DoAsync(new Append([exported], []));
                Assert.Equal(first.Plain.Events.Count, second.Plain.Events.Count);
                foreach (var question in story.Questions)
                {
                    Assert.Empty(AnswerDifferences.Between(await first.Embedded.Engine.AskAsync(question), await second.Embedded.Engine.AskAsync(question)));
                }

                Assert.Equal(exported.Select(PlainStore.Line), (await second.ExportAsync(Scope.All)).Select(PlainStore.Line));
            },
            iter: Math.Max(1, Stores / 5),
            threads: 1,
            print: s => s.ToString());

    [Fact]
    public async Task Any_id_of_a_person_leads_to_the_person_and_a_scope_means_persons_as_shown()
    {
        await using var world = await StoredWorld.OpenAsync(Engine.Storage.EventStoreOptions.Default);
        await world.DoAsync(new Append([Golden.Story.Tell("anon: see@0s cart@1h", "ann: pay@2h", "bob: see@0s")], []));
        await world.DoAsync(new Identify("anon", "ann"));
        await world.DoAsync(new Identify("anon", "bob"));
        await world.DoAsync(new Append([Golden.Story.Tell("anon: see@3h")], []));
        foreach (var id in (string[])["anon", "ann", "bob"])
        {
            var timeline = await world.Embedded.Engine.AskForAsync(new TimelineQuestion { Customer = id });
            Assert.Equal(("bob", 5), (timeline.Customer, timeline.Events));
            var asShown = id == "bob" ? 5 : 0;
            Assert.Equal(asShown, (await world.ExportAsync(new Scope { Customers = [id] })).Count);
            Assert.Equal(asShown, (await world.ExportAsync(new Scope { Where = StepSyntax.ParseConditions($"customer={id}") })).Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_statement_on_ids_holds_before_anybody_has_seen_an_event_of_them(int shards)
    {
        Assert.SkipWhen(shards > 0 && LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        await using var world = shards == 0 ? await StoredWorld.OpenAsync(Engine.Storage.EventStoreOptions.Default) : await StoredWorld.OnServersAsync(shards);
        await world.DoAsync(new Append([Golden.Story.Tell("bob: see@0s")], []));
        await world.DoAsync(new Identify("anon", "ann"));
        foreach (var (id, shown) in (IEnumerable<(string, string)>)[("anon", "ann"), ("ann", "ann"), ("nobody", "nobody")])
        {
            var timeline = await world.Engine.AskForAsync(new TimelineQuestion { Customer = id });
            Assert.Equal((shown, 0), (timeline.Customer, timeline.Events));
        }
    }

    private static async Task PlayAsync(StoreStory story, Seen seen)
    {
        await using var world = await StoredWorld.OpenAsync(story.Options);
        foreach (var deed in story.Deeds)
        {
            await world.DoAsync(deed);
        }

        await seen.LookAsync(world);
        await world.CheckAsync(story.Questions);
        foreach (var scope in story.Exports)
        {
            Assert.Equal(world.Plain.Export(scope).Select(PlainStore.Line), (await world.ExportAsync(scope)).Select(PlainStore.Line));
        }

        Assert.Empty(world.Embedded.Store.IndexProblems);
        Assert.Empty((await world.Embedded.Store.VerifyAsync()).Problems);
    }

    /// <summary>In which states stores were when they were asked.</summary>
    private sealed record Seen
    {
        public int Events { get; private set; }

        public int WithOverlay { get; private set; }

        public int Hiding { get; private set; }

        public int Compact { get; private set; }

        public int Merged { get; private set; }

        public async Task LookAsync(StoredWorld world)
        {
            using var lease = await world.Embedded.Store.AcquireSnapshotAsync();
            var segments = lease.Snapshot.Segments;
            Events += world.Plain.Events.Count;
            WithOverlay += segments.Count == 2 ? 1 : 0;
            Hiding += segments.Any(s => s.Hidden is not null && s.JourneyCount > 0) ? 1 : 0;
            Compact += segments.Count == 1 ? 1 : 0;
            Merged += world.Plain.Merges.Any(m => m.UndoneMicros is null) ? 1 : 0;
        }
    }
}
