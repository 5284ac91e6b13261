using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Inspecting;

public sealed class InspectorTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_step_shows_its_conversion_with_interval_and_trend_and_leads_to_the_next()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone");
        await OpenFirstStepAsync(tab.Page);
        var inspector = tab.Page.Locator(".map-inspector");
        await Assertions.Expect(inspector.Locator(".big .n").First).ToContainTextAsync("%");
        await Assertions.Expect(inspector.Locator("svg.trend")).ToBeVisibleAsync();
        var name = await inspector.Locator("h2").InnerTextAsync();
        await inspector.GetByRole(AriaRole.Button, new() { Name = "Next step" }).ClickAsync();
        await Assertions.Expect(inspector.Locator("h2")).Not.ToHaveTextAsync(name);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_layer_is_changed_with_the_arrow_keys()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone");
        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Audience" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Conversion" })).ToHaveAttributeAsync("aria-checked", "true");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Conversion" })).ToBeFocusedAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_binding_counts_its_customers_while_it_is_chosen()
    {
        await served.AddMapAsync("bind-me");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/bind-me");
        await OpenFirstStepAsync(tab.Page);
        await tab.Page.Locator(".map-inspector").GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        var count = dialog.Locator(".preview .big");
        await Assertions.Expect(count).ToBeVisibleAsync();
        var before = await count.InnerTextAsync();
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("order_paid");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "order_paid" }).CheckAsync();
        await Assertions.Expect(dialog.Locator(".preview")).ToContainTextAsync("order_paid");
        Assert.NotEmpty(before);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".map-inspector .codes").First).ToContainTextAsync("order_paid");
        tab.AssertClean();
    }

    /// <summary>Opens the first step beside the map; the grid may still be coming while the page is already live.</summary>
    private static async Task OpenFirstStepAsync(IPage page)
    {
        await page.Locator(".map-grid h3").First.ClickAsync();
        await Assertions.Expect(page.Locator(".map-inspector h2")).ToBeVisibleAsync();
    }
}
