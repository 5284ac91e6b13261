using CsCheck;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>What an appender takes, and what it says about it.</summary>
public sealed class AppendTests
{
    [Fact]
    public async Task Importing_a_file_twice_adds_nothing()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var file = Enumerable.Range(0, 5000).Select(i => StoreKit.Event($"c{i % 90}", i / 3, $"a{i % 5}", ("price", $"{i % 4}"))).ToList();
        Assert.Equal(new AppendReceipt(5000, 0), await store.AppendAsync(file));
        Assert.Equal(new AppendReceipt(0, 5000), await store.AppendAsync(file));
    }

    [Fact]
    public async Task Events_that_cannot_be_stored_do_not_end_the_import_beside_which_they_came()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync([StoreKit.Event("c", 0, "a")]);
        await using var import = await store.OpenAppenderAsync(TestContext.Current.CancellationToken);
        var (row, tooMany) = (StoreKit.Event("c", 1, "b"), Enumerable.Range(0, 1000).Select(i => ($"f{i}", "x")).ToArray());
        await import.AddAsync(EventBatchBuilder.Batches([row, row], 10).Single(), TestContext.Current.CancellationToken);
        Assert.Equal(new AppendReceipt(2, 0), await import.CommitAsync(TestContext.Current.CancellationToken));

        var refused = await Assert.ThrowsAsync<WorkspaceException>(() => store.AppendAsync([.. EventBatchBuilder.Batches([StoreKit.Event("d", 2, "c", tooMany) with { EventId = "1" }], 10)], TestContext.Current.CancellationToken));
        Assert.Contains("at most 1000", refused.Message, StringComparison.Ordinal);

        // A third row like the first two is the third of its kind still.
        await import.AddAsync(EventBatchBuilder.Batches([row], 10).Single(), TestContext.Current.CancellationToken);
        Assert.Equal(new AppendReceipt(1, 0), await import.CommitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new AppendReceipt(1, 0), await store.AppendAsync([.. EventBatchBuilder.Batches([StoreKit.Event("d", 2, "c") with { EventId = "1" }], 10)], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Identical_rows_of_one_file_are_all_kept_even_seventy_thousand_of_them()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var row = StoreKit.Event("c", 0, "a");
        Assert.Equal(new AppendReceipt(70_000, 0), await store.AppendAsync(Enumerable.Repeat(row, 70_000), 65536));
        Assert.Equal(new AppendReceipt(10, 70_000), await store.AppendAsync(Enumerable.Repeat(row, 70_010), 65536));
        Assert.Equal(new AppendReceipt(0, 70_010), await store.AppendAsync(Enumerable.Repeat(row, 70_010), 65536));
    }

    [Fact]
    public async Task A_store_of_four_hundred_fields_gives_its_events_back()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path);
        var events = Enumerable.Range(0, 200).Select(i => StoreKit.Event($"c{i:000}", i, "a", [.. Enumerable.Range(0, 400).Where(f => (f + i) % 3 > 0).Select(f => ($"field {f}", $"{f}-{i % (f + 1)}"))])).ToList();
        await store.AppendAsync(events);
        var back = new List<JourneyEvent>();
        await foreach (var stored in store.ExportAsync(Scope.All, TestContext.Current.CancellationToken))
        {
            back.Add(stored);
        }

        Assert.Equal(events.Select(Told), back.Select(Told));
        static string Told(JourneyEvent e) => $"{e.Customer} {string.Join(", ", e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))}";
    }

    [Fact]
    public async Task What_comes_from_beside_goes_in_between_two_commits_of_an_open_appender_and_takes_nothing_of_it_along()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        EventBatch Beside(string id) => EventBatchBuilder.Batches([StoreKit.Event("beside", 0, "b", ("new field", id)) with { EventId = id }]).Single();
        await Assert.ThrowsAsync<ArgumentException>(() => ((IJourneyStore)store).AppendAsync(EventBatchBuilder.Batches([StoreKit.Event("c", 0, "a")]).ToList(), TestContext.Current.CancellationToken));
        await using (var open = await store.OpenAppenderAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(new AppendReceipt(1, 0), await ((IJourneyStore)store).AppendAsync([Beside("1")], TestContext.Current.CancellationToken));
            await open.AddAsync(EventBatchBuilder.Batches([StoreKit.Event("c", 0, "a")]).Single(), TestContext.Current.CancellationToken);
            var waiting = ((IJourneyStore)store).AppendAsync([Beside("1"), Beside("2")], TestContext.Current.CancellationToken);
            Assert.Equal(new AppendReceipt(1, 0), await open.CommitAsync(TestContext.Current.CancellationToken));
            Assert.Equal(new AppendReceipt(1, 1), await waiting);
            await open.AddAsync(EventBatchBuilder.Batches([StoreKit.Event("dropped", 0, "a")]).Single(), TestContext.Current.CancellationToken);
            waiting = ((IJourneyStore)store).AppendAsync([Beside("3")], TestContext.Current.CancellationToken);
            await open.DisposeAsync();
            Assert.Equal(new AppendReceipt(1, 0), await waiting);
        }

        Assert.Equal(4, (await store.VerifyAsync(TestContext.Current.CancellationToken)).Events);
    }

    [Fact]
    public async Task An_id_is_stored_once_per_source()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var web = StoreKit.Event("c", 0, "a", (EventFields.Source, "web")) with { EventId = "1" };
        var app = StoreKit.Event("c", 0, "a", (EventFields.Source, "app")) with { EventId = "1" };
        Assert.Equal(new AppendReceipt(2, 2), await store.AppendAsync([web, app, web, web with { Activity = "b" }]));
        Assert.Equal(new AppendReceipt(0, 1), await store.AppendAsync([app]));
    }

    [Fact]
    public async Task An_attribute_that_comes_later_changes_nobodys_identity()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var plain = StoreKit.Event("c", 0, "a");
        var rich = StoreKit.Event("c", 0, "a", ("colour", "red"));
        Assert.Equal(new AppendReceipt(1, 0), await store.AppendAsync([plain]));
        Assert.Equal(new AppendReceipt(1, 1), await store.AppendAsync([plain, rich]));
        Assert.Equal(new AppendReceipt(0, 2), await store.AppendAsync([rich, plain]));
    }

    [Fact]
    public async Task What_is_not_committed_is_dropped_and_can_be_sent_again()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync([StoreKit.Event("c", 0, "a")]);
        var more = Enumerable.Range(0, 100).Select(i => StoreKit.Event($"d{i}", i, "b", ("new", "x"))).ToList();
        await using (var appender = await store.OpenAppenderAsync())
        {
            await appender.AddAsync(EventBatchBuilder.Batches(more).Single());
        }

        Assert.Equal(["c"], (await store.JourneysAsync()).Keys);
        Assert.Equal(new AppendReceipt(100, 0), await store.AppendAsync(more));
    }

    [Fact]
    public async Task Texts_of_any_kind_come_back_as_they_were()
    {
        using var folder = new TempFolder();
        string[] texts = ["'", "\"", "\0nul\0", "Žalgiris 木 😀", new string('x', 100_000), "a\nb", "%s", "NULL", " "];
        var events = texts.Select((t, i) => StoreKit.Event(t, i, t, (EventFields.Channel, t), ("free \"attr\" ' " + i, t)) with { EventId = t }).ToList();
        await using (var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small))
        {
            Assert.Equal(new AppendReceipt(texts.Length, 0), await store.AppendAsync(events));
        }

        await using var reopened = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        Assert.Equal(new AppendReceipt(0, texts.Length), await reopened.AppendAsync(events));
        Assert.Equal(texts.Order(StringComparer.Ordinal), (await reopened.JourneysAsync()).Keys);
        using var lease = await reopened.AcquireSnapshotAsync();
        Assert.All(texts, t => Assert.Equal(t, lease.Snapshot.Persons[lease.Snapshot.Persons.CodeOf(t)!.Value]));
        Assert.Null(lease.Snapshot.Persons.CodeOf("nobody"));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_becomes_one_replacement_character_and_still_adds_nothing_twice()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var torn = StoreKit.Event("c\ud800", 0, "a");
        Assert.Equal(new AppendReceipt(1, 0), await store.AppendAsync([torn]));
        Assert.Equal(new AppendReceipt(0, 1), await store.AppendAsync([torn]));
        Assert.Equal(["c\ufffd"], (await store.JourneysAsync()).Keys);
    }

    [Fact]
    public async Task An_attribute_with_too_many_values_is_kept_whole_but_shown_as_more_values()
    {
        using var folder = new TempFolder();
        var options = StoreKit.Small with { MaxAttributeTexts = 10 };
        var events = Enumerable.Range(0, 100).Select(i => StoreKit.Event("c", i, "a", ("request", $"r{i}"), (EventFields.Session, $"s{i}"))).ToList();
        await using (var store = await EventStore.OpenAsync(folder.Path, options))
        {
            Assert.Equal(new AppendReceipt(100, 0), await store.AppendAsync(events, 30));
            using var lease = await store.AcquireSnapshotAsync();
            Assert.Equal(11, lease.Snapshot.FieldTexts("request")!.Count);
            Assert.Equal(100, lease.Snapshot.FieldTexts(EventFields.Session)!.Count);
        }

        await using var reopened = await EventStore.OpenAsync(folder.Path, options);
        Assert.Equal(new AppendReceipt(0, 100), await reopened.AppendAsync(events));
        var exported = new List<string?>();
        await foreach (var e in reopened.ExportAsync(Scope.All))
        {
            exported.Add(e.Field("request"));
        }

        Assert.Equal(events.Select(e => e.Field("request")), exported);
    }

    [Fact]
    public async Task More_attributes_than_a_workspace_holds_are_refused_and_the_rest_goes_on()
    {
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var wide = StoreKit.Event("c", 0, "a", [.. Enumerable.Range(0, 1000).Select(i => ($"attribute{i}", "x"))]);
        var failure = await Assert.ThrowsAsync<WorkspaceException>(() => store.AppendAsync([wide]));
        Assert.Contains("1000", failure.Message, StringComparison.Ordinal);
        Assert.Equal(new AppendReceipt(1, 0), await store.AppendAsync([StoreKit.Event("c", 0, "a")]));
    }

    [Fact]
    public void A_set_of_identities_counts_as_a_dictionary_does() =>
        Gen.Int[0, 40].Array[0, 400].Array[1, 4].Sample(lives =>
        {
            var set = new IdentitySet();
            var stored = new Dictionary<int, int>();
            foreach (var life in lives)
            {
                var offered = new Dictionary<int, int>();
                foreach (var number in life)
                {
                    var n = offered[number] = offered.GetValueOrDefault(number) + 1;
                    var isNew = n > stored.GetValueOrDefault(number);
                    stored[number] = Math.Max(n, stored.GetValueOrDefault(number));
                    Assert.Equal(isNew, set.Offer(EventIdentity.Finish(EventIdentity.OfTime(number))));
                }

                set.ForgetOffers();
            }
        });

    [Fact]
    public void A_set_of_identities_holds_a_million()
    {
        var set = new IdentitySet();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                Assert.Equal(round == 0, set.Offer(EventIdentity.Finish(EventIdentity.OfTime(i))));
            }

            set.ForgetOffers();
        }

        Assert.Equal(1_000_000, set.Count);
    }
}
