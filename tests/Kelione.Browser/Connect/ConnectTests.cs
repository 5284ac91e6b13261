using System.Text;
using Kelione.Browser.Snippet;
using Kelione.Browser.Support;
using Kelione.Journeys;
using Microsoft.Playwright;

namespace Kelione.Browser.Connect;

/// <summary>From a system or a site of one's own to its events.</summary>
public sealed class ConnectTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Export = """
        {"event":"view","properties":{"time":1778484723,"distinct_id":"u-1","$insert_id":"a"}}
        {"event":"cart","properties":{"time":1778484783,"distinct_id":"u-1","$insert_id":"b"}}
        {"event":"cart","properties":{"time":"never","distinct_id":"u-1","$insert_id":"c"}}

        """;

    [Fact]
    public async Task A_system_is_found_by_its_name_its_file_is_dropped_and_its_card_says_what_came()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/empty/data/connect");
        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync("mixp");
        await Assertions.Expect(tab.Page.Locator(".system")).ToHaveCountAsync(1);
        await tab.Page.Locator(".system").ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Mixpanel", Exact = true })).ToBeFocusedAsync();
        await tab.Page.SetInputFilesAsync(".panel input[type=file]", new FilePayload { Name = "export.jsonl", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Export) });
        await tab.ArriveAsync("/w/empty/data$");
        await tab.Page.Locator("button.pri", new() { HasTextString = "Import " }).ClickAsync();
        await tab.Page.GetByText("2 of 3 rows are in").WaitForAsync();
        await tab.GoAsync("/w/empty/data/connect?system=mixpanel");
        await Assertions.Expect(tab.Page.Locator(".system[data-system=mixpanel] .tag")).ToHaveTextAsync("1 row rejected");
        await Assertions.Expect(tab.Page.Locator(".panel")).ToContainTextAsync("3 read · 2 new · 1 rejected");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_key_a_test_event_and_it_arrives_while_one_looks()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/data/snippet");
        await tab.Page.GetByText("Waiting for the first event").Or(tab.Page.GetByText("Events arrive")).WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make a write key" }).ClickAsync();
        await tab.Page.GetByText("It is shown only now").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Switch, new() { Name = "Waits for consent" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("pre").Filter(new() { HasText = "<script" })).ToContainTextAsync("data-consent=\"wait\"");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test event" }).ClickAsync();
        await tab.Page.GetByText("The collector answered 200").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Cell, new() { Name = "kelione_test" }).First.WaitForAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task The_tag_as_it_is_handed_out_works_on_another_site_from_the_first_view_to_one_customer()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/data/snippet");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Make a write key" }).ClickAsync();
        await tab.Page.GetByText("It is shown only now").WaitForAsync();
        var tag = await tab.Page.Locator("pre").Filter(new() { HasText = "<script" }).InnerTextAsync();

        var site = new SnippetSite();
        await site.InitializeAsync();
        await using (site)
        {
            var shop = await tab.Page.Context.NewPageAsync();
            await shop.GotoAsync(new Uri(site.Address, site.Paste("/shop", tag, "<button data-kelione=\"snippet_cart\" onclick=\"this.textContent='In'\">Cart</button>")).ToString() + "?utm_source=letter&utm_medium=email");
            await shop.WaitForFunctionAsync("() => window.kelione && kelione.track");
            await shop.ClickAsync("button");
            await shop.EvaluateAsync("kelione.identify('snippet-1', { plan: 'pro' }); kelione.track('snippet_paid', { value: 49.9 })");
            await shop.GotoAsync("about:blank");
        }

        var paid = await ArrivedAsync("snippet_paid");
        Assert.Equal(("snippet-1", 49.9), (paid.Customer, paid.Value));
        var view = await ArrivedAsync("snippet_cart");
        var journey = await served.Served.Journeys.AskAsync(new StatusQuestion { Scope = new Scope { Customers = ["snippet-1"] } });
        Assert.Equal(["Identified", "page_view", "snippet_cart", "snippet_paid"], journey.ByActivity.Select(a => a.Activity).Order(StringComparer.Ordinal));
        Assert.Equal("email", view.Field(EventFields.Channel)?.ToLowerInvariant());
        await tab.GoAsync("/w/phone/data/connect?system=kelione");
        await Assertions.Expect(tab.Page.Locator(".system[data-system=kelione] .tag")).ToHaveTextAsync("Fresh");

        // What was only told about a customer is no step: a chip says so, and brings it back.
        await tab.GoAsync("/w/phone/explore/flow");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Without Identified" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Leave out Identified" }).WaitForAsync();
        Assert.Contains("told=1", tab.Page.Url, StringComparison.Ordinal);
    }

    private async Task<JourneyEvent> ArrivedAsync(string activity)
    {
        var visit = new Kelione.Workspace.WorkspaceVisit(served.Served, Kelione.Workspace.Visitor.Of("test", "Test", Kelione.Workspace.MemberRole.Administrator));
        for (var tries = 0; tries < 300; tries++)
        {
            if ((await visit.NewestEventsAsync(200, cancellationToken: TestContext.Current.CancellationToken)).FirstOrDefault(e => e.Activity == activity) is { } found)
            {
                return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"'{activity}' has not arrived.");
    }
}
