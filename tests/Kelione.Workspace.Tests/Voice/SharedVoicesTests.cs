using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

/// <summary>Feedback of a workspace with two nodes, each of which has its own folder.</summary>
public sealed class SharedVoicesTests : IAsyncDisposable
{
    private readonly Scratch _scratch = Scratch.OnPostgres();
    private readonly List<JourneyWorkspace> _open = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _open)
        {
            await node.DisposeAsync();
        }

        _scratch.Dispose();
    }

    [Fact]
    public async Task What_one_node_imports_labels_and_takes_back_is_so_at_the_other()
    {
        var (one, two) = (await NodeAsync("one"), await NodeAsync("two"));
        await SayAsync(one, Entry("1", "ann", "Late"), Entry("2", "ben", "Fine"));
        Assert.Equal(["Fine", "Late"], await TextsAsync(two));
        await two.Voice.LabelAsync([1], -1, "Asta", Stop);
        Assert.Equal(-1, Assert.Single(await one.FeedbackStore.ListRemarksAsync(Stop)).Value is "-1" ? -1 : 0);
        await SayAsync(two, Entry("1", "ann", "Late"), Entry("3", "ann", "Late again"));
        Assert.Equal(3, (await TextsAsync(one)).Count);
        var imports = await one.Voice.ImportsAsync(Stop);
        Assert.Equal([2L, 1L], imports.Select(i => i.Number));
        Assert.Equal(1, await one.Voice.UndoImportAsync(2, Stop));
        Assert.Equal(["Fine", "Late"], await TextsAsync(two));
        await SayAsync(two, Entry("4", "cid", "New"));
        Assert.Equal(4, (await two.FeedbackStore.ReadFeedbackAsync(Stop)).Max(e => e.Number));
    }

    [Fact]
    public async Task The_same_file_imported_at_two_nodes_at_once_is_there_once()
    {
        var nodes = new[] { await NodeAsync("one"), await NodeAsync("two") };
        var entries = Enumerable.Range(0, 300).Select(i => Entry(i % 3 == 0 ? null : $"{i}", $"c{i % 7}", $"text {i % 50}")).ToArray();
        await Parallel.ForAsync(0, 2, Stop, async (i, _) =>
        {
            await using var appender = await nodes[i].FeedbackStore.OpenFeedbackAsync(new FeedbackImport { Name = $"n{i}", AtMicros = 0 }, Stop);
            foreach (var part in entries.Chunk(40))
            {
                await appender.AddAsync(part, Stop);
                await appender.CommitAsync(Stop);
            }
        });
        Assert.Equal(300, (await nodes[0].FeedbackStore.ReadFeedbackAsync(Stop)).Count);
        Assert.Equal(300, (await nodes[1].FeedbackStore.ReadFeedbackAsync(Stop)).Select(e => e.Number).Distinct().Count());
    }

    [Fact]
    public async Task Erasing_a_person_at_one_node_leaves_nothing_of_theirs_at_any()
    {
        var (one, two) = (await NodeAsync("one"), await NodeAsync("two"));
        await SayAsync(one, Entry("1", "ann", "my secret word"), Entry("2", "a2", "another secret"), Entry("3", "ben", "Fine"));
        await one.Clues.TellAsync([new Sources.IdentityClue("ann", Sources.ClueKind.Email, "ann@example.com", 0, "a.csv, line 1"), new Sources.IdentityClue("a2", Sources.ClueKind.Email, "ann@example.com", 0, "b.csv, line 1")], Stop);
        Assert.Equal(2, (await two.FeedbackStore.ReadFeedbackAsync(Stop)).Count(e => e.Customer != "ben"));
        two.Questions.Keep(new TimelineQuestion { Customer = "a2" });
        await one.ForgetAsync("ann", Stop);
        Assert.Equal(["Fine"], await TextsAsync(two));
        Assert.Throws<MendableException>(() => two.Questions.Find(Handles.Of(new TimelineQuestion { Customer = "a2" })));
        Assert.Equal(0L, await CountAsync("SELECT (SELECT count(*) FROM person_key) + (SELECT count(*) FROM feedback WHERE text LIKE '%secret%') + (SELECT count(*) FROM feedback_reading WHERE reading LIKE '%secret%')"));
    }

    [Fact]
    public async Task Keys_told_at_two_nodes_join_whoever_has_them()
    {
        var (one, two) = (await NodeAsync("one"), await NodeAsync("two"));
        Assert.Empty(await one.KeyStore.KeepKeysAsync([new PersonKey("email:1", "u1", 0, "a")], Stop));
        var shared = await two.KeyStore.KeepKeysAsync([new PersonKey("email:1", "u2", 5, "b"), new PersonKey("email:1", "u2", 6, "c"), new PersonKey("email:2", "u2", 5, "b")], Stop);
        Assert.Equal([("u1", "a"), ("u2", "b")], shared.Select(k => (k.Customer, k.Place)));
    }

    [Fact]
    public async Task A_folder_whose_documents_go_to_a_database_takes_its_feedback_along()
    {
        var own = new WorkspaceFolder(Path.Combine(_scratch.Path, "one", _scratch.Folder.Name));
        await using (var before = await JourneyWorkspace.OpenOrCreateAsync(own, cancellationToken: Stop))
        {
            await SayAsync(before, Entry("1", "ann", "Late"), Entry(null, "ben", "Fine"));
            await before.Voice.LabelAsync([2], 1, "Asta", Stop);
            await SayAsync(before, Entry("3", "cid", "Gone"));
            await before.Voice.UndoImportAsync(2, Stop);
            await before.KeyStore.KeepKeysAsync([new PersonKey("email:1", "u1", 0, "a")], Stop);
        }

        var (one, two) = (await NodeAsync("one"), await NodeAsync("two"));
        Assert.Equal(["Fine", "Late"], await TextsAsync(two));
        Assert.Equal((2L, "1"), (await two.FeedbackStore.ListRemarksAsync(Stop)).Select(r => (r.Entry, r.Value)).Single());
        Assert.Equal(0, (await SayAsync(two, Entry("1", "ann", "Late"), Entry(null, "ben", "Fine"))).Accepted);
        Assert.Equal(1, (await SayAsync(one, Entry("4", "cid", "New"))).Accepted);
        Assert.Equal(4, (await two.FeedbackStore.ReadFeedbackAsync(Stop)).Max(e => e.Number));
        Assert.Equal(2, (await two.KeyStore.KeepKeysAsync([new PersonKey("email:1", "u2", 0, "b")], Stop)).Count);
    }

    [Fact]
    public async Task A_text_that_the_database_cannot_hold_is_kept_as_near_as_can_be_and_known_again()
    {
        var node = await NodeAsync("one");
        await SayAsync(node, Entry(null, "a\0b", "half \uD800 and zero \0."));
        Assert.Equal(0, (await SayAsync(node, Entry(null, "a\0b", "half \uD800 and zero \0."))).Accepted);
        Assert.Equal("half \uFFFD and zero \uFFFD.", Assert.Single(await TextsAsync(node)));
    }

    private static FeedbackEntry Entry(string? id, string customer, string text) =>
        new() { Id = id, Customer = customer, Text = text, Source = "shop", Kind = FeedbackKind.Review, TimeMicros = 1, Attributes = new Dictionary<string, string> { ["campaign"] = "spring" } };

    private static async Task<FeedbackReceipt> SayAsync(JourneyWorkspace node, params FeedbackEntry[] entries)
    {
        await using var appender = await node.FeedbackStore.OpenFeedbackAsync(new FeedbackImport { Name = "a.csv", AtMicros = 7 }, Stop);
        await appender.AddAsync(entries, Stop);
        return await appender.CommitAsync(Stop);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(JourneyWorkspace node) =>
        [.. (await node.Voice.ListAsync(new FeedbackListQuestion { Limit = 100 }, Stop)).Items.Select(e => e.Entry.Text).Order(StringComparer.Ordinal)];

    private async Task<long> CountAsync(string sql)
    {
        var desk = new PostgresDesk(_scratch.Folder);
        return await desk.ReadAsync(c => c.NumberAsync(sql), Stop);
    }

    private async Task<JourneyWorkspace> NodeAsync(string node)
    {
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_scratch.Path, node, _scratch.Folder.Name)) { Documents = _scratch.Documents }, cancellationToken: Stop);
        _open.Add(workspace);
        return workspace;
    }
}
