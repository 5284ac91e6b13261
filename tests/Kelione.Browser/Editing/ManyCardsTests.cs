using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Editing;

/// <summary>Several cards at once: selecting, moving, copying within and across maps, removing, and taking it back in one step.</summary>
public sealed class ManyCardsTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string First = "[data-cell='thoughts|step:looks-around']";
    private const string Second = "[data-cell='thoughts|step:views']";
    private const string Third = "[data-cell='thoughts|step:reviews']";

    private async Task<Tab> OpenAsync(string map)
    {
        await served.AddMapAsync(map);
        var tab = await chromium.OpenAsync(served.Address);
        await GoAsync(tab, map);
        return tab;
    }

    private static async Task GoAsync(Tab tab, string map)
    {
        await tab.GoAsync($"/w/phone/maps/{map}");
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
    }

    private static ILocator Things(Tab tab, string cell) => tab.Page.Locator(cell + " [data-thing]");

    private static ILocator Selected(Tab tab) => tab.Page.Locator("[data-sheet] [data-thing][aria-selected='true']");

    [Fact]
    public async Task A_drop_draws_the_two_cells_anew_and_no_other()
    {
        await using var tab = await OpenAsync("two-cells");
        await tab.Page.EvaluateAsync("""
            () => { window.touched = new Set(); new MutationObserver((all) => { for (const m of all) { const cell = (m.target.closest ? m.target : m.target.parentElement)?.closest('[data-cell]'); if (cell) window.touched.add(cell.dataset.cell); } })
              .observe(document.querySelector('[data-sheet]'), { childList: true, characterData: true, subtree: true }); }
            """);
        var from = (await Things(tab, First).First.BoundingBoxAsync())!;
        var to = (await tab.Page.Locator(Third).BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(from.X + 40, from.Y + 12, new() { Steps = 3 });
        await tab.Page.Mouse.MoveAsync(to.X + 70, to.Y + to.Height - 6, new() { Steps = 4 });
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(2);
        await Assertions.Expect(tab.Page.Locator(".saving .ok")).ToBeVisibleAsync();
        Assert.Equal(["thoughts|step:looks-around", "thoughts|step:reviews"], (await tab.Page.EvaluateAsync<string[]>("() => [...window.touched].sort()")));
        await Assertions.Expect(tab.Page.Locator(".ghost")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task Cards_selected_by_clicks_are_removed_and_come_back_in_one_step()
    {
        await using var tab = await OpenAsync("remove-many");
        await Things(tab, First).First.ClickAsync();
        await Things(tab, Second).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Things(tab, Third).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Assertions.Expect(Selected(tab)).ToHaveCountAsync(3);
        await Things(tab, Second).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Assertions.Expect(Selected(tab)).ToHaveCountAsync(2);
        await tab.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(Things(tab, First)).ToHaveCountAsync(1);
        await Assertions.Expect(Things(tab, Second)).ToHaveCountAsync(1);
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(".saving .ok")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(1);
        await Assertions.Expect(Things(tab, First)).ToHaveCountAsync(1);
        tab.AssertClean();
    }

    [Fact]
    public async Task Shift_selects_what_lies_between_by_clicks_and_by_arrows()
    {
        await using var tab = await OpenAsync("between");
        await Things(tab, First).First.ClickAsync();
        await Things(tab, Third).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        var between = await Selected(tab).CountAsync();
        Assert.True(between >= 3, $"{between}");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Selected(tab)).ToHaveCountAsync(0);
        await Things(tab, First).First.ClickAsync();
        await tab.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(Selected(tab)).ToHaveCountAsync(2);
        tab.AssertClean();
    }

    [Fact]
    public async Task Cards_are_copied_into_another_map_and_cut_within_one()
    {
        await using var tab = await OpenAsync("copy-from");
        await served.AddMapAsync("copy-into");
        var words = await Things(tab, First).First.Locator("[data-t]").InnerTextAsync();
        await Things(tab, First).First.ClickAsync();
        await Things(tab, Second).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await tab.Page.Keyboard.PressAsync("Control+c");
        await Assertions.Expect(tab.Page.Locator("[data-said]")).Not.ToBeEmptyAsync();
        await GoAsync(tab, "copy-into");
        var before = await Things(tab, Third).CountAsync();
        await Things(tab, Third).First.ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(before + 2);
        await Assertions.Expect(tab.Page.Locator(Third)).ToContainTextAsync(words);
        await Things(tab, First).First.ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+x");
        await Assertions.Expect(Things(tab, First)).ToHaveCountAsync(0);
        await tab.Page.Locator(Second).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(tab.Page.Locator(Second)).ToContainTextAsync(words);
        tab.AssertClean();
    }

    [Fact]
    public async Task Selected_cards_are_dragged_together()
    {
        await using var tab = await OpenAsync("drag-many");
        var from = (await Things(tab, First).First.BoundingBoxAsync())!;
        var to = (await tab.Page.Locator(Third).BoundingBoxAsync())!;
        var before = await Things(tab, Third).CountAsync();
        await Things(tab, Second).First.ClickAsync();
        await Things(tab, First).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await tab.Page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(from.X + 40, from.Y + 12, new() { Steps = 3 });
        await Assertions.Expect(tab.Page.Locator(".ghost .bubble")).ToHaveTextAsync("2");
        await tab.Page.Mouse.MoveAsync(to.X + 70, to.Y + to.Height - 6, new() { Steps = 4 });
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(before + 2);
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Things(tab, Third)).ToHaveCountAsync(before);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_lane_goes_into_another_map_after_one_has_seen_what_lands_where()
    {
        await using var tab = await OpenAsync("lane-from");
        await served.AddMapAsync("lane-into");
        await tab.Page.Locator("[data-head='lane:thoughts']").ClickAsync(new() { Button = MouseButton.Right });
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy the lane to" }).ClickAsync();
        await tab.Page.Locator("[data-to-map]").SelectOptionAsync("lane-into");
        await Assertions.Expect(tab.Page.Locator("dialog tbody tr").First).ToBeVisibleAsync();
        await tab.Page.Locator("dialog footer .primary").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("[data-to-map]")).ToHaveCountAsync(0);
        await GoAsync(tab, "lane-into");
        await Assertions.Expect(tab.Page.Locator("[data-row='thoughts'], [data-row^='thoughts-']")).ToHaveCountAsync(2);
        tab.AssertClean();
    }
}
