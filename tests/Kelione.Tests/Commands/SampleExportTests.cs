using System.Text.Json;
using Kelione.CommandLine;
using Kelione.Samples;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary><c>kelione sample export</c> writes files that <c>kelione import</c> takes without a word said about them.</summary>
public sealed class SampleExportTests
{
    public static TheoryData<string> Exports => [.. ExportSample.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task What_is_written_is_recognised_and_every_record_is_accounted_for(string name)
    {
        using var cli = new Cli();
        var written = (await cli.RunAsync("sample", "export", name, cli.File("try"), "--customers", "400", "--json")).Succeeded().Json().GetProperty("exports")[0];
        var file = written.GetProperty("file").GetString()!;
        var zone = written.TryGetProperty("zone", out var named) && named.ValueKind == JsonValueKind.String ? new[] { "--zone", named.GetString()! } : [];

        var report = (await cli.RunAsync(["import", file, .. zone, "--json"])).Succeeded().Json();

        List<JsonElement> parts = report.TryGetProperty("files", out _) ? [report] : [.. new[] { "events", "feedback", "demand" }.Where(k => report.TryGetProperty(k, out var part) && part.ValueKind == JsonValueKind.Object).Select(report.GetProperty)];
        Assert.NotEmpty(parts);
        foreach (var one in parts.SelectMany(p => p.GetProperty("files").EnumerateArray()))
        {
            Assert.Equal(written.GetProperty("system").GetString(), one.GetProperty("system").GetString());
            Assert.True(Count(one, "accepted") > 0);
            Assert.Equal(Count(one, "read"), Count(one, "accepted") + Count(one, "updated") + Count(one, "duplicates") + Count(one, "rejected"));
        }

        // A help desk's tickets are events as well as what was said.
        Assert.Contains(written.GetProperty("records").GetInt64(), parts.Select(p => Count(p.GetProperty("files")[0], "accepted")));
    }

    [Fact]
    public async Task The_name_of_a_system_is_enough_and_a_near_one_is_suggested()
    {
        using var cli = new Cli();
        var listed = (await cli.RunAsync("sample", "export", "--json")).Succeeded().Json().GetProperty("exports").EnumerateArray().Select(e => e.GetProperty("system").GetString()).ToHashSet();
        Assert.True(listed.Count >= 35);

        var metrica = (await cli.RunAsync("sample", "export", "metrica", cli.File("a"), "--customers", "20")).Succeeded();
        Assert.Contains("kelione import", metrica.Error, StringComparison.Ordinal);
        var refused = await cli.RunAsync("sample", "export", "mixpanle", cli.File("a"));
        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("mixpanel", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.UserCanMend, (await cli.RunAsync("sample", "export", "mixpanel")).Exit);
    }

    [Fact]
    public async Task All_exports_go_into_folders_of_their_own()
    {
        using var cli = new Cli();
        (await cli.RunAsync("sample", "export", "all", cli.File("every"), "--customers", "60")).Succeeded();

        Assert.Equal(ExportSample.All.Select(e => e.Name).Order(StringComparer.Ordinal), Directory.GetDirectories(cli.File("every")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Boards_become_maps_by_their_options_and_never_together_with_events()
    {
        using var cli = new Cli();
        var board = cli.Write("path.csv", "Stage|Choose, compare|Buy\nActions|Compares|Pays\nEmotions|2|-1\n");
        var events = cli.Write("events.csv", "user_id,event,timestamp\nu1,look,2026-03-05T10:00:00Z\n");

        var refused = await cli.RunAsync("import", board, events);
        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("by two commands", refused.Error, StringComparison.Ordinal);

        var map = (await cli.RunAsync("import", board, "--delimiter", "|", "--json")).Succeeded().Json().GetProperty("map").GetString()!;
        var grid = (await cli.RunAsync("map", "export", map, "--format", "grid", "--json")).Succeeded().Json().GetProperty("grid").GetString();
        Assert.Contains("Choose, compare", grid, StringComparison.Ordinal);
    }

    private static long Count(JsonElement file, string name) => file.TryGetProperty(name, out var count) ? count.GetInt64() : 0;
}
