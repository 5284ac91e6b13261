using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Explore;

/// <summary>The flow view as somebody uses it.</summary>
public sealed class FlowTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task An_activity_is_chosen_by_keys_and_stands_in_the_address()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        var first = tab.Page.Locator(".nd[tabindex='0']");
        await first.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".nd.sel:focus")).ToHaveCountAsync(1);
        await tab.ArriveAsync("node=");
        await Expect(tab.Page.Locator("aside.side h2")).ToHaveTextAsync((await tab.Page.Locator(".nd.sel title").First.TextContentAsync() ?? "").Split(':')[0]);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_condition_is_chosen_from_the_values_of_the_data_and_kept_by_the_tabs()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        await tab.Page.Locator(".x-chip.add").ClickAsync();
        await tab.Page.Locator(".panel .choice", new PageLocatorOptions { HasText = "web" }).First.ClickAsync();
        await tab.Page.Locator(".panel .x-btn.pri").ClickAsync();
        await tab.ArriveAsync("where=channel%3Dweb");
        await Expect(tab.Page.Locator(".x-chip.has")).ToHaveCountAsync(1);
        await tab.Page.Locator(".x-tabs a", new PageLocatorOptions { HasText = "Crossings" }).ClickAsync();
        await tab.ArriveAsync(@"/crossings\?where=channel%3Dweb");
        await Expect(tab.Page.Locator(".x-chip.has")).ToHaveCountAsync(1);
        await tab.Page.Locator(".off").ClickAsync();
        await Expect(tab.Page.Locator(".x-chip.has")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task The_bound_hides_transitions_and_says_how_many_are_left()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        var before = await tab.Page.Locator("svg .edge").CountAsync();
        await tab.Page.Locator("#least").FocusAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await tab.ArriveAsync("least=");
        await tab.Page.WaitForFunctionAsync("n => document.querySelectorAll('svg .edge').length < n", before);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_number_is_pinned_to_a_map()
    {
        await served.AddMapAsync("pinned");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        await tab.Page.Locator(".acts .x-btn.pri").ClickAsync();
        var dialog = tab.Page.Locator("dialog.pin[open]");
        await dialog.GetByLabel("Find a number").FillAsync("product_view →");
        await Expect(dialog.Locator("[data-numbers] option:not(:has-text('product_view'))")).ToHaveCountAsync(0);
        await dialog.Locator("select:not([data-numbers])").Nth(0).SelectOptionAsync("pinned");
        await dialog.Locator("select:not([data-numbers])").Nth(1).SelectOptionAsync("pays");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect(dialog.Locator("[role=status]")).ToBeVisibleAsync();
        Assert.Contains((await served.Served.Maps.GetAsync("pinned")).Map.Cards, c => c.Question is not null && c.Text.Contains("product_view", StringComparison.Ordinal));

        // By the link to the map, where the card says that its number comes with the next measuring; and then opens to the customers.
        await dialog.GetByRole(AriaRole.Link).ClickAsync();
        await tab.ArriveAsync("/maps/pinned");
        var card = tab.Page.Locator("[data-thing^='card:pinned']").First;
        await Expect(card.GetByText("its number comes with the next Measure")).ToBeVisibleAsync();
        await tab.Page.Locator(".map-toolbar .measure").ClickAsync();
        await card.Locator("a.num").ClickAsync();
        await Expect(tab.Page.Locator(".number-card .door button")).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task Table_and_picture_are_saved_as_files()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/flow");
        foreach (var kind in new[] { "CSV", "SVG", "PNG" })
        {
            await tab.Page.Locator(".acts button[aria-haspopup]").ClickAsync();
            var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.Locator(".list button", new PageLocatorOptions { HasText = kind }).ClickAsync());
            Assert.EndsWith("." + kind, file.SuggestedFilename, StringComparison.OrdinalIgnoreCase);
            Assert.True(new FileInfo(await file.PathAsync()).Length > 500);
        }

        tab.AssertClean();
    }
}
