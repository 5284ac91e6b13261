using System.IO.Compression;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class ImportTests : IDisposable
{
    private const string Head = "user_id,event,timestamp\n";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_truncated_file_is_incomplete_and_what_came_before_is_kept()
    {
        var whole = new MemoryStream();
        using (var packed = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(Rows(20_000)));
        }

        var path = Path.Combine(_scratch.Path, "cut.csv.gz");
        await File.WriteAllBytesAsync(path, whole.ToArray()[..(int)(whole.Length * 3 / 4)], TestContext.Current.CancellationToken);
        await using var workspace = await OpenAsync();
        var file = Assert.Single((await workspace.ImportAsync(Request(path))).Files);
        Assert.True(file.Incomplete);
        Assert.Contains("cut.csv.gz", file.Error, StringComparison.Ordinal);
        Assert.True(file.Accepted > 0);
        Assert.Equal(file.Read, file.Accepted + file.Duplicates + file.Rejected);
    }

    [Fact]
    public async Task A_file_that_fails_does_not_take_the_report_of_the_one_before_with_it()
    {
        var (first, second) = (_scratch.Write("first.csv", Rows(10)), _scratch.Write("second.csv", Rows(20)));
        await using var workspace = await OpenAsync();
        var plans = JourneyWorkspace.PlanImport(Request(first, second));
        File.Delete(second);
        var report = await workspace.ImportAsync(plans, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal([10L, 0L], report.Files.Select(f => f.Accepted));
        Assert.Null(report.Files[0].Error);
        Assert.NotNull(report.Files[1].Error);
        Assert.False(report.Stopped);
    }

    [Fact]
    public async Task Rejected_rows_that_cannot_be_kept_end_the_import_with_a_report()
    {
        _scratch.Folder.Create();
        await File.WriteAllTextAsync(_scratch.Folder.ImportsFolder, "a file where the folder should be", TestContext.Current.CancellationToken);
        var (first, second) = (_scratch.Write("first.csv", Rows(10)), _scratch.Write("second.csv", Rows(20) + "zoe,view,soon\n"));
        await using var workspace = await OpenAsync();
        var report = await workspace.ImportAsync(Request(first, second));
        Assert.Equal(10, report.Accepted);
        Assert.NotNull(report.Files[1].Error);
    }

    [Fact]
    public async Task An_import_that_is_stopped_at_a_row_says_so_and_the_next_one_adds_the_rest()
    {
        var path = _scratch.Write("big.csv", Rows(300_000));
        await using var workspace = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var report = await workspace.ImportAsync(Request(path), new StopAt(stop, row: 1), stop.Token);
        Assert.True(report.Stopped);
        Assert.InRange(report.Accepted, 1, 299_999);
        Assert.Equal(report.Read, report.Accepted + report.Duplicates + report.Rejected);
        Assert.True(report.Files[0].Incomplete);
        var rest = await workspace.ImportAsync(Request(path));
        Assert.False(rest.Stopped);
        Assert.Equal(300_000, rest.Accepted + report.Accepted);
        Assert.Equal(300_000, (await workspace.AskAsync(new StatusQuestion())).Events);
    }

    [Fact]
    public async Task Of_a_person_who_is_forgotten_no_file_keeps_a_trace()
    {
        var path = _scratch.Write("people.csv", Head + "anna-secret,view,2026-01-01\ndevice77x,view,2026-01-02\nbob,view,2026-01-03\nanna-secret,view,soon\n\"device77x\",,2026-01-04\nbob,view,later\n");
        await using (var workspace = await OpenAsync())
        {
            await workspace.ImportAsync(Request(path));
            await workspace.IdentifyAsync("device77x", "anna-secret", "the same card");
            await workspace.AskAsync(new TimelineQuestion { Customer = "anna-secret" });
            await workspace.AskAsync(new VariantsQuestion { Scope = new Scope { Customers = ["bob", "device77x"] } });
            await workspace.AskAsync(new VariantsQuestion { Top = 3 });
            await workspace.AskAsync(new TimelineQuestion { Customer = "bob" });
            Assert.Equal(2, await workspace.ForgetAsync("device77x"));
        }

        foreach (var file in Directory.GetFiles(_scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf("anna-secret"u8) < 0 && bytes.AsSpan().IndexOf("device77x"u8) < 0, $"{file} still names the person");
        }

        Assert.Equal(2, Directory.GetFiles(_scratch.Folder.AnswersFolder).Length);
        var rejected = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(_scratch.Folder.ImportsFolder)), TestContext.Current.CancellationToken);
        Assert.Equal(2, rejected.Length);
        Assert.Contains("bob", rejected[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_whom_only_rejected_rows_are_kept_can_be_forgotten_and_a_stranger_cannot()
    {
        await using var workspace = await OpenAsync();
        await workspace.ImportAsync(Request(_scratch.Write("people.csv", Head + "bob,view,2026-01-03\nzoe,view,soon\n")));
        Assert.Equal(0, await workspace.ForgetAsync("zoe"));
        Assert.Empty(Directory.GetFiles(_scratch.Folder.ImportsFolder));
        await Assert.ThrowsAsync<MendableException>(() => workspace.ForgetAsync("zoe"));
    }

    [Theory]
    [InlineData("c1", "c1,view", true)]
    [InlineData("c1", "c10,view", false)]
    [InlineData("c1", "xc1", false)]
    [InlineData("c1", "c10 and c1", true)]
    [InlineData("a\"b", "\"\"a\"\"b\"\"", true)]
    [InlineData("é", "{\"id\":\"\\u00E9\"}", true)]
    [InlineData("a&b", "<id>a&amp;b</id>", true)]
    public void An_id_is_found_where_it_stands_by_itself(string id, string text, bool found) => Assert.Equal(found, new PersonMention([id]).IsIn(text));

    private static string Rows(int count)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{i * 7919L % 5003},step{i % 7},2026-01-01T00:00:{i % 60:00}.{i:000000}Z\n");
        }

        return text.ToString();
    }

    private static ImportRequest Request(params string[] files) => new() { Files = [.. files.Select(f => new SourceFile(f))] };

    private Task<JourneyWorkspace> OpenAsync() => JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);

    private sealed class StopAt(CancellationTokenSource stop, long row) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows >= row)
            {
                stop.Cancel();
            }
        }
    }
}
