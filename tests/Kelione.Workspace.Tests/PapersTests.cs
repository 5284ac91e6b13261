using System.Text;
using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

/// <summary>A workspace's small things, in its folder and in a database that nodes share: the same behaviour.</summary>
public abstract class PapersTests : IDisposable
{
    private readonly Scratch _scratch;

    private protected PapersTests(bool onPostgres) => _scratch = Scratch.Of(onPostgres);

    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_paper_is_read_as_it_was_written_and_not_any_more_when_it_was_taken_away()
    {
        var (papers, other) = (Node(), Node());
        Assert.Null(papers.Read("voice/a.json"));
        Assert.True(papers.TryWrite("voice/a.json", [1, 2, 3], over: null));
        Assert.Equal([1, 2, 3], other.Read("voice/a.json")!.Content);
        Assert.False(other.TryWrite("voice/a.json", [4], over: null));
        Assert.True(other.TryWrite("voice/a.json", [4], other.Read("voice/a.json")!.Version));
        Assert.Equal([4], papers.Read("voice/a.json")!.Content);
        papers.Remove("voice/a.json");
        papers.Remove("voice/a.json");
        Assert.Null(other.Read("voice/a.json"));
        Assert.Empty(other.List("voice/"));
    }

    [Fact]
    public void Whoever_writes_over_something_that_they_have_not_seen_does_not()
    {
        var papers = Node();
        papers.Write("segments.json", [1]);
        var seen = papers.Read("segments.json")!.Version;
        papers.Write("segments.json", [2]);
        Assert.False(papers.TryWrite("segments.json", [3], seen));
        Assert.False(papers.TryWrite("channels.json", [3], seen));
        Assert.Equal([2], papers.Read("segments.json")!.Content);
    }

    [Fact]
    public void Several_shelves_that_define_segments_at_once_lose_none()
    {
        var papers = Node();
        var shelves = Enumerable.Range(0, 4).Select(_ => new SegmentShelf(papers.AreShared ? Node() : papers)).ToList();
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => shelves[i % 4].Define($"s{i}", SegmentRule.Parse($"did order >= {i + 1} times")));
        Assert.All(shelves, s => Assert.Equal(40, s.All().Count));
    }

    [Fact]
    public void A_segment_of_one_node_is_the_other_nodes_too()
    {
        var (one, two) = (new SegmentShelf(Node()), new SegmentShelf(Node()));
        one.Define("buyers", SegmentRule.Parse("did order"));
        Assert.Equal(SegmentRule.Parse("did order"), two.Find("buyers")!.Rule);
        two.Define("buyers", SegmentRule.Parse("did order >= 2 times"));
        Assert.Equal(SegmentRule.Parse("did order >= 2 times"), one.Find("buyers")!.Rule);
        Assert.True(one.Remove("buyers"));
        Assert.False(two.Remove("buyers"));
        Assert.Empty(two.All());
    }

    [Fact]
    public void A_handle_of_one_node_opens_at_the_other_and_only_the_latest_are_kept()
    {
        var clock = new Seconds();
        var (one, two) = (new QuestionShelf(Node(), clock), new QuestionShelf(Node(), clock));
        for (var i = 1; i <= QuestionShelf.Kept; i++)
        {
            (i % 2 == 0 ? one : two).Keep(new VariantsQuestion { Top = i });
        }

        // Asked again, the oldest is among the latest.
        one.Keep(new VariantsQuestion { Top = 1 });
        two.Keep(new VariantsQuestion { Top = 1000 });
        Assert.Equal(new VariantsQuestion { Top = 1000 }, one.Find(Handles.Of(new VariantsQuestion { Top = 1000 })));
        Assert.Equal(new VariantsQuestion { Top = 1 }, two.Find(Handles.Of(new VariantsQuestion { Top = 1 })));
        Assert.Throws<MendableException>(() => one.Find(Handles.Of(new VariantsQuestion { Top = 2 })));
        Assert.Equal([1000, 1, 500], two.Latest(3).Cast<VariantsQuestion>().Select(q => q.Top));
    }

    [Fact]
    public void Questions_that_name_a_person_are_dropped_at_every_node()
    {
        var (one, two) = (new QuestionShelf(Node(), TimeProvider.System), new QuestionShelf(Node(), TimeProvider.System));
        one.Keep(new TimelineQuestion { Customer = "c1" });
        one.Keep(new TimelineQuestion { Customer = "c10" });
        Assert.Equal(1, two.Drop(new PersonMention(["c1"])));
        Assert.Throws<MendableException>(() => one.Find(Handles.Of(new TimelineQuestion { Customer = "c1" })));
        Assert.NotNull(one.Find(Handles.Of(new TimelineQuestion { Customer = "c10" })));
    }

    [Fact]
    public void Imports_of_several_nodes_stand_in_one_journal()
    {
        var papers = Node();
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i => Assert.True(new ImportJournal(papers.AreShared ? Node() : papers).TryAdd(
            new ImportEntry { At = DateTimeOffset.UnixEpoch.AddDays(i), Files = [new ImportedFile { Name = $"f{i}.csv", Format = "CSV" }] })));
        Assert.Equal(12, new ImportJournal(Node()).All().Select(e => e.Files[0].Name).Distinct().Count());
    }

    [Fact]
    public void Nodes_that_need_a_key_at_once_get_the_same()
    {
        var papers = Node();
        var keys = new string[8];
        Parallel.For(0, keys.Length, i => keys[i] = Convert.ToHexString(HashKey.LoadOrCreate(papers.AreShared ? Node() : papers)));
        Assert.Single(keys.Distinct());
        Assert.Equal(64, keys[0].Length);
    }

    [Fact]
    public void A_mark_changes_with_every_change_where_others_write_too()
    {
        var (one, two) = (Node(), Node());
        Assert.SkipUnless(one.AreShared, "skipped: one process at a time has a folder open, and knows what it wrote");
        var marks = new List<string> { two.MarkOf("voice/") };
        one.Write("voice/a", [1]);
        marks.Add(two.MarkOf("voice/"));
        one.Write("voice/a", [1]);
        marks.Add(two.MarkOf("voice/"));
        one.Remove("voice/a");
        marks.Add(two.MarkOf("voice/"));
        one.Write("voice/a", [1]);
        marks.Add(two.MarkOf("voice/"));
        one.Write("answers/a", [1]);
        Assert.Equal(marks[^1], two.MarkOf("voice/"));
        Assert.All(marks.Zip(marks.Skip(1)), m => Assert.NotEqual(m.First, m.Second));
    }

    private protected WorkspaceFolder Folder => _scratch.Folder;

    private protected IPapers Node() => PapersPlace.Of(_scratch.Folder, TimeProvider.System);

    private sealed class Seconds : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(_looks++);
    }
}

/// <summary>In the folder.</summary>
public sealed class PapersInFolderTests() : PapersTests(onPostgres: false);

/// <summary>In PostgreSQL.</summary>
public sealed class PapersInPostgresTests() : PapersTests(onPostgres: true)
{
    [Fact]
    public async Task The_first_node_brings_its_papers_along_and_later_ones_do_not()
    {
        await PapersPlace.OpenAsync(Folder with { Documents = null }, TimeProvider.System, TestContext.Current.CancellationToken);
        var (first, second) = (Away("one"), Away("two"));
        new SegmentShelf(new FolderPapers(first)).Define("buyers", SegmentRule.Parse("did order"));
        new MappingShelf(new FolderPapers(first)).Save("Shop", new Sources.ColumnMapping { Roles = new Dictionary<string, string> { ["customer"] = "user" } });
        new QuestionShelf(new FolderPapers(first), TimeProvider.System).Keep(new VariantsQuestion());
        var key = HashKey.LoadOrCreate(new FolderPapers(first));
        new SegmentShelf(new FolderPapers(second)).Define("others", SegmentRule.Parse("did view"));
        var papers = await PapersPlace.OpenAsync(first, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("buyers", Assert.Single(new SegmentShelf(papers).All()).Name);
        var other = await PapersPlace.OpenAsync(second, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("buyers", Assert.Single(new SegmentShelf(other).All()).Name);
        Assert.Equal("Shop", Assert.Single(new MappingShelf(other).All()).Name);
        Assert.NotNull(new QuestionShelf(other, TimeProvider.System).Find(Handles.Of(new VariantsQuestion())));
        Assert.Equal(key, HashKey.LoadOrCreate(other));
    }

    [Fact]
    public async Task A_node_with_another_key_is_refused_and_neither_key_is_told()
    {
        var (first, second) = (Away("one"), Away("two"));
        var keys = new[] { first, second }.Select(f => Convert.ToHexStringLower(HashKey.LoadOrCreate(new FolderPapers(f)))).ToList();
        await PapersPlace.OpenAsync(first, TimeProvider.System, TestContext.Current.CancellationToken);
        await PapersPlace.OpenAsync(first, TimeProvider.System, TestContext.Current.CancellationToken);
        var problem = await Assert.ThrowsAsync<MendableException>(() => PapersPlace.OpenAsync(second, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Contains("the same person would become two", problem.Message, StringComparison.Ordinal);
        Assert.All(keys, k => Assert.DoesNotContain(k, problem.ToString(), StringComparison.Ordinal));
        File.Delete(second.KeyFile);
        var papers = await PapersPlace.OpenAsync(second, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(keys[0], Convert.ToHexStringLower(HashKey.LoadOrCreate(papers)));
    }

    [Fact]
    public async Task Themes_that_one_node_changes_are_changed_at_the_other_and_neither_change_is_lost()
    {
        var (one, two) = (new VoiceMemory(Node(), TimeProvider.System), new VoiceMemory(Node(), TimeProvider.System));
        var (before, theme) = (two.Turns, two.Now.Themes.Themes[0].Id);
        await Parallel.ForAsync(0, 10, TestContext.Current.CancellationToken, (i, _) =>
        {
            (i % 2 == 0 ? one : two).ChangeEdits(edits => edits.With(new Voice.Themes.RenameTheme(theme, $"n{i}")));
            return ValueTask.CompletedTask;
        });
        while (one.Now.Edits.Edits.Count < 10 || two.Now.Edits.Edits.Count < 10)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(two.Turns > before);
        Assert.Equal(one.Now.Version, two.Now.Version);
    }

    // The same workspace at another node: a folder of the same name elsewhere.
    private WorkspaceFolder Away(string node)
    {
        var folder = new WorkspaceFolder(Path.Combine(Path.GetDirectoryName(Folder.Path)!, node, Folder.Name)) { Documents = Folder.Documents };
        folder.Create();
        return folder;
    }
}
