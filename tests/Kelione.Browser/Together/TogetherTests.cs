using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Together;

/// <summary>The head of the editor, drawings, comments, versions, presenting and comparing in a real browser.</summary>
public sealed class TogetherTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_title_is_renamed_in_one_tab_and_seen_and_undone_in_the_other()
    {
        await served.AddMapAsync("rename");
        await using var one = await chromium.OpenAsync(served.Address);
        await using var two = await chromium.OpenAsync(served.Address);
        await one.GoAsync("/w/phone/maps/rename");
        await two.GoAsync("/w/phone/maps/rename");
        await one.Page.ClickAsync(".map-head h1 button");
        await one.Page.FillAsync(".map-head input", "<b>Better</b> title");
        await one.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(two.Page.Locator(".map-head h1")).ToHaveTextAsync("<b>Better</b> title");
        await two.Page.ClickAsync("[aria-label=Undo]");
        await Assertions.Expect(one.Page.Locator(".map-head h1")).ToHaveTextAsync("Buying a phone");
        one.AssertClean();
        two.AssertClean();
    }

    [Fact]
    public async Task A_drawing_opens_its_things_by_keyboard()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone");
        await tab.Page.ClickAsync("button[title*='Cyclic']");
        await tab.Page.WaitForSelectorAsync("svg.scene [role=button][tabindex='0']");
        await tab.Page.FocusAsync("svg.scene [role=button][tabindex='0']");
        await tab.Page.Keyboard.PressAsync("End");
        Assert.True(await tab.Page.Locator("svg.scene [role=button]:focus").CountAsync() == 1);
        await tab.Page.Keyboard.PressAsync("Enter");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_step_is_shown_closer_by_a_map_of_its_own_which_leads_back()
    {
        await served.AddMapAsync("outer");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/outer");
        await tab.Page.Locator("[data-head='step:pays']").ClickAsync(new() { Button = MouseButton.Right });
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Open a map at this step" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "New map for this step" }).ClickAsync();
        await tab.Page.Locator(".nested").ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".map-head h1")).ToHaveTextAsync("Pays");
        await tab.Page.Locator(".map-head a.parent").ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".map-head h1")).ToHaveTextAsync("Buying a phone");
        Assert.EndsWith("/maps/outer?step=pays", tab.Page.Url, StringComparison.Ordinal);

        // Near enough, the step shows the stages of its map.
        await Assertions.Expect(tab.Page.Locator(".hdr .inner")).ToBeHiddenAsync();
        await tab.Page.Locator(".area").HoverAsync();
        await tab.Page.Keyboard.DownAsync("Control");
        for (var i = 0; i < 3; i++)
        {
            await tab.Page.Mouse.WheelAsync(0, -100);
            await tab.Page.WaitForTimeoutAsync(80);
        }

        await tab.Page.Keyboard.UpAsync("Control");
        await Assertions.Expect(tab.Page.Locator(".hdr .inner li")).ToHaveTextAsync("Pays1 step");
        await Assertions.Expect(tab.Page.Locator(".hdr .inner")).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_stage_is_presented_with_its_going_on_over_time_and_what_they_did_next()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone/present?slide=4");
        await Assertions.Expect(tab.Page.Locator("figure svg .line")).ToHaveCountAsync(1);
        await tab.Page.Locator("figcaption .link").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("figure ul li").First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_comment_names_somebody_and_is_resolved()
    {
        await served.AddMapAsync("talk");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/talk?talk=1");
        await tab.Page.FillAsync(".composer textarea", "");
        await tab.Page.Locator(".composer textarea").PressSequentiallyAsync("See @De");
        await tab.Page.WaitForSelectorAsync(".names li");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(tab.Page.Locator(".comment .mention")).ToHaveTextAsync("@Demo");
        await tab.Page.ClickAsync(".talk .end button");
        await Assertions.Expect(tab.Page.Locator(".talk")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(".resolved")).ToContainTextAsync("1 resolved");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_presentation_goes_on_by_keys_and_its_address_follows()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone/present");
        await tab.Page.WaitForSelectorAsync(".foot");
        await Assertions.Expect(tab.Page.Locator(".page b")).ToHaveTextAsync("1");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('[data-present]') !== null");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Page.Locator(".page b")).ToHaveTextAsync("2");
        Assert.EndsWith("slide=2", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task Files_of_a_map_come_with_safe_names_and_strangers_get_none()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        foreach (var file in new[] { "poster.svg", "table.csv", "table.xlsx", "map.yaml", "map.json", "journey.mmd", "slides.pdf" })
        {
            var response = await tab.Page.APIRequest.GetAsync($"{served.Address}w/phone/maps/phone/{file}?language=ru");
            Assert.True(response.Ok, file);
            Assert.Contains("attachment; filename=phone", response.Headers["content-disposition"], StringComparison.Ordinal);
        }

        Assert.Equal(400, (await tab.Page.APIRequest.GetAsync($"{served.Address}w/phone/maps/phone/poster.pdf?paper=../x")).Status);
        Assert.Equal(404, (await tab.Page.APIRequest.GetAsync($"{served.Address}w/other/maps/phone/map.json")).Status);
    }

    [Fact]
    public async Task Two_versions_are_compared_and_an_earlier_one_is_looked_at_and_brought_back()
    {
        await served.AddMapAsync("versions");
        var stored = await served.Served.Maps.GetAsync("versions");
        await served.Served.Maps.ApplyAsync("versions", [Kelione.Maps.MapEdits.Remove<Kelione.Maps.Step>(stored.Map.Steps().First().Id)], 1, "Lina");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/compare?a=versions&av=1&b=versions");
        await Assertions.Expect(tab.Page.Locator(".step.removed")).ToHaveCountAsync(1);
        await tab.GoAsync("/w/phone/maps/versions");
        await tab.Page.ClickAsync(".head-menu button");
        await tab.Page.ClickAsync("[role=menuitem]:has-text('Versions')");
        await tab.Page.ClickAsync(".side li >> nth=1");
        await tab.Page.ClickAsync(".doing button:has-text('Preview')");
        await Assertions.Expect(tab.Page.Locator(".bar")).ToContainTextAsync("You look at the map");
        await tab.Page.ClickAsync(".doing button:has-text('Restore')");
        await tab.Page.ClickAsync(".doing button.primary:has-text('Restore')");
        await Assertions.Expect(tab.Page.Locator(".side li")).ToHaveCountAsync(3);
        Assert.Equal(stored.Map.Steps().Count(), (await served.Served.Maps.GetAsync("versions")).Map.Steps().Count());
        tab.AssertClean();
    }
}
