using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Improve;

public sealed class ImprovePageTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task The_mvp_line_is_moved_by_keys_and_the_map_keeps_it()
    {
        await served.AddMapAsync("line");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/improve?map=line");
        var line = tab.Page.GetByRole(AriaRole.Slider, new() { Name = "MVP line" });
        var before = int.Parse((await line.GetAttributeAsync("aria-valuenow"))!, System.Globalization.CultureInfo.InvariantCulture);
        await line.FocusAsync();
        await line.PressAsync("ArrowUp");
        await tab.Page.Locator($"[role=slider][aria-valuenow='{before - 1}']").WaitForAsync();
        Assert.Equal(before - 1, (await served.Served.Maps.GetAsync("line", cancellationToken: TestContext.Current.CancellationToken)).Map.Priority.Cut);
        tab.AssertClean();
    }

    [Fact]
    public async Task An_idea_is_added_changed_and_moved_over_the_board_and_others_see_it_at_once()
    {
        await served.AddMapAsync("board");
        await using var mine = await chromium.OpenAsync(served.Address);
        await using var theirs = await chromium.OpenAsync(served.Address);
        await mine.GoAsync("/w/phone/improve?map=board&tab=board");
        await theirs.GoAsync("/w/phone/improve?map=board&tab=board");
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "Add an idea" }).ClickAsync();
        await mine.Page.GetByLabel("What is to be done").FillAsync("Say <b>when</b> it comes");
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var card = theirs.Page.Locator(".lane").First.Locator(".idea", new() { HasText = "Say <b>when</b> it comes" });
        await card.WaitForAsync();
        await mine.Page.Locator(".idea", new() { HasText = "Say <b>when</b>" }).PressAsync("Alt+ArrowRight");
        await theirs.Page.Locator(".lane").Nth(1).Locator(".idea", new() { HasText = "Say <b>when</b>" }).WaitForAsync();
        mine.AssertClean();
        theirs.AssertClean();
    }

    [Fact]
    public async Task It_fits_a_phone_and_tells_what_became_of_a_release()
    {
        await using var tab = await chromium.OpenAsync(served.Address, Look.Phone);
        await tab.GoAsync("/w/phone/improve?map=phone&tab=released");
        await tab.Page.GetByText("before and after").First.WaitForAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        tab.AssertClean();
    }
}
