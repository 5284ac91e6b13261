using System.Globalization;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Collecting;

public sealed class EventIntakeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_arrives_is_enriched_and_counts_in_analyses()
    {
        await using var workspace = await OpenAsync();
        await workspace.Intake.TakeAsync(
            Arrivals.Of(Arrivals.Event("u1", "Opened", "e1") with { Url = "https://shop.example/a?utm_source=google&utm_medium=cpc#x", Properties = new Dictionary<string, string> { ["plan"] = "pro", ["channel"] = "mine" }, Value = 2.5 }),
            Arrivals.Sender,
            Stop);
        var stored = Assert.Single(await Arrivals.StoredAsync(workspace));
        Assert.Equal(("u1", "Opened", "kelione:e1", 2.5), (stored.Customer, stored.Activity, stored.EventId, stored.Value));
        Assert.Equal(
            ["browser=Chrome", "channel=Paid Search", "device=desktop", "ip=203.0.113.0", "kelione channel=mine", "os=Windows", "plan=pro", "source=Kelione", "touchpoint=shop.example/a", "url=https://shop.example/a?utm_source=google&utm_medium=cpc#x", "utm_medium=cpc", "utm_source=google"],
            stored.Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(1, (await workspace.AskAsync(new StatusQuestion(), Stop)).Events);
        Assert.Equal(1, workspace.Intake.Status.Systems["kelione"].Events);
    }

    [Fact]
    public async Task The_same_request_sent_again_adds_nothing_with_ids_or_without()
    {
        await using var workspace = await OpenAsync();
        for (var times = 0; times < 3; times++)
        {
            await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u1", "A", "1"), Arrivals.Event("u1", "B", "2"), Arrivals.Event("u1", "B", "2"), Arrivals.Event("u2", "Click", null), Arrivals.Event("u2", "Click", null)), Arrivals.Sender, Stop);
        }

        Assert.Equal(["A", "B", "Click", "Click"], (await Arrivals.StoredAsync(workspace)).Select(e => e.Activity).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_program_ended_without_moving_it()
    {
        var copy = _scratch.Folder with { Path = Path.Combine(_scratch.Path, "copy") };
        await using (var workspace = await OpenAsync())
        {
            await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("first", "A", "0")), Arrivals.Sender, Stop);
            Assert.Single(await Arrivals.StoredAsync(workspace));
            await (await JourneyWorkspace.OpenOrCreateAsync(copy, cancellationToken: Stop)).DisposeAsync();

            // The journal as it lies there the moment after the answer.
            await workspace.Intake.TakeAsync(Arrivals.Of(Enumerable.Range(0, 500).Select(i => Arrivals.Event($"u{i}", "A", i.ToString(CultureInfo.InvariantCulture)))), Arrivals.Sender, Stop);
            Directory.CreateDirectory(copy.ArrivalsFolder);
            foreach (var file in Directory.GetFiles(workspace.Folder.ArrivalsFolder, "*.log"))
            {
                File.Copy(file, Path.Combine(copy.ArrivalsFolder, Path.GetFileName(file)));
            }
        }

        await using var next = await JourneyWorkspace.OpenAsync(copy, cancellationToken: Stop);
        Assert.Equal(500, (await next.AskAsync(new StatusQuestion(), Stop)).Events);
        await next.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u0", "A", "0"), Arrivals.Event("u1", "B", "b")), Arrivals.Sender, Stop);
        Assert.Equal(501, (await Arrivals.StoredAsync(next)).Count);
    }

    [Fact]
    public async Task A_journal_that_is_at_rest_is_empty_and_goes_on_with_new_numbers()
    {
        for (var run = 0; run < 3; run++)
        {
            await using (var workspace = await OpenAsync())
            {
                await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", run.ToString(CultureInfo.InvariantCulture))), Arrivals.Sender, Stop);
            }

            Assert.Empty(Directory.GetFiles(_scratch.Folder.ArrivalsFolder, "*.log"));
        }

        await using var last = await OpenAsync();
        Assert.Equal(3, (await Arrivals.StoredAsync(last)).Count);
    }

    [Fact]
    public async Task An_import_at_work_neither_holds_back_nor_loses_what_arrives()
    {
        await using var workspace = await OpenAsync();
        await using var import = await workspace.Store.OpenAppenderAsync(Stop);
        await import.AddAsync(EventBatchBuilder.Batches([new JourneyEvent { Customer = "imported", Activity = "I", TimeMicros = 1 }]).Single(), Stop);
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", "1")), Arrivals.Sender, Stop);
        await import.CommitAsync(Stop);
        Assert.Equal(2, (await Arrivals.StoredAsync(workspace)).Count);
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "B", "2")), Arrivals.Sender, Stop);
        Assert.Equal(3, (await Arrivals.StoredAsync(workspace)).Count);
        await import.AddAsync(EventBatchBuilder.Batches([new JourneyEvent { Customer = "dropped", Activity = "I", TimeMicros = 1 }]).Single(), Stop);
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "C", "3")), Arrivals.Sender, Stop);
        await import.DisposeAsync();
        Assert.Equal(["A", "B", "C", "I"], (await Arrivals.StoredAsync(workspace)).Select(e => e.Activity).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_who_joins_the_journeys_once()
    {
        await using var workspace = await OpenAsync();
        for (var times = 0; times < 2; times++)
        {
            var collected = Arrivals.Of(Arrivals.Event("a1", "A", "1"), Arrivals.Event("u1", "B", "2"));
            collected.Clues.Add(new IdentityClue("u1", ClueKind.AnonymousId, "a1", Arrivals.Noon, "/v1/events, event 1"));
            await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
            Assert.Equal(2, (await Arrivals.StoredAsync(workspace)).Count);
        }

        Assert.Equal("u1", Assert.Single(await workspace.ListMergesAsync(cancellationToken: Stop)).Known);
        Assert.Equal(1, (await workspace.AskAsync(new StatusQuestion(), Stop)).Customers);
    }

    [Fact]
    public async Task Whoever_is_forgotten_is_in_no_file_of_the_journal_either()
    {
        await using var workspace = await OpenAsync();
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("secretive", "A", "1"), Arrivals.Event("other", "A", "2")), Arrivals.Sender, Stop);
        Assert.Equal(1, await workspace.ForgetAsync("secretive", Stop));
        Assert.DoesNotContain(Directory.EnumerateFiles(workspace.Folder.ArrivalsFolder), f => File.ReadAllText(f).Contains("secretive", StringComparison.Ordinal));
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("later", "A", "3")), Arrivals.Sender, Stop);
        Assert.Equal(["later", "other"], (await Arrivals.StoredAsync(workspace)).Select(e => e.Customer));
    }

    [Fact]
    public async Task A_browser_that_asks_not_to_be_tracked_is_not()
    {
        await using var workspace = await OpenAsync();
        var collected = Arrivals.Of(Arrivals.Event("u", "A", "1"));
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender with { AsksNotToBeTracked = true }, Stop);
        Assert.Equal((0, 1), (collected.Events.Count, collected.LeftOut));
        Assert.Empty(await Arrivals.StoredAsync(workspace));
    }

    [Fact]
    public async Task A_workspace_s_own_rules_say_what_is_kept()
    {
        Directory.CreateDirectory(_scratch.Folder.Path);
        File.WriteAllText(_scratch.Folder.CollectingFile, """{"address":"none","honoursDoNotTrack":false}""");
        File.WriteAllText(_scratch.Folder.ChannelsFile, """{"sites":{},"rules":[{"channel":"All one","all":[]}]}""");
        await using var workspace = await OpenAsync();
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", "1") with { Referrer = "https://x.example/", Url = "https://y.example/" }), Arrivals.Sender with { AsksNotToBeTracked = true }, Stop);
        var stored = Assert.Single(await Arrivals.StoredAsync(workspace));
        Assert.Equal(("All one", null), (stored.Field(EventFields.Channel), stored.Field("ip")));
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_are_told_and_the_default_ones_hold()
    {
        Directory.CreateDirectory(_scratch.Folder.Path);
        File.WriteAllText(_scratch.Folder.CollectingFile, "{");
        await using var workspace = await OpenAsync();
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", "1")), Arrivals.Sender, Stop);
        Assert.Contains("collecting.json", Assert.Single(workspace.Intake.Status.Problems), StringComparison.Ordinal);
        Assert.Equal("203.0.113.0", Assert.Single(await Arrivals.StoredAsync(workspace)).Field("ip"));
    }

    [Fact]
    public async Task Fields_with_numbers_in_their_names_do_not_fill_the_columns()
    {
        await using var workspace = await OpenAsync();
        var fields = Enumerable.Range(0, 2000).ToDictionary(i => string.Create(CultureInfo.InvariantCulture, $"field {i}"), i => "x");
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", "fields") with { Properties = fields }), Arrivals.Sender, Stop);
        var stored = Assert.Single(await Arrivals.StoredAsync(workspace));
        Assert.InRange(stored.Fields.Count, 200, 260);
        Assert.Contains("\"field 1999\":\"x\"", stored.Field("other fields"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_with_numbers_in_their_names_are_refused_once_there_are_too_many()
    {
        await using var workspace = await OpenAsync();
        var refused = 0;
        for (var batch = 0; batch < 5; batch++)
        {
            var collected = Arrivals.Of(Enumerable.Range(0, 10_000).Select(i => Arrivals.Event("u", $"name {batch}-{i}", $"{batch}-{i}")));
            await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
            refused += collected.Refused.Count;
        }

        Assert.Equal(30_000, refused);
        Assert.Equal(20_000, (await Arrivals.StoredAsync(workspace)).Select(e => e.Activity).Distinct().Count());
        var known = Arrivals.Of(Arrivals.Event("u", "name 0-0", "again"));
        await workspace.Intake.TakeAsync(known, Arrivals.Sender, Stop);
        Assert.Empty(known.Refused);
    }

    [Fact]
    public async Task What_no_event_can_be_is_refused_by_its_place()
    {
        await using var workspace = await OpenAsync();
        var collected = Arrivals.Of(Arrivals.Event("u", "good", "1"), Arrivals.Event(new string('u', 2000), "A", "2"), Arrivals.Event("u", new string('a', 600), "3"), Arrivals.Event("u", "A", "4") with { TimeMicros = long.MaxValue });
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
        Assert.Equal([1, 2, 3], collected.Refused.Select(r => r.Index).Order());
        Assert.Equal("good", Assert.Single(await Arrivals.StoredAsync(workspace)).Activity);
        Assert.Equal(3, workspace.Intake.Status.Systems["kelione"].Refused);
    }

    [Fact]
    public async Task Texts_of_every_kind_come_through()
    {
        await using var workspace = await OpenAsync();
        var texts = new[] { "<script>alert(1)</script>", "'; DROP TABLE event_log; --", "žąsys 日本語 🚀", "a\0b", "\ud83d", new string('x', 100_000), "=1+1" };
        var collected = Arrivals.Of(texts.Select((t, i) => Arrivals.Event("u", "A", i.ToString(CultureInfo.InvariantCulture), i) with { Properties = new Dictionary<string, string> { ["text"] = t } }));
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
        Assert.Equal(texts.Select(t => t.Replace("\ud83d", "\uFFFD", StringComparison.Ordinal) is var plain && t == "žąsys 日本語 🚀" ? t : plain), (await Arrivals.StoredAsync(workspace)).Select(e => e.Field("text")));
    }

    [Fact]
    public async Task An_event_without_an_id_that_is_sent_again_later_adds_nothing_where_it_says_its_time()
    {
        await using var workspace = await OpenAsync();
        foreach (var later in (long[])[0, 90, 4000])
        {
            await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", null, later) with { WrittenMicros = Arrivals.Noon }), Arrivals.Sender, Stop);
        }

        Assert.Equal(Arrivals.Noon, Assert.Single(await Arrivals.StoredAsync(workspace)).TimeMicros);
    }

    [Fact]
    public async Task A_refusal_names_the_place_in_the_request()
    {
        await using var workspace = await OpenAsync();
        var collected = Arrivals.Of(Arrivals.Event("u", "A", "1") with { Index = 3 }, Arrivals.Event(new string('u', 2000), "A", "2") with { Index = 7 });
        collected.Refused.Add(new CollectRefusal(9, null, "before"));
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
        Assert.Equal([7, 9], collected.Refused.Select(r => r.Index));
    }

    [Fact]
    public async Task Where_an_SDK_sends_the_rest_again_one_refusal_keeps_all_out()
    {
        await using var workspace = await OpenAsync();
        var collected = new Collected { IsAllOrNothing = true };
        collected.Events.AddRange([Arrivals.Event("u", "A", "1"), Arrivals.Event(new string('u', 2000), "A", "2") with { Index = 1 }]);
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
        Assert.Equal((0, 1), (collected.Events.Count, collected.Refused.Count));
        Assert.Empty(await Arrivals.StoredAsync(workspace));
    }

    [Fact]
    public async Task A_trial_uses_up_no_names()
    {
        await using var workspace = await OpenAsync();
        var trial = Arrivals.Of(Enumerable.Range(0, FieldBudget.MostActivities + 1).Select(i => Arrivals.Event("u", $"name {i}", null)));
        trial.IsTrial = true;
        await workspace.Intake.TakeAsync(trial, Arrivals.Sender, Stop);
        var real = Arrivals.Of(Arrivals.Event("u", "new", "1"));
        await workspace.Intake.TakeAsync(real, Arrivals.Sender, Stop);
        Assert.Empty(real.Refused);
        Assert.Single(await Arrivals.StoredAsync(workspace));
    }

    [Fact]
    public async Task What_names_a_person_in_clear_is_not_kept()
    {
        await using var workspace = await OpenAsync();
        var properties = new Dictionary<string, string> { ["email"] = "a@b.c", ["$email"] = "a@b.c", ["context.ip"] = "203.0.113.77", ["$set.phone"] = "1", ["ip"] = "203.0.113.77", ["First Name"] = "A", ["plan"] = "pro" };
        await workspace.Intake.TakeAsync(Arrivals.Of(Arrivals.Event("u", "A", "1") with { Properties = properties }), Arrivals.Sender, Stop);
        Assert.Equal(["browser", "device", "ip=203.0.113.0", "os", "plan=pro", "source"], Assert.Single(await Arrivals.StoredAsync(workspace)).Fields.Select(f => f.Key is "plan" or "ip" ? $"{f.Key}={f.Value}" : f.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_told_about_a_customer_is_kept_on_an_event()
    {
        await using var workspace = await OpenAsync();
        var collected = new Collected();
        collected.Traits.Add(new CollectedTraits("u", Arrivals.Noon, new Dictionary<string, string> { ["plan"] = "pro", ["email"] = "a@b.c" }) { Id = "t" });
        await workspace.Intake.TakeAsync(collected, Arrivals.Sender, Stop);
        var stored = Assert.Single(await Arrivals.StoredAsync(workspace));
        Assert.Equal(("Identified", "u", "pro", null), (stored.Activity, stored.Customer, stored.Field("plan"), stored.Field("email")));
    }

    private Task<JourneyWorkspace> OpenAsync() => JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder, cancellationToken: Stop);
}
