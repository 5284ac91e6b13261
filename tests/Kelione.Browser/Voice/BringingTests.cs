using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Voice;

/// <summary>Feedback comes in by a drop of a file, is learnt from, and is taken along.</summary>
public sealed class BringingTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Rows = "text,stars,date,author\n\"The courier came late, again\",1,2026-01-03,ann\n\"Lovely linen, thank you\",5,2026-01-04,ben\n<script>alert(1)</script> awful,1,2026-01-05,cid\n,,2026-01-06,dan\n";

    [Fact]
    public async Task Reviews_are_dropped_counted_read_and_taken_back()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/empty/voice");
        await tab.Page.GetByText("Nobody has said anything yet").WaitForAsync();
        await tab.Page.SetInputFilesAsync("input[type=file]", [new FilePayload { Name = "<b>reviews.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Rows) }]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".done")).ToContainTextAsync("4 read: 3 new");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "See what they say" }).ClickAsync();
        await Expect(tab.Page.Locator(".page-chips .end")).ToContainTextAsync("3");
        await tab.GoAsync("/w/empty/voice/inbox");
        await Expect(tab.Page.Locator("article")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator("article p.said").First).ToContainTextAsync("<script>");
        await tab.GoAsync("/w/empty/voice/bring");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).First.ClickAsync();
        await Expect(tab.Page.Locator(".imports li")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task An_import_goes_on_when_the_page_is_left_and_its_result_waits_for_whoever_comes_back()
    {
        const int rows = 40_000;
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/empty/voice/bring");
        var text = new StringBuilder("text,stars,date,author,branch\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Parcel {i} came,{1 + (i % 5)},2026-01-{1 + (i % 28):00},c{i},b{i % 3}\n");
        }

        await tab.Page.SetInputFilesAsync("input[type=file]", [new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text.ToString()) }]);

        // What was guessed can be said otherwise.
        var kind = tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Kind", Exact = true });
        await Expect(kind).ToHaveValueAsync("review");
        await kind.SelectOptionAsync("csat");
        await tab.Page.GetByLabel("branch: read as").SelectOptionAsync("channel");
        await tab.Page.GetByLabel("author: read as").SelectOptionAsync(new SelectOptionValue { Label = "not kept" });
        await Expect(tab.Page.GetByLabel("branch: read as")).ToHaveValueAsync("channel");
        await Expect(kind).ToHaveValueAsync("csat");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".running, .done")).ToHaveCountAsync(1);
        await tab.GoAsync("/w/empty/data");
        await tab.GoAsync("/w/empty/voice/bring");
        await Expect(tab.Page.Locator(".done")).ToContainTextAsync("40,000 read: 40,000 new", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".done")).ToHaveCountAsync(0);
        await tab.Page.Locator(".imports li", new() { HasText = "many.csv" }).GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(tab.Page.Locator(".imports li", new() { HasText = "many.csv" })).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task Learning_from_ratings_says_which_one_speaks()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/inbox");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Learn", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".train tbody tr").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await Expect(tab.Page.Locator(".train tbody tr").First).ToContainTextAsync("the lexicon");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
        await Expect(tab.Page.Locator(".train tbody tr")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Theory]
    [InlineData("voice", "Themes", "theme,name,entries")]
    [InlineData("voice", "Theme by step", "theme,step,entries,n")]
    [InlineData("voice/scores", "Scores: by month", "group,score,n,value")]
    [InlineData("voice/map", null, "step,name,n,mean")]
    public async Task A_card_is_taken_along_as_table_and_as_pictures(string page, string? card, string head)
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/" + page);
        var table = Encoding.UTF8.GetString(await TakeAsync(tab, card, "CSV"));
        Assert.StartsWith(head, table.TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Contains("Policy", table, StringComparison.Ordinal);
        var picture = XDocument.Parse(Encoding.UTF8.GetString(await TakeAsync(tab, card, "SVG")));
        Assert.Contains("Policy", string.Join('\n', picture.Descendants().Where(e => e.Name.LocalName is "text" or "tspan").Select(e => e.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain(picture.Descendants().Attributes(), a => a.Value.Contains("var(", StringComparison.Ordinal));
        var png = await TakeAsync(tab, card, "PNG");
        Assert.Equal("89504E47", Convert.ToHexString(png.AsSpan(0, 4)));
        Assert.True(png.Length > 5_000, png.Length.ToString(CultureInfo.InvariantCulture));
        tab.AssertClean();
    }

    private static async Task<byte[]> TakeAsync(Tab tab, string? card, string kind)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        var panel = tab.Page.Locator(".voice-export");
        await panel.Locator("button").First.WaitForAsync();
        if (card is not null)
        {
            await panel.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = card });
        }

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => panel.GetByRole(AriaRole.Button, new() { Name = kind, Exact = true }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
        await Expect(panel).ToHaveCountAsync(0);
        return memory.ToArray();
    }
}
