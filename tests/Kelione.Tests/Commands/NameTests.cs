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

    [Theory]
    [InlineData("'funnel'", "funel", "view", "cart")]
    [InlineData("'--top'", "flows", "--topp", "5")]
    [InlineData("'--workspace'", "status", "--workspce", "x")]
    [InlineData("'define'", "segment", "defin", "a", "did cart")]
    public async Task A_mistyped_command_or_option_is_told_what_is_near(string near, params string[] args)
    {
        using var cli = new Cli();
        var result = await cli.RunAsync(args);

        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains($"Did you mean {near}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_that_are_shown_name_the_workspace_that_the_user_named()
    {
        using var cli = await new Cli().WithShopAsync();
        var folder = cli.File("another place");
        var import = (await cli.RunAsync("import", cli.File("shop.csv"), "-w", folder)).Succeeded();
        Assert.Contains($"-w '{folder}'", import.Out.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

        var status = (await cli.RunAsync("status", "--workspace", folder)).Succeeded();
        Assert.Contains($"-w '{folder}'", status.Out.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("-w", (await cli.RunAsync("status")).Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_a_funnel_of_one_step_shows_opens()
    {
        using var cli = await new Cli().WithShopAsync();
        var shown = (await cli.RunAsync("funnel", "cart")).Succeeded();
        Assert.DoesNotContain("lost:1", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("0 s", shown.Out, StringComparison.Ordinal);
        var handle = (await cli.RunAsync("funnel", "cart", "--json")).Succeeded().Json().GetProperty("handle").GetString()!;
        Assert.Equal(3, (await cli.RunAsync("customers", handle, "step:1", "--json")).Succeeded().Json().GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_sample_has_as_many_customers_as_asked_unless_anonymous_ids_are_wanted()
    {
        using var cli = new Cli();
        (await cli.RunAsync("sample", "phone", "--customers", "60", "-o", cli.File("known.csv"))).Succeeded();
        (await cli.RunAsync("import", cli.File("known.csv"))).Succeeded();
        Assert.Equal(60, (await cli.RunAsync("status", "--json")).Succeeded().Json().GetProperty("customers").GetInt32());

        var visitors = cli.File("visitors");
        (await cli.RunAsync("sample", "phone", "--customers", "60", "-o", cli.File("visitors.csv"), "--identities", cli.File("pairs.csv"))).Succeeded();
        (await cli.RunAsync("import", cli.File("visitors.csv"), "-w", visitors)).Succeeded();
        Assert.NotEqual(60, (await cli.RunAsync("status", "-w", visitors, "--json")).Succeeded().Json().GetProperty("customers").GetInt32());
        (await cli.RunAsync("identity", "import", cli.File("pairs.csv"), "-w", visitors)).Succeeded();
        Assert.Equal(60, (await cli.RunAsync("status", "-w", visitors, "--json")).Succeeded().Json().GetProperty("customers").GetInt32());
    }

    private static async Task<int> SizeAsync(Cli cli, string segment) =>
        (await cli.RunAsync("segment", "show", segment, "--json")).Succeeded().Json().GetProperty("segments")[0].GetProperty("customers").GetInt32();
}
