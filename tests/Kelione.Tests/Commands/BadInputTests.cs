using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

public sealed class BadInputTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_missing_file_is_named_and_leaves_no_workspace_behind()
    {
        await Refused("nowhere.csv", "import", _cli.File("nowhere.csv"));
        Assert.False(Directory.Exists(_cli.WorkspacePath));
    }

    [Fact]
    public async Task A_folder_is_no_file() => await Refused(Path.GetFileName(_cli.Folder), "import", _cli.Folder);

    [Fact]
    public async Task An_empty_file_is_refused_kindly() => await Refused("empty.csv", "import", _cli.Write("empty.csv", ""));

    [Fact]
    public async Task A_file_without_known_columns_lists_them_and_says_which_option_to_give()
    {
        var result = await Refused("--customer", "import", _cli.Write("odd.csv", "a,b\n1.5,2.5\n3.5,4.25\n"));
        Assert.Contains("1.5", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_text_or_a_rating_is_read_when_its_advice_is_followed()
    {
        var file = _cli.Write("odd.csv", "a,b\n1.5,2.5\n3.5,4.25\n");
        await Refused("--map text=COLUMN or --map rating=COLUMN", "feedback", "import", file);
        Assert.Equal(ExitCode.Done, (await _cli.RunAsync("feedback", "import", file, "--map", "rating=a")).Exit);
    }

    [Fact]
    public async Task Before_the_first_import_every_analysis_says_how_to_begin() => await Refused("kelione import", "status");

    [Fact]
    public async Task An_unknown_activity_brings_near_names()
    {
        await _cli.WithShopAsync();
        await Refused("Did you mean 'order'?", "funnel", "view", "ordr");
    }

    [Theory]
    [InlineData("funnel view --within soon", "soon")]
    [InlineData("funnel view[channel", "]")]
    [InlineData("funnel view --order random", "ordered, strict, any")]
    [InlineData("funnel", "--help")]
    [InlineData("retention --kind weekly", "n-day, unbounded, bracket")]
    [InlineData("aha --outcome 7d", "7d..14d")]
    [InlineData("flows --top 0", "at least 1")]
    [InlineData("flows --sankey --loops", "Choose one")]
    [InlineData("status --from 2026-02-01 --to 2026-01-01", "The period is empty")]
    [InlineData("status --from yesterday", "2026-01-31")]
    [InlineData("status --segment nonsense( ", "neither the name of a segment nor a rule")]
    [InlineData("funnel view cart --previous", "--from and --to")]
    [InlineData("customers q12 step:1", "q1a2b3c4d5e6f")]
    [InlineData("customers q123456789abc step:1", "no question with the handle")]
    [InlineData("forget nobody --yes", "no customer 'nobody'")]
    [InlineData("forget ann", "--yes")]
    [InlineData("journey nobody", "no customer 'nobody'")]
    [InlineData("identity undo 7", "no statement 7")]
    [InlineData("segment remove nothing", "no segment 'nothing'")]
    [InlineData("segment compare channel=web channel=app -- demo", "no analysis")]
    [InlineData("sample fone", "'phone'")]
    [InlineData("export nowhere/there.csv", "does not exist")]
    [InlineData("export events.txt", ".parquet")]
    [InlineData("attribution", "--conversion")]
    [InlineData("serve --urls http://0.0.0.0:5080", "--allow-remote")]
    [InlineData("serve --urls nonsense", "http://localhost:5080")]
    [InlineData("sample phone -n 1 -o nowhere/there.csv", "nowhere/there.csv")]
    [InlineData("import nowhere/there.csv --mapping nowhere/map.json", "nowhere/map.json")]
    [InlineData("demo --json", "no JSON")]
    [InlineData("feedback label 99 --sentiment 1", "99")]
    [InlineData("feedback label 99", "--sentiment")]
    [InlineData("feedback label 1 --sentiment 7", "-1 (negative)")]
    [InlineData("feedback undo 9", "9")]
    [InlineData("feedback place 99 --on-map nowhere", "nowhere")]
    [InlineData("feedback list --unplaced", "--on-map")]
    [InlineData("feedback list --limit -1", "1 to 1,000")]
    [InlineData("feedback scores --by attribute", "--attribute")]
    [InlineData("feedback scores --plan nonsense", "nps=40")]
    [InlineData("feedback add hello --rating nonsense", "4/5")]
    [InlineData("feedback import nowhere.csv --scale much", "1-5")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("status --frob", "--frob")]
    [InlineData("--lang xx status", "zh-Hans")]
    public async Task A_mistake_gets_one_clear_message(string line, string said)
    {
        await _cli.WithShopAsync();
        await Refused(said, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_workspace_in_a_place_without_rights_is_refused_with_a_way_out()
    {
        var file = _cli.Write("not-a-folder", "");
        await Refused("--workspace", "import", _cli.Write("shop.csv", Cli.Shop), "--workspace", Path.Combine(file, "below"));
    }

    [Fact]
    public async Task A_costs_file_tells_line_and_field_of_a_mistake()
    {
        await _cli.WithShopAsync();
        await Refused("line 3, cost: 'much'", "attribution", "--conversion", "order", "--costs", _cli.Write("costs.csv", "channel,cost\nweb,1\napp,much\n"));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public void A_failure_that_names_no_file_of_the_user_is_ours(Type type)
    {
        using var error = new StringWriter();
        using var surroundings = new Surroundings { Out = TextWriter.Null, Error = error };
        Assert.Equal(ExitCode.OurFault, Problems.Tell((Exception)Activator.CreateInstance(type, "odd")!, surroundings));
        Assert.Equal(ExitCode.UserCanMend, Problems.Tell(new Kelione.Engine.Storage.WorkspaceFullException("no room"), surroundings));
        Assert.Contains("no room", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_leaves_stdout_empty_for_a_script()
    {
        await _cli.WithShopAsync();
        Assert.Empty((await _cli.RunAsync("funnel", "nonsense", "--json")).Out);
    }

    private async Task<CliResult> Refused(string said, params string[] args)
    {
        var result = await _cli.RunAsync(args);
        Assert.True(result.Exit == ExitCode.UserCanMend, $"exit {result.Exit}\n{result.Error}\n{result.Out}");
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result;
    }
}
