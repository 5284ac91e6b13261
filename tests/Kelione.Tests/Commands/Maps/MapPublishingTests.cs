using System.Globalization;
using System.Text;
using System.Text.Json;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands.Maps;

/// <summary>A map is measured, ranked and published from the command line.</summary>
public sealed class MapPublishingTests
{
    [Fact]
    public async Task Measuring_writes_the_names_that_others_rely_on()
    {
        using var cli = await MeasuredAsync();
        var measured = (await cli.RunAsync("map", "measure", "phone", "--json")).Succeeded().Json();
        foreach (var name in new[] { "map", "period", "customers", "coverage", "steps" })
        {
            Assert.True(measured.TryGetProperty(name, out _), name);
        }

        foreach (var step in measured.GetProperty("steps").EnumerateArray())
        {
            foreach (var name in new[]
                     {
                         "id", "name", "stage", "customers", "share", "conversionToNext", "retained", "medianSecondsToNext", "p90SecondsToNext", "exits", "leftTo", "criticality", "criticalityTerms", "barriers", "channels",
                     })
            {
                Assert.True(step.TryGetProperty(name, out _), $"{step.GetProperty("id").GetString()}: {name}");
            }
        }

        Assert.Equal("phone", measured.GetProperty("map").GetString());
    }

    [Fact]
    public async Task A_measured_map_has_the_numbers_of_a_funnel_asked_by_itself()
    {
        using var cli = await MeasuredAsync();
        var measured = (await cli.RunAsync("map", "measure", "phone", "--json")).Succeeded().Json();
        var cart = Step(measured, "cart");
        var funnel = (await cli.RunAsync("funnel", "add_to_cart", "checkout_start", "--within", "30d", "--json")).Succeeded().Json().GetProperty("steps");
        Assert.Equal(funnel[0].GetProperty("customers").GetInt64(), cart.GetProperty("customers").GetInt64());
        Assert.Equal(funnel[1].GetProperty("customers").GetInt64(), cart.GetProperty("wentOn").GetInt64());
        Assert.Equal(funnel[1].GetProperty("medianSeconds").GetDouble(), cart.GetProperty("medianSecondsToNext").GetDouble());
    }

    [Theory]
    [InlineData("poster", "map.pdf", "%PDF-")]
    [InlineData("poster", "map.svg", "<svg")]
    [InlineData("poster", "map.png", "\u0089PNG")]
    [InlineData("slides", "review.pdf", "%PDF-")]
    [InlineData("table", "map.xlsx", "PK")]
    [InlineData("table", "map.csv", "\u00EF\u00BB\u00BFstage,step")]
    [InlineData("table", "map.md", "# Buying a phone")]
    public async Task Every_output_is_written_whole(string command, string file, string begins)
    {
        using var cli = await MeasuredAsync();
        var written = (await cli.RunAsync("map", command, "phone", "-o", cli.File(file), "--json")).Succeeded().Json();
        var bytes = await File.ReadAllBytesAsync(cli.File(file), TestContext.Current.CancellationToken);
        Assert.StartsWith(begins, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(bytes.Length, written.GetProperty("bytes").GetInt32());
        Assert.Empty(Directory.GetFiles(cli.Folder, "*.part"));
    }

    [Theory]
    [InlineData("poster", "map.docx", "does not say in which form")]
    [InlineData("table", "map.pdf", "does not say in which form")]
    [InlineData("slides", "map.svg", "several pages")]
    [InlineData("poster", "nowhere/map.pdf", "Make it first")]
    [InlineData("poster", "map.png --dpi 2000", "are out of range: take 24 to 1200.\n")]
    public async Task A_file_that_cannot_be_is_refused_with_what_to_do(string command, string file, string words)
    {
        using var cli = await MeasuredAsync();
        var result = await cli.RunAsync(["map", command, "phone", "-o", cli.File(file.Split(' ')[0]), .. file.Split(' ')[1..]]);
        Assert.NotEqual(ExitCode.Done, result.Exit);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_map_step_or_idea_is_told_with_what_there_is()
    {
        using var cli = await MeasuredAsync();
        Assert.Contains("phon", (await cli.RunAsync("map", "measure", "phon")).Error, StringComparison.Ordinal);
        Assert.Contains("checkout", (await cli.RunAsync("map", "bind", "phone", "checkot", "x")).Error, StringComparison.Ordinal);
        Assert.Contains("free-pickup", (await cli.RunAsync("ideas", "set", "phone", "nothing", "--owner", "X")).Error, StringComparison.Ordinal);
        Assert.Contains("between 0 and 10", (await cli.RunAsync("ideas", "set", "phone", "free-pickup", "--ease-of-design", "11")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idea_that_is_changed_is_a_version_of_the_map_and_can_be_undone()
    {
        using var cli = await MeasuredAsync();
        (await cli.RunAsync("ideas", "set", "phone", "free-pickup", "--owner", "Stores", "--due", "2026-01-31", "--status", "planned")).Succeeded();
        var idea = Idea((await cli.RunAsync("map", "show", "phone", "--json")).Succeeded().Json());
        Assert.Equal("Stores", idea.GetProperty("owner").GetString());
        Assert.Equal("2026-01-31", idea.GetProperty("due").GetString());
        (await cli.RunAsync("map", "undo", "phone")).Succeeded();
        Assert.NotEqual("Stores", Idea((await cli.RunAsync("map", "show", "phone", "--json")).Succeeded().Json()).GetProperty("owner").GetString());
    }

    [Fact]
    public async Task A_map_is_drafted_from_data_bound_measured_and_its_snapshots_compared()
    {
        using var cli = await MeasuredAsync();
        var draft = (await cli.RunAsync("map", "discover", "--id", "draft", "--json")).Succeeded().Json();
        Assert.InRange(draft.GetProperty("steps").GetInt32(), 4, 15);
        (await cli.RunAsync("map", "measure", "draft")).Succeeded();
        (await cli.RunAsync("map", "measure", "draft", "--from", "2025-03-01", "--numbers-only")).Succeeded();
        var snapshots = (await cli.RunAsync("map", "snapshots", "draft", "--json")).Succeeded().Json().GetProperty("snapshots");
        Assert.Equal(2, snapshots.GetArrayLength());
        var ids = snapshots.EnumerateArray().Select(s => s.GetProperty("snapshot").GetString()!).Order(StringComparer.Ordinal).ToArray();
        (await cli.RunAsync("map", "compare", "draft", ids[0], ids[1], "--json")).Succeeded();
        (await cli.RunAsync("map", "compare", "draft", ids[0])).Succeeded();
    }

    [Fact]
    public async Task Bindings_are_proposed_for_what_is_not_bound_and_taken_on_request()
    {
        using var cli = await MeasuredAsync();
        (await cli.RunAsync("map", "bind", "phone", "cart", "-")).Succeeded();
        var proposed = (await cli.RunAsync("map", "bind", "phone", "--suggest", "--apply", "--json")).Succeeded().Json();
        Assert.Contains("cart", proposed.GetProperty("bound").EnumerateArray().Select(b => b.GetString()));
        var steps = (await cli.RunAsync("map", "show", "phone", "--json")).Succeeded().Json().GetProperty("map").GetProperty("stages").EnumerateArray().SelectMany(s => s.GetProperty("steps").EnumerateArray());
        var cart = steps.First(s => s.GetProperty("id").GetString() == "cart");
        Assert.Contains("add_to_cart", cart.GetProperty("binding").GetProperty("events").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("pl")]
    [InlineData("lt")]
    public async Task Every_view_of_a_measured_map_fits_a_terminal_in_every_language(string language)
    {
        using var cli = await MeasuredAsync();
        foreach (var args in new[]
                 {
                     "map measure phone --no-keep", "map table phone", "map snapshots phone", "barriers phone", "ideas phone --effects", "map bind phone --suggest",
                 })
        {
            var result = (await cli.RunAsync(CultureInfo.GetCultureInfo(language), CancellationToken.None, args.Split(' '))).Succeeded();
            Assert.All(result.Out.Split('\n'), line => Assert.True(CommandLine.Views.Cells.Width(line) <= 80 || line.Contains("kelione ", StringComparison.Ordinal), $"{args}: {line}"));
        }
    }

    private static JsonElement Step(JsonElement measured, string id) => measured.GetProperty("steps").EnumerateArray().First(s => s.GetProperty("id").GetString() == id);

    private static JsonElement Idea(JsonElement shown) => shown.GetProperty("map").GetProperty("ideas").EnumerateArray().First(i => i.GetProperty("id").GetString() == "free-pickup");

    private static async Task<Cli> MeasuredAsync()
    {
        var cli = new Cli();
        (await cli.RunAsync("sample", "phone", "--customers", "400", "-o", cli.File("events.csv"))).Succeeded();
        (await cli.RunAsync("import", cli.File("events.csv"))).Succeeded();
        (await cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        (await cli.RunAsync("map", "measure", "phone")).Succeeded();
        return cli;
    }
}
