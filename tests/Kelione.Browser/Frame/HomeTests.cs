using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Frame;

public sealed class HomeTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_map_goes_into_the_archive_and_comes_back_by_undo()
    {
        await served.AddMapAsync("to-archive");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        var card = tab.Page.Locator(".map-card", new() { Has = tab.Page.Locator("a[href$='/maps/to-archive']") });
        await card.Locator("button[aria-haspopup=menu]").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to the archive" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        await tab.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(1);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_map_begins_from_a_template_in_the_person_s_language()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/language?to=pl&return=%2Fw%2Fphone%2Fmaps");
        await tab.Page.Locator(".templates .template").Nth(1).ClickAsync();
        await tab.Page.Locator("dialog .about .button.primary").ClickAsync();
        var address = await tab.ArriveAsync("/w/phone/maps/[a-z0-9-]+$");
        Assert.Equal("pl", (await served.Served.Maps.GetAsync(address.Split('/')[^1])).Map.Language);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_text_with_a_slip_says_where_it_is()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        await tab.Page.Locator("[data-tour=new]").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Text" }).ClickAsync();
        await tab.Page.Locator("dialog textarea").FillAsync("kelione: 1\ntitle: A\nstages:\n  - name: [");
        await tab.Page.Locator("dialog .button.primary").ClickAsync();
        await Expect(tab.Page.Locator("dialog [role=alert]")).ToContainTextAsync("line");
        tab.AssertClean();
    }
}
