using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Sources.Tests;

/// <summary>Every CRM, survey, help desk, store, network and demand export that the samples can write is recognised without a word and gives back what it was made of.</summary>
public sealed class OtherExportsTests
{
    private const int Customers = 250;

    private static readonly Lazy<IReadOnlyList<JourneyEvent>> World = new(() => [.. Scenarios.Find("phone")!.Generate(Customers, 1, new SampleOptions { AnonymousIds = false })]);
    private static readonly Lazy<IReadOnlyList<SampleFeedback>> Said = new(() => [.. Scenarios.Find("phone")!.Feedback(Customers * 8, 1, new SampleOptions { AnonymousIds = false })]);

    public static TheoryData<string> Crms() => [.. CrmExports.All.Select(e => e.Name)];

    public static TheoryData<string> Voices() => [.. FeedbackExports.All.Select(e => e.Name)];

    public static TheoryData<string> Helpdesks() => [.. FeedbackExports.All.Where(e => e.System == "zendesk").Select(e => e.Name)];

    public static TheoryData<string> Demands() => [.. DemandExports.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Crms))]
    public void A_CRM_s_export_gives_back_every_event_of_its_deals_and_people(string name)
    {
        using var files = new TempFiles();
        var export = CrmExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Write(World.Value, stream));

        var imported = Imported.From(path);

        Assert.All(imported.Plan.Parts, p => Assert.Equal(export.System, p.Details.System));
        Assert.Empty(imported.Rejected);
        Same(export.Truth(World.Value), imported.Events);
    }

    [Theory]
    [MemberData(nameof(Crms))]
    public void Whatever_happens_a_CRM_s_export_gives_it_back(string name)
    {
        var export = CrmExports.All.Single(e => e.Name == name);
        for (var seed = 1; seed <= 12; seed++)
        {
            using var files = new TempFiles();
            var events = RandomEvents(seed);
            var imported = Imported.From(Written(files, export.FileName, stream => export.Write(events, stream)));

            Assert.Empty(imported.Rejected);
            Same(export.Truth(events), imported.Events);
        }
    }

    [Theory]
    [MemberData(nameof(Crms))]
    public void A_CRM_s_export_keeps_no_address_in_clear(string name)
    {
        using var files = new TempFiles();
        var export = CrmExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Write([.. World.Value.Take(500)], stream));

        var imported = Imported.From(path);

        Assert.DoesNotContain(imported.Events.SelectMany(e => e.Fields), f => f.Value.Contains("@example.com", StringComparison.Ordinal) || f.Value.Contains("+370", StringComparison.Ordinal) || f.Value.Contains("Примеров", StringComparison.Ordinal));
        if (!name.Contains("-screen", StringComparison.Ordinal))
        {
            Assert.Contains(imported.Clues, c => c.Kind == ClueKind.Email && c.Value.Length == 64);
            Assert.Contains(imported.Clues, c => c.Kind == ClueKind.Phone && c.Value.Length == 64);
        }
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public void An_export_of_what_was_said_gives_back_every_entry(string name)
    {
        using var files = new TempFiles();
        var export = FeedbackExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Write(Said.Value, stream));

        var plan = FeedbackInspector.Inspect(new SourceFile(path), new FeedbackRequest { Reading = ImportRequest.Default with { Zone = export.Zone } });
        var chunks = FeedbackReader.Read(plan, null, TestContext.Current.CancellationToken).ToList();

        Assert.Equal(export.System, plan.First.Details.System);
        Assert.Empty(chunks.SelectMany(c => c.Rejected));
        Assert.NotEmpty(export.Truth(Said.Value));
        Assert.Equal(export.Truth(Said.Value).Select(Line).Order(StringComparer.Ordinal), chunks.SelectMany(c => c.Entries).Select(e => Line(Of(e))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public void An_export_of_what_was_said_keeps_no_address_in_clear(string name)
    {
        using var files = new TempFiles();
        var export = FeedbackExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Write(Said.Value, stream));

        var plan = FeedbackInspector.Inspect(new SourceFile(path));

        Assert.DoesNotContain(FeedbackReader.Read(plan, null, TestContext.Current.CancellationToken).SelectMany(c => c.Entries), e => e.Customer?.Contains('@', StringComparison.Ordinal) == true || e.Attributes.Values.Any(v => v.Contains("@example.com", StringComparison.Ordinal) || v == "192.0.2.17"));
    }

    [Theory]
    [MemberData(nameof(Helpdesks))]
    public void A_help_desk_s_tickets_are_events_too(string name)
    {
        using var files = new TempFiles();
        var export = FeedbackExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Write(Said.Value, stream));

        var imported = Imported.From(path);

        Assert.Empty(imported.Rejected);
        Same(export.Events(Said.Value), imported.Events);
    }

    [Theory]
    [MemberData(nameof(Demands))]
    public void An_export_of_search_demand_gives_back_every_number(string name)
    {
        using var files = new TempFiles();
        var export = DemandExports.All.Single(e => e.Name == name);
        var path = Written(files, export.FileName, stream => export.Writer(export.Of(), stream));

        var read = DemandReader.Read(new SourceFile(path), null, TestContext.Current.CancellationToken);

        Assert.Equal(export.System, read.System);
        Assert.Empty(read.Rejected);
        Assert.Equal(export.Of().OrderBy(p => (p.Start, p.Topic)), read.Points.OrderBy(p => (p.Start, p.Topic)));
    }

    [Fact]
    public void No_system_takes_the_export_of_another_for_its_own()
    {
        using var files = new TempFiles();
        var wrong = new List<string>();
        foreach (var (name, system, fileName, write) in CrmExports.All.Select(e => (e.Name, e.System, e.FileName, (Action<Stream>)(stream => export(e, stream))))
            .Concat(FeedbackExports.All.Select(e => (e.Name, e.System, e.FileName, (Action<Stream>)(stream => e.Write(Said.Value, stream)))))
            .Concat(DemandExports.All.Select(e => (e.Name, e.System, e.FileName, (Action<Stream>)(stream => e.Writer(e.Of(), stream))))))
        {
            var file = new SourceFile(Written(files, $"{name}-{fileName}", write));
            IReadOnlyList<string?> entries = fileName.EndsWith(".zip", StringComparison.Ordinal) ? [.. ZipEntries.DataEntries(file, SourceLimits.Default)] : [null];
            foreach (var entry in entries.Where(e => e?.EndsWith("manifest.js", StringComparison.Ordinal) != true))
            {
                var sample = PartLook.Recognised(file, entry, ImportRequest.Default).Sample;
                wrong.AddRange(SystemProfiles.All.Where(p => p.Name != system && p.Recognises(sample)).Select(p => $"{name} {entry} is taken for {p.Name}"));
            }
        }

        Assert.Empty(wrong);

        static void export(SystemExport e, Stream stream) => e.Write(World.Value, stream);
    }

    [Fact]
    public void A_general_table_of_events_or_of_comments_is_no_system_s()
    {
        using var files = new TempFiles();
        var events = files.Text("events.csv", "Timestamp,user_id,event,comment?\n2026-05-11 10:00:00,u1,view,a b c d e\n2026-05-11 10:01:00,u2,order,b c d e f\n");
        var deals = files.Text("deals.csv", "id,stage,created,amount\n1,new,2026-05-11 10:00:00,5\n2,won,2026-05-11 10:01:00,6\n");
        var reviews = files.Text("reviews.csv", "id,rating,text,date\n1,5,very good phone,2026-05-11\n2,1,very bad phone,2026-05-12\n");

        Assert.All(new[] { events, deals, reviews }, path => Assert.Null(PartLook.Recognised(new SourceFile(path), null, ImportRequest.Default).Profile));
    }

    [Fact]
    public void The_real_file_of_Wordstat_is_read_to_the_row()
    {
        var path = RealFile.Of("wordstat-real-export/book_top_search.excerpt.csv");

        var read = DemandReader.Read(new SourceFile(path), null, TestContext.Current.CancellationToken);

        Assert.Equal("wordstat", read.System);
        Assert.Empty(read.Rejected);
        Assert.Equal(31, read.Points.Count);
        Assert.Equal(("книги", 32_044_620d, new DateTime(2024, 9, 25), new DateTime(2024, 10, 26)), (read.Points[0].Topic, read.Points[0].Value, read.Points[0].Start, read.Points[0].End));
    }

    [Fact]
    public void A_CRM_s_tables_are_joined_where_they_come_in_files_of_their_own_too()
    {
        using var files = new TempFiles();
        var history = files.Text("history.json", """{"result":{"items":[{"ID":"910","TYPE_ID":"1","OWNER_ID":"455","CREATED_TIME":"2026-05-11T10:32:03+03:00","CATEGORY_ID":"0","STAGE_SEMANTIC_ID":"P","STAGE_ID":"NEW"},{"ID":"917","TYPE_ID":"3","OWNER_ID":"455","CREATED_TIME":"2026-05-12T09:00:00+03:00","CATEGORY_ID":"0","STAGE_SEMANTIC_ID":"S","STAGE_ID":"WON"}]},"total":2}""");
        var deals = files.Text("deals.json", """{"result":[{"ID":"455","TITLE":"A","STAGE_ID":"WON","CATEGORY_ID":"0","OPPORTUNITY":"59.90","CONTACT_ID":"12","DATE_CREATE":"2026-05-11T10:32:03+03:00","MOVED_TIME":"2026-05-12T09:00:00+03:00"}],"total":1}""");

        Assert.All(Imported.From(history).Events, e => Assert.Equal("bitrix24:deal 455", e.Customer));
        Assert.Equal([("bitrix24:contact 12", "bitrix24:deal 455")], Imported.From(deals).Clues.Select(c => (c.Customer, c.Value)));
    }

    /// <summary>Both as lines with the fields that the truth tells of, each as often as the other.</summary>
    private static void Same(IEnumerable<JourneyEvent> truth, IReadOnlyList<JourneyEvent> events)
    {
        // What comes twice under one id of the source is one event: the store keeps it once.
        var once = events.DistinctBy(e => e.EventId ?? Guid.NewGuid().ToString());
        var expected = truth.ToList();
        var told = expected.SelectMany(e => e.Fields.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(e => Line(e, told)).Order(StringComparer.Ordinal), once.Select(e => Line(e, told)).Order(StringComparer.Ordinal));
    }

    // Few customers, names with marks that tables and JSON escape, moments anywhere within a second, amounts now and then.
    private static List<JourneyEvent> RandomEvents(int seed)
    {
        var chance = new Random(seed);
        string[] names = ["view", "pay, now", "say \"no\"", "две строки", "a;b", "加入购物车", "x (y)"];
        return
        [
            .. Enumerable.Range(0, chance.Next(1, 60))
                .Select(_ => new JourneyEvent
                {
                    Customer = Invariant($"c{chance.Next(1, 8)}"), Activity = names[chance.Next(names.Length)], TimeMicros = 1_778_000_000_000_000 + chance.NextInt64(40_000_000_000_000), Value = chance.Next(4) == 0 ? chance.Next(1, 100_000) / 100.0 : null,
                })
                .OrderBy(e => e.TimeMicros),
        ];
    }

    private static string Line(JourneyEvent e, HashSet<string> fields) =>
        Invariant($"{e.Customer} | {UtcTime.Format(e.TimeMicros)} | {e.Activity} | {e.Value} | {string.Join(", ", e.Fields.Where(f => fields.Contains(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))}");

    private static string Line(ExportedFeedback e) => Invariant($"{UtcTime.Format(e.TimeMicros)} | {e.Kind} | {e.Customer} | {e.Rating} | {e.Scale} | {e.Language} | {e.AnsweredMicros} | {e.Text}");

    private static ExportedFeedback Of(FeedbackEntry e) =>
        new(FeedbackKinds.NameOf(e.Kind), e.TimeMicros ?? 0, e.Text, e.Customer, e.Rating?.Text, e.Rating?.Scale.ToString(), e.Language, e.AnsweredMicros);

    private static string Written(TempFiles files, string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return files.Bytes(name, stream.ToArray());
    }
}
