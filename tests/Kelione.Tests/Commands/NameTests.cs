using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary>Names of segments inside rules, and names that nothing bears.</summary>
public sealed class NameTests
{
    [Fact]
    public async Task A_segment_is_named_inside_the_rule_of_another()
    {
        using var cli = await new Cli().WithShopAsync();
        (await cli.RunAsync("segment", "define", "buyers", "did order")).Succeeded();
        (await cli.RunAsync("segment", "define", "rest", "not buyers")).Succeeded();
        (await cli.RunAsync("segment", "define", "lost", "rest and did cart")).Succeeded();

        Assert.Equal(2, await SizeAsync(cli, "not buyers"));
        Assert.Equal(2, await SizeAsync(cli, "not \"buyers\""));
        Assert.Equal(1, await SizeAsync(cli, "buyers and channel=app"));
        Assert.Equal(2, await SizeAsync(cli, "rest"));
        Assert.Equal(1, await SizeAsync(cli, "lost"));
        Assert.Equal(2, (await cli.RunAsync("status", "--segment", "not buyers", "--json")).Succeeded().Json().GetProperty("customers").GetInt32());
        var compared = (await cli.RunAsync("segment", "compare", "buyers", "not buyers", "--json", "--", "funnel", "view", "cart")).Succeeded().Json();
        Assert.Equal(0, compared.GetProperty("inBoth").GetInt32());
        Assert.Equal(2, compared.GetProperty("right").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task A_segment_that_gets_another_rule_changes_those_that_name_it()
    {
        using var cli = await new Cli().WithShopAsync();
        (await cli.RunAsync("segment", "define", "chosen", "did order")).Succeeded();
        (await cli.RunAsync("segment", "define", "rest", "not chosen")).Succeeded();
        (await cli.RunAsync("segment", "define", "chosen", "did cart")).Succeeded();

        Assert.Equal(1, await SizeAsync(cli, "rest"));
    }

    [Fact]
    public async Task A_segment_cannot_come_to_name_itself()
    {
        using var cli = await new Cli().WithShopAsync();
        (await cli.RunAsync("segment", "define", "a", "did order")).Succeeded();
        (await cli.RunAsync("segment", "define", "b", "not a")).Succeeded();
        var refused = await cli.RunAsync("segment", "define", "a", "b and did cart");

        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("a → b → a", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, await SizeAsync(cli, "a"));
    }

    [Fact]
    public async Task A_segment_that_another_names_is_not_removed()
    {
        using var cli = await new Cli().WithShopAsync();
        (await cli.RunAsync("segment", "define", "a", "did order")).Succeeded();
        (await cli.RunAsync("segment", "define", "b", "not a")).Succeeded();
        var refused = await cli.RunAsync("segment", "remove", "a");

        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("'b' names 'a'", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "--where", "prise=30")]
    [InlineData("status", "--where", "!prise")]
    [InlineData("status", "--where", "prise!=30")]
    [InlineData("segment", "define", "dear", "prise>=20")]
    [InlineData("status", "--segment", "did order and prise>=20")]
    [InlineData("retention", "--group", "prise>=20")]
    [InlineData("funnel", "view", "order[prise>=20]")]
    [InlineData("funnel", "view", "order", "--by", "prise")]
    [InlineData("funnel", "view", "order", "--hold", "prise")]
    [InlineData("crossings", "--field", "prise")]
    [InlineData("pareto", "--over", "prise")]
    [InlineData("attribution", "--conversion", "order", "--field", "prise")]
    [InlineData("segment", "compare", "did order", "prise>=20", "--", "flows")]
    [InlineData("export", "out.csv", "--where", "prise=30")]
    public async Task A_field_that_no_event_has_is_a_mistake_wherever_it_is_named(params string[] args)
    {
        using var cli = await new Cli().WithShopAsync();
        var result = await cli.RunAsync([.. args.Select(a => a == "out.csv" ? cli.File(a) : a)]);

        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains("No event has 'prise'. Did you mean 'price'? The fields are: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("channel", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Out);
        Assert.False(File.Exists(Path.Combine(cli.WorkspacePath, "segments.json")));
    }

    [Theory]
    [InlineData("customer=ann")]
    [InlineData("activity=order")]
    [InlineData("channel=web")]
    [InlineData("!device")]
    public async Task Fields_that_every_workspace_may_have_are_always_known(string condition)
    {
        using var cli = await new Cli().WithShopAsync();
        (await cli.RunAsync("status", "--where", condition)).Succeeded();
    }

    [Fact]
    public async Task A_value_that_no_event_has_is_remarked_upon()
    {
        using var cli = await new Cli().WithShopAsync();
        var result = (await cli.RunAsync("status", "--where", "channel=Web", "--json")).Succeeded();

        Assert.Contains("nothing is left with channel=Web", result.Error, StringComparison.Ordinal);
    }

    private static async Task<int> SizeAsync(Cli cli, string segment) =>
        (await cli.RunAsync("segment", "show", segment, "--json")).Succeeded().Json().GetProperty("segments")[0].GetProperty("customers").GetInt32();
}
