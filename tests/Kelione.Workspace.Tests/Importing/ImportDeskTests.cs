using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Importing;

public sealed class ImportDeskTests : IDisposable
{
    private const string Rows = "user_id,event,timestamp\na,open,2026-01-01 10:00\nb,pay,2026-01-02 11:00\n,pay,2026-01-02 11:00\nc,pay,soon\n";
    private static readonly Visitor Ana = Visitor.Of("1", "Ana", MemberRole.Owner);
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_import_in_the_background_ends_with_a_report_a_line_in_the_journal_and_no_file_left()
    {
        await using var workspace = await OpenAsync();
        var desk = new ServedWorkspace("w", workspace).Imports;
        var files = desk.Receive();
        var arrived = await TakeAsync(files, "events.csv", Rows);
        var job = desk.Start(files, [SourceInspector.Inspect(arrived.File)], Ana);
        await EndAsync(desk, job);

        Assert.Equal(ImportJobState.Done, job.State);
        Assert.Equal((4, 2, 2), (job.Report!.Read, job.Report.Accepted, job.Report.Rejected));
        Assert.False(File.Exists(arrived.File.Path));
        var entry = Assert.Single(workspace.Imports.All());
        Assert.Equal(("Ana", "events.csv", 2L), (entry.By, entry.Files[0].Name, entry.Files[0].Accepted));
        var rejected = RejectedRows.Read(workspace.Folder, entry.Files[0].RejectedFile!);
        Assert.Equal(2, rejected.Total);
        Assert.Equal([4L, 5L], rejected.Rows.Select(r => r.Line));
        Assert.Contains(rejected.Reasons, r => r.Key == "there is no customer");
    }

    [Fact]
    public async Task A_second_import_waits_for_the_first_and_both_are_remembered()
    {
        await using var workspace = await OpenAsync();
        var desk = new ServedWorkspace("w", workspace).Imports;
        var jobs = new List<ImportJob>();
        foreach (var name in new[] { "one.csv", "two.csv" })
        {
            var files = desk.Receive();
            jobs.Add(desk.Start(files, [SourceInspector.Inspect((await TakeAsync(files, name, Rows)).File)], Ana));
        }

        await EndAsync(desk, jobs[0]);
        await EndAsync(desk, jobs[1]);
        Assert.Equal(2, jobs.Sum(j => j.Report!.Accepted));
        Assert.Equal(2, jobs.Sum(j => j.Report!.Duplicates));
        Assert.Equal(["two.csv", "one.csv"], desk.Jobs.Select(j => j.Names[0]));
    }

    [Fact]
    public async Task Stopping_the_desk_leaves_nothing_running_and_nothing_lying_about()
    {
        await using var workspace = await OpenAsync();
        var desk = new ServedWorkspace("w", workspace).Imports;
        var files = desk.Receive();
        var job = desk.Start(files, [SourceInspector.Inspect((await TakeAsync(files, "big.csv", Many(200_000))).File)], Ana);
        await desk.StopAsync();
        Assert.True(job.IsOver);
        Assert.False(Directory.Exists(Path.Combine(workspace.Folder.ImportsFolder, "arriving")));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\data\shop.csv", "shop.csv")]
    [InlineData("a\u202egnp.csv\n", "agnp.csv")]
    [InlineData("..", "..")]
    [InlineData(" / ", "file")]
    public async Task A_hostile_name_is_only_a_name(string said, string shown)
    {
        await using var workspace = await OpenAsync();
        using var files = new ServedWorkspace("w", workspace).Imports.Receive();
        var arrived = await TakeAsync(files, said, Rows);
        Assert.Equal(shown, arrived.File.Name);
        Assert.StartsWith(Path.Combine(workspace.Folder.ImportsFolder, "arriving"), arrived.File.Path, StringComparison.Ordinal);
        Assert.Equal("1", Path.GetFileName(arrived.File.Path));
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_leaves_nothing()
    {
        await using var workspace = await OpenAsync();
        using var files = new ServedWorkspace("w", workspace).Imports.Receive();
        await Assert.ThrowsAsync<MendableException>(() => TakeAsync(files, "none.csv", ""));
        Assert.Empty(files.Files);
        Assert.Empty(Directory.EnumerateFiles(workspace.Folder.ImportsFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_the_check_counts_is_what_the_import_does()
    {
        await using var workspace = await OpenAsync();
        using var files = new ServedWorkspace("w", workspace).Imports.Receive();
        var plan = SourceInspector.Inspect((await TakeAsync(files, "events.csv", Rows)).File);
        var check = await SourceCheck.OfAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        var report = await workspace.ImportAsync([plan], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((report.Read, report.Accepted + report.Duplicates, report.Rejected), (check.Rows, check.Readable, check.Rejected));
        Assert.True(check.IsWhole);
        Assert.Equal(UtcTime.FromDateTime(new DateTime(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc)), check.FirstMicros);
        Assert.Contains(check.Problems, p => RejectionReason.ValueOf(p.Reason) == "'soon'");
    }

    [Fact]
    public async Task Feedback_comes_in_in_the_background_is_counted_and_is_put_away_by_whoever_has_seen_it()
    {
        await using var workspace = await OpenAsync();
        var visit = new WorkspaceVisit(new ServedWorkspace("w", workspace), Ana);
        var desk = visit.Imports();
        var files = desk.Receive();
        var arrived = await TakeAsync(files, "said.csv", "text,stars,author\nLate again,1,ann\nLovely,5,ben\n,,cid\n");
        var told = 0L;
        var job = desk.StartFeedback(files, visit.PlanFeedback(new FeedbackRequest { Reading = new ImportRequest { Files = [arrived.File] } }), Ana, report => Task.FromResult(told = report.Accepted));
        await EndAsync(desk, job);
        Assert.Equal((ImportJobState.Done, 3L, 2L, 1L), (job.State, job.Report!.Read, job.Report.Accepted, job.Report.Rejected));
        Assert.Equal("Ana", Assert.Single(await workspace.Voice.ImportsAsync(TestContext.Current.CancellationToken)).By);
        Assert.False(File.Exists(arrived.File.Path));

        // The imports of events know nothing of it.
        Assert.Empty(desk.Jobs);
        Assert.Same(job, Assert.Single(desk.FeedbackJobs));
        desk.PutAway(job);
        Assert.Empty(desk.FeedbackJobs);
        await desk.StopAsync();
        Assert.Equal(2, told);
    }

    [Fact]
    public async Task Of_an_import_whose_feedback_fails_the_events_are_reported_and_noted()
    {
        await using var workspace = await OpenAsync();
        var desk = new ServedWorkspace("w", workspace).Imports;
        var files = desk.Receive();
        var events = await TakeAsync(files, "events.csv", Rows);
        var said = await TakeAsync(files, "said.csv", "text,stars,author\nLate again,1,ann\n");
        var feedback = FeedbackInspector.Inspect(said.File);
        File.Delete(said.File.Path);
        RoutedReport? noted = null;
        var job = desk.Start(files, [SourceInspector.Inspect(events.File)], new RoutedPlan([], [feedback], [], []), Ana, report => Task.FromResult(noted = report));
        await EndAsync(desk, job);
        await desk.StopAsync();
        Assert.Equal((2L, 2L), (job.Report!.Accepted, noted!.Events!.Accepted));
        Assert.Equal(0, job.BesideReport?.Feedback?.Accepted ?? 0);
        Assert.True(job.Trouble is not null || job.BesideReport!.Feedback!.Files.Any(f => f.Error is not null));
    }

    [Fact]
    public async Task An_import_of_feedback_alone_is_noted_as_feedback_and_not_as_no_events()
    {
        await using var workspace = await OpenAsync();
        var visit = new WorkspaceVisit(new ServedWorkspace("w", workspace), Ana);
        var files = visit.Imports().Receive();
        var said = await TakeAsync(files, "said.csv", "text,stars,author\nLate again,1,ann\nLovely,5,ben\n");
        RoutedReport? noted = null;
        var job = visit.Imports().Start(files, [], new RoutedPlan([], [FeedbackInspector.Inspect(said.File)], [], []), Ana, report => Task.FromResult(noted = report));
        await EndAsync(visit.Imports(), job);
        await visit.Imports().StopAsync();
        Assert.Null(noted!.Events);
        Assert.Equal(2, noted.Feedback!.Accepted);
    }

    [Fact]
    public async Task A_viewer_has_no_way_to_the_desk()
    {
        await using var workspace = await OpenAsync();
        var visit = new WorkspaceVisit(new ServedWorkspace("w", workspace), Visitor.Of("2", "Vi", MemberRole.Editor));
        Assert.Throws<RefusedException>(visit.Imports);
    }

    [Fact]
    public async Task The_newest_events_come_first_and_a_filter_is_heeded()
    {
        await using var workspace = await OpenAsync();
        await workspace.ImportAsync([SourceInspector.Inspect(_scratch.Write("many.csv", Many(500)))], cancellationToken: TestContext.Current.CancellationToken);
        var newest = await NewestEvents.ReadAsync(workspace, 7, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(493, 7).Reverse().Select(i => $"c{i}"), newest.Select(e => e.Customer));
        var opened = await NewestEvents.ReadAsync(workspace, 3, StepSyntax.ParseConditions("activity=open").ToList(), TestContext.Current.CancellationToken);
        Assert.Equal(["c498", "c496", "c494"], opened.Select(e => e.Customer));
    }

    [Fact]
    public async Task Erasing_a_customer_takes_their_name_out_of_the_journal_too()
    {
        await using var workspace = await OpenAsync();
        var path = _scratch.Write("history-of-b.csv", Rows);
        await workspace.ImportAsync([SourceInspector.Inspect(path)], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(workspace.Imports.All());
        await workspace.ForgetAsync("b", TestContext.Current.CancellationToken);
        Assert.Empty(workspace.Imports.All());
    }

    [Fact]
    public void A_mapping_is_found_again_and_fits_whatever_the_capitals()
    {
        var shelf = new MappingShelf(new FolderPapers(new WorkspaceFolder(_scratch.Path)));
        shelf.Save("Shop export (v2)", new ColumnMapping { Roles = new Dictionary<string, string> { ["customer"] = "User_Id" } });
        var saved = Assert.Single(shelf.All());
        Assert.Equal("Shop export (v2)", saved.Name);
        Assert.True(saved.Fits(["user_id", "event"]));
        Assert.False(saved.Fits(["id"]));
        Assert.Throws<MendableException>(() => shelf.Save("../escape", saved.Mapping));
    }

    private static string Many(int rows)
    {
        var text = new StringBuilder("user_id,event,timestamp\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(FormattableString.Invariant($"c{i},{(i % 2 == 0 ? "open" : "pay")},{new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i):yyyy-MM-dd HH:mm:ss}\n"));
        }

        return text.ToString();
    }

    private static async Task<ArrivedFile> TakeAsync(ArrivedFiles files, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await files.TakeAsync(name, content, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task EndAsync(ImportDesk desk, DeskJob job)
    {
        var ended = new TaskCompletionSource();
        void Look()
        {
            if (job.IsOver)
            {
                ended.TrySetResult();
            }
        }

        desk.Changed += Look;
        Look();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        desk.Changed -= Look;
    }

    private Task<JourneyWorkspace> OpenAsync() => JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_scratch.Path, "ws")), cancellationToken: TestContext.Current.CancellationToken);
}
