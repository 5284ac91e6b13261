using System.Text.RegularExpressions;
using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Explore.Funnels;

/// <summary>Funnel, retention, aha moments, segments, drop-offs and attribution as a person uses them.</summary>
public sealed partial class FunnelPageTests(Chromium chromium, ServedPhone phone) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_funnel_is_suggested_and_its_steps_change_the_address()
    {
        await using var tab = await chromium.OpenAsync(phone.Address);
        await tab.GoAsync("/w/phone/explore/funnel");
        await Assertions.Expect(tab.Page.Locator("svg[data-picture] rect.ra")).ToHaveCountAsync(6);

        var add = tab.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Add a step…" });
        await add.FillAsync("order_paid");
        await add.PressAsync("ArrowDown");
        await add.PressAsync("Enter");

        await Assertions.Expect(tab.Page).ToHaveURLAsync(OrderPaid());
        await Assertions.Expect(tab.Page.Locator("svg[data-picture] rect.ra")).ToHaveCountAsync(7);
        tab.AssertClean();
    }

    [Fact]
    public async Task Steps_are_put_in_order_with_the_keyboard()
    {
        await using var tab = await chromium.OpenAsync(phone.Address);
        await tab.GoAsync("/w/phone/explore/funnel?step=search&step=product_view&step=order_paid");
        await tab.Page.Locator(".steps .what").Nth(1).PressAsync("Alt+ArrowUp");
        await Assertions.Expect(tab.Page.Locator(".steps .what b").First).ToHaveTextAsync("product_view");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_segment_is_defined_counted_and_removed()
    {
        await using var tab = await chromium.OpenAsync(phone.Address);
        await tab.GoAsync("/w/phone/explore/segments");
        await tab.Page.GetByText("+ New segment").ClickAsync();
        var text = tab.Page.GetByLabel("As text");
        await text.FillAsync("did order_paid and (not did");
        await text.BlurAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await text.FillAsync("did order_paid and not did support_call");
        await text.BlurAsync();
        await Assertions.Expect(tab.Page.Locator(".count .num")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Name of the segment").FillAsync("Buyers in peace");
        await tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator("table.sg tbody tr")).ToContainTextAsync(["Buyers in peace"]);
        await tab.Page.Locator("table.sg").GetByText("Remove").ClickAsync();
        await tab.Page.Locator(".gone").GetByText("Remove", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("table.sg")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Theory]
    [InlineData("retention?by=channel", ".hm")]
    [InlineData("aha", ".at .pick")]
    [InlineData("leaving", ".od")]
    [InlineData("attribution", ".am")]
    [InlineData("segments?view=found", ".way")]
    [InlineData("segments?view=valuable", ".pc")]
    [InlineData("funnel?a=device%3Ddesktop&b=device%3Dphone", ".ft .iv")]
    [InlineData("segments?a=device%3Ddesktop&b=not%20device%3Ddesktop", ".od .iv")]
    public async Task Each_view_shows_its_answer(string view, string part)
    {
        await using var tab = await chromium.OpenAsync(phone.Address);
        await tab.GoAsync("/w/phone/explore/" + view);
        await Assertions.Expect(tab.Page.Locator(part).First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [GeneratedRegex("step=order_paid", RegexOptions.None, 1000)]
    private static partial Regex OrderPaid();
}
