using System.Text;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

public sealed class WorkCommandTests : IAsyncLifetime
{
    private readonly Cli _cli = new();

    public async ValueTask InitializeAsync() => await _cli.WithShopAsync();

    public ValueTask DisposeAsync()
    {
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("xes")]
    public async Task What_is_exported_comes_back_as_the_same_events(string format)
    {
        (await _cli.RunAsync("export", _cli.File("all." + format))).Succeeded();
        var back = _cli.File("back");
        (await _cli.RunAsync("import", _cli.File("all." + format), "-w", back, "--json")).Succeeded();
        foreach (var line in new[] { "status", "flows", "variants" })
        {
            var (was, now) = ((await _cli.RunAsync(line, "--json")).Succeeded().Json(), (await _cli.RunAsync(line, "--json", "-w", back)).Succeeded().Json());
            foreach (var name in new[] { "events", "customers", "edges", "starts", "items", "first", "last" }.Where(n => was.TryGetProperty(n, out _)))
            {
                Assert.Equal(was.GetProperty(name).GetRawText(), now.GetProperty(name).GetRawText());
            }
        }
    }

    [Fact]
    public async Task A_segment_narrows_an_export()
    {
        var json = (await _cli.RunAsync("export", _cli.File("web.csv"), "--segment", "did order", "--where", "channel=web", "--json")).Succeeded().Json();
        Assert.Equal(4, json.GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task An_exported_text_cannot_become_a_formula_of_a_spreadsheet()
    {
        (await _cli.RunAsync("import", _cli.Write("evil.csv", "user_id,event,timestamp,note\nzoe,view,2026-03-01,=1+1\nzoe,cart,2026-03-02,-5\n"))).Succeeded();
        (await _cli.RunAsync("export", _cli.File("out.csv"), "--segment", "note=-5")).Succeeded();
        var text = await File.ReadAllTextAsync(_cli.File("out.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(",'=1+1", text, StringComparison.Ordinal);
        Assert.Contains(",-5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_a_customer_erases_every_event()
    {
        Assert.Equal(3, (await _cli.RunAsync("forget", "ann", "--yes", "--json")).Succeeded().Json().GetProperty("erased").GetInt64());
        Assert.Equal(7, (await _cli.RunAsync("status", "--json")).Json().GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task A_merge_acts_back_in_time_is_explained_and_undone()
    {
        (await _cli.RunAsync("identity", "merge", "dan", "ann", "--reason", "the same card")).Succeeded();
        Assert.Equal(3, (await _cli.RunAsync("status", "--json")).Json().GetProperty("customers").GetInt64());
        Assert.Contains("the same card", (await _cli.RunAsync("identity", "explain", "dan")).Succeeded().Out, StringComparison.Ordinal);
        (await _cli.RunAsync("identity", "undo", "1")).Succeeded();
        Assert.Equal(4, (await _cli.RunAsync("status", "--json")).Json().GetProperty("customers").GetInt64());
    }

    [Fact]
    public async Task Pairs_of_ids_come_from_a_file_and_bad_rows_are_named()
    {
        var result = await _cli.RunAsync("identity", "import", _cli.Write("pairs.csv", "anonymous,known\ndan,ann\neve,eve\ndan,ann\n"), "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        var json = result.Json();
        Assert.Equal((3L, 1L, 1L), (json.GetProperty("read").GetInt64(), json.GetProperty("accepted").GetInt64(), json.GetProperty("duplicates").GetInt64()));
        Assert.Contains("pairs.csv, line 3", json.GetProperty("rejected")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_is_defined_shown_listed_used_and_removed()
    {
        (await _cli.RunAsync("segment", "define", "buyers", "did order")).Succeeded();
        Assert.Equal("did order", (await _cli.RunAsync("segment", "list", "--json")).Json().GetProperty("segments")[0].GetProperty("rule").GetString());
        Assert.Equal(2, (await _cli.RunAsync("status", "--segment", "buyers", "--json")).Json().GetProperty("customers").GetInt64());
        Assert.Equal(2, (await _cli.RunAsync("segment", "show", "buyers", "--json")).Json().GetProperty("segments")[0].GetProperty("customers").GetInt64());
        (await _cli.RunAsync("segment", "remove", "buyers")).Succeeded();
        Assert.Equal(ExitCode.UserCanMend, (await _cli.RunAsync("status", "--segment", "buyers buyers")).Exit);
    }

    [Fact]
    public async Task A_hashed_field_is_not_kept_in_clear_and_the_key_is_its_owners_only()
    {
        var back = _cli.File("hashed");
        (await _cli.RunAsync("import", _cli.File("shop.csv"), "--hash", "customer", "-w", back)).Succeeded();
        var page = (await _cli.RunAsync("customers", "-w", back, "--json")).Succeeded().Out;
        Assert.DoesNotContain("ann", page, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(back, "key")));
        }
    }

    [Fact]
    public async Task A_preview_imports_nothing_and_a_saved_mapping_is_used_again()
    {
        var back = _cli.File("previewed");
        var view = (await _cli.RunAsync("import", _cli.File("shop.csv"), "--preview", "--save-mapping", _cli.File("map.json"), "-w", back)).Succeeded().Out;
        Assert.Contains("user_id", view, StringComparison.Ordinal);
        Assert.False(Directory.Exists(back));
        (await _cli.RunAsync("import", _cli.File("shop.csv"), "--mapping", _cli.File("map.json"), "-w", back)).Succeeded();
    }

    [Fact]
    public async Task The_doctor_finds_a_sound_workspace_sound_and_makes_the_index_anew()
    {
        Assert.True((await _cli.RunAsync("doctor", "--json")).Succeeded().Json().GetProperty("sound").GetBoolean());
        Assert.True((await _cli.RunAsync("doctor", "--rebuild", "--json")).Succeeded().Json().GetProperty("sound").GetBoolean());
    }

    [Fact]
    public async Task A_sample_is_the_same_for_the_same_seed()
    {
        (await _cli.RunAsync("sample", "phone", "--customers", "20", "--seed", "7", "-o", _cli.File("a.csv"))).Succeeded();
        (await _cli.RunAsync("sample", "phone", "--customers", "20", "--seed", "7", "-o", _cli.File("b.csv.gz"))).Succeeded();
        (await _cli.RunAsync("import", _cli.File("a.csv"), "-w", _cli.File("w"))).Succeeded();
        var json = (await _cli.RunAsync("import", _cli.File("b.csv.gz"), "-w", _cli.File("w"), "--json")).Succeeded().Json();
        Assert.Equal(0, json.GetProperty("accepted").GetInt64());
    }

    [Fact]
    public async Task Stopping_an_import_keeps_the_workspace_whole_and_a_second_one_adds_the_rest()
    {
        var lines = new StringBuilder("user_id,event,timestamp\n");
        for (var i = 0; i < 300_000; i++)
        {
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{i % 5000},step{i % 7},2026-01-01T00:00:{i % 60:00}.{i:000000}Z\n");
        }

        var (file, back) = (_cli.Write("big.csv", lines.ToString()), _cli.File("stopped"));
        using var stop = new CancellationTokenSource();
        using var error = new StopAtProgress(stop);
        var result = await _cli.RunAsync(System.Globalization.CultureInfo.InvariantCulture, error, isTerminal: true, stop.Token, "import", file, "-w", back, "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        var json = result.Json();
        Assert.True(json.GetProperty("stopped").GetBoolean());
        var kept = json.GetProperty("accepted").GetInt64();
        Assert.InRange(kept, 1, 299_999);
        Assert.Equal(json.GetProperty("read").GetInt64(), kept + json.GetProperty("duplicates").GetInt64() + json.GetProperty("rejected").GetInt64());

        var again = (await _cli.RunAsync("import", file, "-w", back, "--json")).Succeeded().Json();
        Assert.Equal(300_000, again.GetProperty("accepted").GetInt64() + kept);
        Assert.Equal(300_000, (await _cli.RunAsync("status", "-w", back, "--json")).Json().GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task A_damaged_file_is_a_failure_for_a_script_though_what_came_before_is_kept()
    {
        var path = _cli.File("cut.csv.gz");
        using (var whole = new MemoryStream())
        {
            using (var packed = new System.IO.Compression.GZipStream(whole, System.IO.Compression.CompressionLevel.NoCompression, leaveOpen: true))
            {
                packed.Write(Encoding.UTF8.GetBytes(Cli.Shop + string.Concat(Enumerable.Range(0, 5000).Select(i => $"u{i},view,2026-03-01T10:00:00Z,web,\n"))));
            }

            await File.WriteAllBytesAsync(path, whole.ToArray()[..(int)(whole.Length / 2)], TestContext.Current.CancellationToken);
        }

        var result = await _cli.RunAsync("import", path, "-w", _cli.File("cut"), "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains("cut.csv.gz", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.True(result.Json().GetProperty("files")[0].GetProperty("incomplete").GetBoolean());
        Assert.True(result.Json().GetProperty("accepted").GetInt64() > 0);
    }

    [Fact]
    public async Task An_import_of_which_nothing_became_an_event_is_a_failure()
    {
        var result = await _cli.RunAsync("import", _cli.Write("bad.csv", "user_id,event,timestamp\nzoe,view,soon\nzoe,view,later\n"), "--time", "timestamp", "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains("every one of 2 rows was rejected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lacks_a_column_leaves_no_workspace_behind()
    {
        Assert.Equal(ExitCode.UserCanMend, (await _cli.RunAsync("import", _cli.Write("odd.csv", "a,b\n1.5,2.5\n3.5,4.25\n"), "-w", _cli.File("none"))).Exit);
        Assert.False(Directory.Exists(_cli.File("none")));
    }

    [Fact]
    public async Task Paths_of_another_system_take_costs_and_names_of_direct_and_refuse_what_needs_events()
    {
        var paths = _cli.Write("paths.csv", "path,total_conversions,total_conversion_value,total_null\nsearch > own,10,100,5\nmail > search,4,40,1\n");
        var costs = _cli.Write("costs.csv", "channel,cost\nsearch,50\n");
        string[] ask = ["attribution", "--paths", paths, "--model", "last-non-direct", "--costs", costs, "--json"];
        var channels = (await _cli.RunAsync(ask)).Succeeded().Json().GetProperty("models")[0].GetProperty("channels");
        var named = (await _cli.RunAsync([.. ask, "--direct", "own"])).Succeeded().Json().GetProperty("models")[0].GetProperty("channels");
        double Of(System.Text.Json.JsonElement list, string channel, string name) => list.EnumerateArray().Single(c => c.GetProperty("channel").GetString() == channel).GetProperty(name).GetDouble();
        Assert.Equal((10.0, 4.0), (Of(channels, "own", "conversions"), Of(channels, "search", "conversions")));
        Assert.Equal((0.0, 14.0), (Of(named, "own", "conversions"), Of(named, "search", "conversions")));
        Assert.Equal((50.0, 12.5), (Of(channels, "search", "cost"), Of(channels, "search", "costPerConversion")));
        var refused = await _cli.RunAsync([.. ask, "--lookback", "3d", "--from", "2026-01-01"]);
        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("leave out --lookback, --from", refused.Error, StringComparison.Ordinal);
    }

    // Sees the progress line and stops the work: at a known row, not after a time.
    private sealed class StopAtProgress(CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            stop.Cancel();
        }
    }
}
