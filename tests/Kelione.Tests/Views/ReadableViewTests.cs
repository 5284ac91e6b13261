using Kelione.Journeys;
using Kelione.Tests.Support;

namespace Kelione.Tests.Views;

/// <summary>Views say what a newcomer understands.</summary>
public sealed class ReadableViewTests
{
    [Fact]
    public void A_candidate_of_few_customers_is_not_shown_but_counted()
    {
        var view = Made.View(Made.AhaOf(("wish_list", 742, 341), ("courier", 1, 1)));
        Assert.DoesNotContain("courier", view, StringComparison.Ordinal);
        Assert.Contains("1 more candidates have fewer than 20 customers on one side", view, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_clearly_together_with_leaving_is_the_finding_and_among_the_rows()
    {
        var unclear = Enumerable.Range(0, 20).Select(i => ($"act_{i}", 400L, 96L));
        var view = Made.View(Made.AhaOf([.. unclear, ("error_page", 742, 40)]));
        Assert.DoesNotContain("No early act", view, StringComparison.Ordinal);
        Assert.Contains("Doing “error_page”", view, StringComparison.Ordinal);
        Assert.Contains("●  error_page", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_a_comparison_have_names()
    {
        using var cli = await new Cli().WithShopAsync();
        var funnel = (await cli.RunAsync("segment", "compare", "channel=web", "not channel=web", "--", "funnel", "view", "cart")).Succeeded().Out;
        Assert.Contains("2 cart", funnel, StringComparison.Ordinal);
        var flows = (await cli.RunAsync("segment", "compare", "channel=web", "not channel=web", "--", "flows")).Succeeded().Out;
        Assert.Contains("view → cart", flows, StringComparison.Ordinal);
        Assert.Contains("Journeys end with", flows, StringComparison.Ordinal);
        var retention = (await cli.RunAsync("segment", "compare", "channel=web", "not channel=web", "--", "retention")).Succeeded().Out;
        Assert.Contains("returned on day 1", retention, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_event_has_the_field_one_sentence_says_so()
    {
        using var cli = await new Cli().WithShopAsync();
        var crossings = (await cli.RunAsync("crossings", "--field", "device")).Succeeded().Out;
        Assert.Contains("No event has “device” here.", crossings, StringComparison.Ordinal);
        Assert.DoesNotContain("crossed", crossings, StringComparison.Ordinal);
        var attribution = (await cli.RunAsync("attribution", "--conversion", "order", "--field", "device")).Succeeded().Out;
        Assert.Contains("--field NAME", attribution, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pareto_says_its_target_and_what_it_adds_up()
    {
        using var cli = await new Cli().WithShopAsync();
        var view = (await cli.RunAsync("pareto", "--over", "activity", "--target", "0.7")).Succeeded().Out;
        Assert.Contains("carry 70 % of the sum", view, StringComparison.Ordinal);
        Assert.Contains("Pareto: activity", view, StringComparison.Ordinal);
        Assert.Contains("events 10", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_start_with_an_activity()
    {
        using var cli = await new Cli().WithShopAsync();
        Assert.Contains("Sessions start with", (await cli.RunAsync("sessions")).Succeeded().Out, StringComparison.Ordinal);
    }
}
