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
    public async Task Boards_become_maps_by_their_options()
    {
        using var cli = new Cli();
        var board = cli.Write("path.csv", "Stage|Choose, compare|Buy\nActions|Compares|Pays\nEmotions|2|-1\n");

        var map = (await cli.RunAsync("import", board, "--delimiter", "|", "--json")).Succeeded().Json().GetProperty("map").GetString()!;
        var grid = (await cli.RunAsync("map", "export", map, "--format", "grid", "--json")).Succeeded().Json().GetProperty("grid").GetString();
        Assert.Contains("Choose, compare", grid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_every_kind_go_where_they_belong_in_one_call_and_each_is_told_of()
    {
        using var cli = new Cli();
        var board = cli.Write("path.csv", "Stage;Choose;Buy\nActions;Compares;Pays\nEmotions;2;-1\n");
        var events = cli.Write("events.csv", "user_id,event,timestamp\nu1,look,2026-03-05T10:00:00Z\n");
        var tip = cli.Write("tips.json", """{"user_id":"u1","business_id":"b","text":"Go early","date":"2026-05-11 07:32:03","compliment_count":0}""" + "\n");
        var demand = cli.Write("multiTimeline.csv", "Category: All categories\n\nWeek,phones: (Worldwide)\n2026-04-26,71\n2026-05-03,68\n");

        var looked = await cli.RunAsync("import", board, events, tip, demand, "--preview");
        var report = (await cli.RunAsync("import", board, events, tip, demand, "--json")).Succeeded().Json();

        Assert.Contains("path.csv: recognised as a table; it becomes the map 'path' with 2 stages", looked.Succeeded().Error, StringComparison.Ordinal);
        Assert.Equal((1, 1, 2), (report.GetProperty("events").GetProperty("accepted").GetInt32(), report.GetProperty("feedback").GetProperty("accepted").GetInt32(), report.GetProperty("demand").GetProperty("accepted").GetInt32()));
        var map = report.GetProperty("maps")[0];
        Assert.Equal(("path.csv", "path", 2, 2), (map.GetProperty("file").GetString(), map.GetProperty("map").GetString(), map.GetProperty("stages").GetInt32(), map.GetProperty("steps").GetInt32()));
        Assert.Contains("Pays", (await cli.RunAsync("map", "export", "path", "--format", "grid", "--json")).Succeeded().Json().GetProperty("grid").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_beside_a_file_that_cannot_be_read_makes_no_map()
    {
        using var cli = new Cli();
        var board = cli.Write("path.csv", "Stage;Choose;Buy\nActions;Compares;Pays\nEmotions;2;-1\n");
        var wrong = cli.Write("numbers.csv", "a,b\n1,2\n");

        var refused = await cli.RunAsync("import", board, wrong);

        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Empty((await cli.RunAsync("map", "list", "--json")).Succeeded().Json().GetProperty("maps").EnumerateArray());
    }

    private static long Count(JsonElement file, string name) => file.TryGetProperty(name, out var count) ? count.GetInt64() : 0;
}
