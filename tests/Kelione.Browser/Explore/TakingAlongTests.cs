using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Explore;

/// <summary>What a view of Explore shows is opened, taken along and compared.</summary>
public sealed partial class TakingAlongTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Theory]
    [InlineData("flow", "Step matrix", "activity,1,2,3")]
    [InlineData("flow", "Most frequent variants", "variant,journeys,share")]
    [InlineData("crossings", "Crossings", "from,to,customers")]
    [InlineData("segments?a=device%3Ddesktop&b=device%3Dphone", "Retention", "number,a,b,difference,low,high,q,clear")]
    public async Task A_card_becomes_a_table_and_a_picture_that_can_be_understood_alone(string view, string card, string head)
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/" + view);
        var table = await TakeAsync(tab, card, "CSV");
        Assert.StartsWith(head, table.TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Contains("All time (UTC)", table, StringComparison.Ordinal);
        Assert.Contains("Policy", table, StringComparison.Ordinal);
        var picture = XDocument.Parse(await TakeAsync(tab, card, "SVG"));
        var words = string.Join('\n', picture.Descendants().Where(e => e.Name.LocalName is "text" or "tspan").Select(e => e.Value));
        Assert.Contains(card, words, StringComparison.Ordinal);
        Assert.Contains("All time (UTC)", words, StringComparison.Ordinal);
        Assert.Contains("Policy", words, StringComparison.Ordinal);
        Assert.DoesNotContain(picture.Descendants().Attributes(), a => a.Value.Contains("var(", StringComparison.Ordinal) || a.Value.Contains("color(", StringComparison.Ordinal));
        tab.AssertClean();
    }

    [Fact]
    public async Task The_lines_of_a_graph_are_there_in_its_picture()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        var picture = XDocument.Parse(await TakeAsync(tab, "Transition graph", "SVG"));
        var lines = picture.Descendants().Where(e => e.Name.LocalName == "path" && (string?)e.Attribute("fill") == "none" && (string?)e.Attribute("stroke-opacity") == "1" && ((string?)e.Attribute("stroke"))?[0] == '#').ToList();
        Assert.True(lines.Count >= await tab.Page.Locator("svg .edge").CountAsync());
        tab.AssertClean();
    }

    [Theory]
    [InlineData("funnel", "svg[data-picture] a.num >> nth=1")]
    [InlineData("flow", ".mx a.num >> nth=2")]
    [InlineData("crossings", ".cx a.num >> nth=1")]
    public async Task A_number_in_a_picture_or_a_cell_says_what_it_is_before_it_opens(string view, string number)
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/" + view);
        await tab.Page.Locator(number).ClickAsync();
        await Expect(tab.Page.Locator(".number-panel")).ToContainTextAsync("Ties");
        await tab.Page.Locator(".number-panel .door button").ClickAsync();
        await Expect(tab.Page.Locator("dialog.drawer[open] .sheet-body a").First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_period_is_held_against_the_one_before_it()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/funnel?from=2025-07-01&to=2025-10-01&tz=Europe%2FVilnius");
        await tab.Page.Locator(".x-chip", new PageLocatorOptions { HasText = "compare" }).ClickAsync();
        await tab.Page.GetByText("right before it").ClickAsync();
        await tab.Page.Locator(".panel .x-btn.pri").ClickAsync();
        await tab.ArriveAsync("bfrom=2025-04-01&bto=2025-07-01");
        await Expect(tab.Page.Locator("table.ft")).ToContainTextAsync("1 Apr – 30 Jun 2025");
        await Expect(tab.Page.Locator("table.ft .iv").First).ToBeAttachedAsync();
        await Expect(tab.Page.Locator(".policy").First).ToContainTextAsync("B: 1 Apr – 30 Jun 2025 Europe/Vilnius");
        await tab.Page.Locator(".x-tabs a", new PageLocatorOptions { HasText = "Flow" }).ClickAsync();
        await Expect(tab.Page.Locator(".x-seg", new PageLocatorOptions { HasText = "A − B" }).First).ToBeVisibleAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.Locator("table.ft")).ToContainTextAsync("1 Apr – 30 Jun 2025");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_said_and_can_be_mended()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow?tz=Atlantis");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("'Atlantis' is no time zone known here");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_cluster_becomes_a_segment_by_what_sets_it_apart()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/segments?view=found");
        await tab.Page.GetByText("Make a segment of its marks").First.ClickAsync();
        await Expect(tab.Page.GetByLabel("As text")).ToHaveValueAsync(DidSomething());
        await Expect(tab.Page.Locator(".count .num")).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [GeneratedRegex("^did ", RegexOptions.None, 1000)]
    private static partial Regex DidSomething();

    private static async Task<string> TakeAsync(Tab tab, string card, string kind)
    {
        await tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Export", Exact = true }).ClickAsync();
        await tab.Page.Locator(".list button").First.WaitForAsync();
        var choice = tab.Page.Locator(".list select");
        if (await choice.CountAsync() > 0)
        {
            await choice.SelectOptionAsync(new SelectOptionValue { Label = card });
        }

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.Locator(".list button", new PageLocatorOptions { HasText = kind }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Expect(tab.Page.Locator(".list")).ToHaveCountAsync(0);
        return text;
    }
}
