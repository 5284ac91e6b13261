using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Feedback in, wherever it is kept: beside the events, and in the database that nodes share.</summary>
public abstract class FeedbackImportTests : IAsyncDisposable
{
    private readonly Scratch _scratch;
    private JourneyWorkspace? _workspace;

    private protected FeedbackImportTests(bool onPostgres) => _scratch = Scratch.Of(onPostgres);

    public async ValueTask DisposeAsync()
    {
        await (_workspace?.DisposeAsync() ?? ValueTask.CompletedTask);
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Columns_kinds_and_scales_are_found_in_five_languages()
    {
        Check("Review Text,Star Rating,Review Submit Date and Time,Reviewer Language\nGreat shop,★★★★☆,2026-05-11T07:32:03Z,en\n", FeedbackKind.Review, "Great shop", 0.75);
        Check("отзыв;оценка;дата;клиент\nДолго ждали курьера;2;11.05.2026;c1\nХорошо;5;12.05.2026;c2\n", FeedbackKind.Review, "Долго ждали курьера", 0.25);
        Check("评论内容,评分,评论时间\n送货太慢,1/5,2026-05-11 10:00:00\n", FeedbackKind.Review, "送货太慢", 0);
        Check("treść;ocena;data\nBardzo polecam;5;2026-05-11\nTak sobie;3;2026-05-12\n", FeedbackKind.Review, "Bardzo polecam", 1);
        Check("atsiliepimas;įvertinimas;data\nLabai greita;4 iš 5;2026-05-11\n", FeedbackKind.Review, "Labai greita", 0.75);
        Check("#,How likely are you to recommend us?,What went wrong?,Submit Date (UTC)\na1,3,The courier came late,2026-05-11 07:32:03\na2,10,,2026-05-12 07:32:03\n", FeedbackKind.Nps, "The courier came late", 0.3);
    }

    [Fact]
    public async Task Importing_twice_adds_nothing_and_an_answer_since_brings_the_entry_up_to_date()
    {
        const string head = "id,text,rating,date,replied_at\n";
        var first = await ImportAsync("reviews.csv", head + "1,Late,1,2026-01-01,\n2,Fine,5,2026-01-02,\n");
        Assert.Equal((2L, 2L, 0L, 0L), (first.Read, first.Accepted, first.Updated, first.Duplicates));
        var second = await ImportAsync("reviews.csv", head + "1,Late,1,2026-01-01,2026-01-03\n2,Fine,5,2026-01-02,\n3,New,4,2026-01-04,\n");
        Assert.Equal((3L, 1L, 1L, 1L), (second.Read, second.Accepted, second.Updated, second.Duplicates));
        var entries = (await ListAsync()).Select(f => f.Entry).ToList();
        Assert.Equal(3, entries.Count);
        Assert.NotNull(entries.Single(e => e.Id == "1").AnsweredMicros);
        Assert.All(entries, e => Assert.True(e.AnswerIsKnown));
    }

    [Fact]
    public async Task What_is_said_of_all_entries_counts_wherever_a_row_says_nothing_of_its_own()
    {
        var constants = new Dictionary<string, string> { ["kind"] = "ticket", ["customer"] = "ann", ["rating"] = "4", ["time"] = "2026-01-05T10:00:00Z", ["calls"] = "yes", ["campaign"] = "spring" };
        var request = new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(_scratch.Write("all.csv", "text,customer\nLate,\nFine,ben\n"))], Roles = new Dictionary<string, string>(), Constants = constants } };
        var workspace = await WorkspaceAsync();
        await workspace.Voice.ImportAsync(CustomerVoice.Plan(request), cancellationToken: TestContext.Current.CancellationToken);
        var entries = (await ListAsync()).Select(f => f.Entry).ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal((FeedbackKind.Ticket, 0.75, UtcTime.FromDateTime(new DateTime(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc)), true, "spring"), (e.Kind, e.Rating!.Value, e.TimeMicros!.Value, e.StatedCall, e.Attributes["campaign"])));
        Assert.Equal(["ann"], entries.Select(e => e.Customer).Distinct());
    }

    [Theory]
    [InlineData("kind", "nonsense")]
    [InlineData("rating", "warm")]
    [InlineData("time", "soon")]
    [InlineData("id", "1")]
    [InlineData("text", "the same")]
    public void What_no_entry_could_have_is_refused_before_anything_is_read(string role, string text)
    {
        var request = new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(_scratch.Write("all.csv", "text\nLate\n"))], Constants = new Dictionary<string, string> { [role] = text } } };
        Assert.Contains(text is "1" or "the same" ? role : text, Assert.Throws<SourceException>(() => CustomerVoice.Plan(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_is_what_came_as_one_and_nothing_that_a_person_takes_for_praise()
    {
        await ImportAsync("reviews.csv", "id,text,kind\n1,Terrible. The courier came late and was rude.,review\n2,change of a form,complaint\n");
        var voice = (await WorkspaceAsync()).Voice;
        Assert.Equal(["complaint", "complaint"], (await ListAsync()).Select(f => f.Reading!.Purpose));
        var number = (await ListAsync()).Single(f => f.Entry.Id == "1").Entry.Number;
        foreach (var (sentiment, purpose) in new (int? Sentiment, string? Purpose)[] { (1, "praise"), (0, null), (-1, "complaint"), (null, "complaint") })
        {
            await voice.LabelAsync([number], sentiment, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(purpose, (await voice.GetAsync(number, cancellationToken: TestContext.Current.CancellationToken)).Reading!.Purpose);
        }
    }

    [Fact]
    public async Task Equal_rows_of_one_file_are_all_kept_and_its_second_coming_adds_none()
    {
        const string text = "label,review\n1,good\n1,good\n0,bad\n1,good\n";
        Assert.Equal(4, (await ImportAsync("a.csv", text)).Accepted);
        var again = await ImportAsync("a.csv", text);
        Assert.Equal((0L, 4L), (again.Accepted, again.Duplicates));
        Assert.Equal([1, 1, -1, 1], (await ListAsync(FeedbackOrder.Oldest)).Select(f => f.Entry.StatedSentiment!.Value));
    }

    [Fact]
    public async Task What_its_source_names_twice_is_one_entry_and_stands_as_it_came_last()
    {
        FeedbackEntry[] said = [Said("1", "first"), Said("2", "other"), Said("1", "last")];
        Assert.Equal(new FeedbackReceipt(2, 0, 1), await AddAsync());
        Assert.Equal(new FeedbackReceipt(0, 0, 3), await AddAsync());
        Assert.Equal(["last", "other"], (await ListAsync()).Select(f => f.Entry.Text).Order());

        static FeedbackEntry Said(string id, string text) => new() { Source = "s", Kind = FeedbackKind.Review, Id = id, Text = text };

        async Task<FeedbackReceipt> AddAsync()
        {
            await using var appender = await ((await WorkspaceAsync()).FeedbackStore).OpenFeedbackAsync(new FeedbackImport { Name = "s", AtMicros = 0 });
            await appender.AddAsync(said);
            return await appender.CommitAsync();
        }
    }

    [Fact]
    public async Task A_reading_that_was_under_way_when_somebody_was_erased_is_not_kept()
    {
        await ImportAsync("a.csv", "id,text,customer\n1,word,ann\n");
        var workspace = await WorkspaceAsync();
        var store = workspace.FeedbackStore;
        var before = store.FeedbackDeletions;
        await workspace.ForgetAsync("ann", TestContext.Current.CancellationToken);
        await store.SaveReadingsAsync("v", [KeyValuePair.Create("h", "word")], before, TestContext.Current.CancellationToken);
        Assert.Empty(await store.LoadReadingsAsync("v", TestContext.Current.CancellationToken));
        await store.SaveReadingsAsync("v", [KeyValuePair.Create("h", "word")], store.FeedbackDeletions, TestContext.Current.CancellationToken);
        Assert.Single(await store.LoadReadingsAsync("v", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Readings_are_kept_beside_an_open_import()
    {
        var store = (await WorkspaceAsync()).FeedbackStore;
        await using var open = await store.OpenFeedbackAsync(new FeedbackImport { Name = "open", AtMicros = 0 }, TestContext.Current.CancellationToken);
        await store.SaveReadingsAsync("v", [KeyValuePair.Create("h", "word")], store.FeedbackDeletions, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Rows_that_are_no_feedback_are_listed_and_the_totals_add_up()
    {
        var report = await ImportAsync("r.csv", "text,rating,date\nGood,5,2026-01-01\nBad,9,2026-01-02\n,,2026-01-03\nOdd,4,someday\nFair,3,2026-01-04\n", r => r with { Scale = RatingScale.Stars, Reading = r.Reading with { TimeFormat = TimeFormat.YearFirst } });
        Assert.Equal((5L, 2L, 3L), (report.Read, report.Accepted, report.Rejected));
        var rejected = await File.ReadAllTextAsync(report.Files[0].RejectedFile!, TestContext.Current.CancellationToken);
        Assert.Contains("outside the scale 1-5", rejected, StringComparison.Ordinal);
        Assert.Contains("neither a text nor a rating", rejected, StringComparison.Ordinal);
        Assert.Contains("this is no time", rejected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_whose_least_is_best_are_turned_and_the_original_stays()
    {
        await ImportAsync("marks.csv", "comment,mark\nfine,1\npoor,5\n", r => r with { Reversed = true });
        var entries = (await ListAsync(FeedbackOrder.Oldest)).Select(f => (f.Entry.Rating!.Text, f.Entry.Rating.Value)).ToList();
        Assert.Equal([("1", 1.0), ("5", 0.0)], entries);
    }

    [Fact]
    public async Task An_import_is_taken_back_with_all_that_was_said_about_it()
    {
        await ImportAsync("a.csv", "id,text\n1,one\n");
        await ImportAsync("b.csv", "id,text\n2,two\n");
        var workspace = await WorkspaceAsync();
        await workspace.Voice.LabelAsync([(await ListAsync())[0].Entry.Number], -1);
        var imports = await workspace.Voice.ImportsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["b.csv", "a.csv"], imports.Select(i => i.Name));
        Assert.Equal(1, await workspace.Voice.UndoImportAsync(imports[0].Number));
        Assert.Equal(["1"], (await ListAsync()).Select(f => f.Entry.Id!));
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.UndoImportAsync(imports[0].Number));
        Assert.Equal(1, (await ImportAsync("b.csv", "id,text\n2,two\n")).Accepted);
    }

    [Fact]
    public async Task An_erased_customer_leaves_no_words_behind()
    {
        await ImportAsync("a.csv", "id,text,customer\n1,my secret word,ann\n2,other,bob\n");
        var workspace = await WorkspaceAsync();
        Assert.Equal(0, await workspace.ForgetAsync("ann", TestContext.Current.CancellationToken));
        Assert.Equal(["bob"], (await ListAsync()).Select(f => f.Entry.Customer!));
        await workspace.DisposeAsync();
        _workspace = null;
        Assert.DoesNotContain("my secret word", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_scratch.Folder.EventsFile, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_customer_is_shown_as_the_person()
    {
        await ImportAsync("a.csv", "id,text,customer\n1,hello,device-1\n");
        var workspace = await WorkspaceAsync();
        var merge = await workspace.IdentifyAsync("device-1", "ann", "test", TestContext.Current.CancellationToken);
        Assert.Equal("ann", (await ListAsync())[0].Entry.Customer);
        await workspace.UndoMergeAsync(merge.Id, TestContext.Current.CancellationToken);
        Assert.Equal("device-1", (await ListAsync())[0].Entry.Customer);
    }

    [Fact]
    public async Task Hashed_authors_are_not_kept_in_clear()
    {
        await ImportAsync("a.csv", "text,author\nhello,ann@example.com\n", r => r with { Reading = r.Reading with { Hash = ["author"] } });
        Assert.Matches("^[0-9a-f]{32}$", (await ListAsync())[0].Entry.Customer!);
    }

    [Fact]
    public async Task Hostile_texts_do_no_harm()
    {
        await ImportAsync("a.jsonl", "{\"text\":\"<script>alert(1)</script>\"}\n{\"text\":\"\\u0000\\u0007😀😀\"}\n{\"text\":\"" + new string('x', 200_000) + "\"}\n{\"text\":\"Привет 你好 labas\"}\n");
        var entries = (await ListAsync(FeedbackOrder.Oldest)).Select(f => f.Entry.Text).ToList();
        Assert.Equal("<script>alert(1)</script>", entries[0]);
        Assert.Equal(200_000, entries[2].Length);
        Assert.Equal(4, entries.Count);
    }

    private void Check(string text, FeedbackKind kind, string first, double rating)
    {
        var plan = FeedbackInspector.Inspect(new SourceFile(_scratch.Write("x.csv", text)));
        var entry = FeedbackReader.Read(plan).SelectMany(c => c.Entries).First();
        Assert.Equal((kind, first), (entry.Kind, entry.Text));
        Assert.Equal(rating, entry.Rating!.Value, 9);
        Assert.NotNull(entry.TimeMicros);
    }

    private async Task<FeedbackImportReport> ImportAsync(string name, string text, Func<FeedbackRequest, FeedbackRequest>? change = null)
    {
        var request = new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(_scratch.Write(name, text))] } };
        return await (await WorkspaceAsync()).Voice.ImportAsync(CustomerVoice.Plan(change?.Invoke(request) ?? request));
    }

    private async Task<IReadOnlyList<ListedFeedback>> ListAsync(FeedbackOrder order = FeedbackOrder.Newest) =>
        (await (await WorkspaceAsync()).Voice.ListAsync(new FeedbackListQuestion { Order = order, Limit = 1_000 })).Items;

    private async Task<JourneyWorkspace> WorkspaceAsync() => _workspace ??= await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);
}

/// <summary>Beside the events.</summary>
public sealed class FeedbackImportInFolderTests() : FeedbackImportTests(onPostgres: false);

/// <summary>In PostgreSQL.</summary>
public sealed class FeedbackImportInPostgresTests() : FeedbackImportTests(onPostgres: true);
