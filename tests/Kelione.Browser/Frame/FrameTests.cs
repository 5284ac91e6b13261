using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Frame;

public sealed class FrameTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task The_palette_finds_a_map_by_its_name_and_opens_it()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/people");
        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.GetByRole(AriaRole.Combobox).FillAsync("buying a ph");
        await Expect(tab.Page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("Buying a phone");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync("/w/phone/maps/phone$");
        tab.AssertClean();
    }

    [Fact]
    public async Task Dark_is_kept_and_there_before_the_page_is_live()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        await tab.Page.Locator(".theme button").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" }).ClickAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var document = await tab.Page.APIRequest.GetAsync(served.Address + "w/phone/maps");
        Assert.Contains("data-theme=\"dark\"", await document.TextAsync(), StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task Another_language_is_there_at_once_and_on_the_same_page()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps?show=archive");
        await tab.Page.Locator(".rail .foot .tool").Last.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Lietuvių" }).ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Žemėlapiai");
        Assert.EndsWith("show=archive", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_question_mark_lists_the_keys_and_escape_gives_focus_back()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        await tab.Page.Locator(".map-card h2 a").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("?");
        await Expect(tab.Page.Locator("dialog[open]")).ToContainTextAsync("Find anything");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".map-card h2 a").First).ToBeFocusedAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_customer_is_found_and_their_journey_told_in_the_drawer()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.GetByRole(AriaRole.Combobox).FillAsync("nobody-of-this-name");
        await tab.Page.Locator("[role=option]").Last.ClickAsync();
        await Expect(tab.Page.Locator("dialog.drawer")).ToContainTextAsync("No such customer here");
        tab.AssertClean();
    }
}
