using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

public sealed class ShelfTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private IPapers Papers => new FolderPapers(_scratch.Folder);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_segment_is_kept_under_its_name_and_replaced_by_a_later_rule()
    {
        var shelf = new SegmentShelf(Papers);
        Assert.Null(shelf.Define("buyers", SegmentRule.Parse("did order")));
        Assert.Equal(SegmentRule.Parse("did order"), shelf.Define("buyers", SegmentRule.Parse("did order >= 2 times")));
        Assert.Equal(SegmentRule.Parse("did order >= 2 times"), new SegmentShelf(Papers).Find("buyers")!.Rule);
    }

    [Fact]
    public void A_rule_written_out_is_its_own_name() => Assert.Equal("channel=web", new SegmentShelf(Papers).Resolve("channel=web").Name);

    [Fact]
    public void A_mistyped_name_is_not_taken_for_a_field()
    {
        var shelf = new SegmentShelf(Papers);
        shelf.Define("buyers", SegmentRule.Parse("did order"));
        Assert.Contains("The segments are buyers", Assert.Throws<MendableException>(() => shelf.Resolve("byers")).Message, StringComparison.Ordinal);
        Assert.Equal(Comparison.Present, Assert.IsType<AttributeRule>(shelf.Resolve("(coupon)").Rule).Condition.Comparison);
    }

    [Fact]
    public void A_damaged_segments_file_is_named()
    {
        _scratch.Folder.Create();
        File.WriteAllText(_scratch.Folder.SegmentsFile, "{ not json");
        Assert.Contains("segments.json", Assert.Throws<MendableException>(() => new SegmentShelf(Papers).All()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_comes_back_by_its_handle_as_it_was_asked()
    {
        var shelf = new QuestionShelf(Papers, TimeProvider.System);
        Question question = new FunnelQuestion { Steps = [StepPattern.Of("查看"), StepPattern.Parse("order[channel=web]")], Within = Duration.FromDays(7) };
        shelf.Keep(question);
        Assert.Equal(Handles.Of(question), Handles.Of(new QuestionShelf(Papers, TimeProvider.System).Find(Handles.Of(question))));
    }

    [Theory]
    [InlineData("q12")]
    [InlineData("../../etc/passwd")]
    [InlineData("Q1A2B3C4D5E6F")]
    public void What_is_no_handle_opens_no_file(string handle) =>
        Assert.Contains("is not a handle", Assert.Throws<MendableException>(() => new QuestionShelf(Papers, TimeProvider.System).Find(handle)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_the_latest_questions_are_kept()
    {
        var time = new StepTime();
        var shelf = new QuestionShelf(Papers, time);
        for (var i = 1; i <= QuestionShelf.Kept + 3; i++)
        {
            shelf.Keep(new VariantsQuestion { Top = i });
        }

        Assert.Equal(QuestionShelf.Kept, Directory.GetFiles(_scratch.Folder.AnswersFolder).Length);
        Assert.NotNull(shelf.Find(Handles.Of(new VariantsQuestion { Top = QuestionShelf.Kept + 3 })));
    }

    [Fact]
    public void The_folder_is_the_option_else_the_variable_else_the_persons_own()
    {
        Assert.Equal(Path.GetFullPath("/a"), WorkspaceFolder.Choose("/a", "/b", "/c").Path);
        Assert.Equal(Path.GetFullPath("/b"), WorkspaceFolder.Choose(null, "/b", "/c").Path);
        Assert.Equal(Path.GetFullPath("/c/kelione/default"), WorkspaceFolder.Choose(" ", "", "/c").Path);
    }

    [Theory]
    [InlineData("/a/ws/", "ws")]
    [InlineData("/a/ws", "ws")]
    [InlineData("/", "workspace")]
    public void A_workspace_is_called_by_its_folder_with_or_without_a_slash_at_the_end(string given, string name) =>
        Assert.Equal(name, WorkspaceFolder.Choose(given, null, "/c").Name);

    [Fact]
    public void Shelves_stand_many_threads_at_once()
    {
        var (questions, segments) = (new QuestionShelf(Papers, TimeProvider.System), new SegmentShelf(Papers));
        var other = new QuestionShelf(Papers, TimeProvider.System);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var question = new VariantsQuestion { Top = i % 10 + 1 };
            (i % 2 == 0 ? questions : other).Keep(question);
            Assert.Equal(question, questions.Find(Handles.Of(question)));
            segments.Define($"s{i % 25}", SegmentRule.Parse($"did order >= {i + 1} times"));
        });
        Assert.Equal(10, Directory.GetFiles(_scratch.Folder.AnswersFolder).Length);
        Assert.Equal(25, segments.All().Count);
    }

    [Fact]
    public void A_question_that_cannot_be_kept_is_no_failure()
    {
        _scratch.Folder.Create();
        File.WriteAllText(_scratch.Folder.AnswersFolder, "a file where the folder should be");
        Assert.False(new QuestionShelf(Papers, TimeProvider.System).TryKeep(new VariantsQuestion()));
    }

    [Fact]
    public void What_a_workspace_keeps_is_its_owners_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("skipped: Windows has no modes");
            return;
        }

        _scratch.Folder.Create();
        new QuestionShelf(Papers, TimeProvider.System).Keep(new VariantsQuestion());
        HashKey.LoadOrCreate(Papers);
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(_scratch.Folder.Path));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(_scratch.Folder.AnswersFolder));
        foreach (var kept in Directory.GetFiles(_scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(file, File.GetUnixFileMode(kept));
        }
    }

    [Fact]
    public void The_key_is_made_once_and_a_damaged_one_is_refused()
    {
        var key = HashKey.LoadOrCreate(Papers);
        Assert.Equal(key, HashKey.LoadOrCreate(Papers));
        File.WriteAllText(_scratch.Folder.KeyFile, "abc");
        Assert.Throws<MendableException>(() => HashKey.LoadOrCreate(Papers));
    }

    // Every look at the clock is a second later, so that the oldest file is known without waiting.
    private sealed class StepTime : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(_looks++);
    }
}
