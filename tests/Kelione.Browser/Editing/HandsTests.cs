using System.Globalization;
using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Editing;

/// <summary>The curve by mouse, steps, stages and lanes by keys, cards by a finger, and saved views.</summary>
public sealed class HandsTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private async Task<Tab> OpenAsync(string map, Look? look = null)
    {
        await served.AddMapAsync(map);
        var tab = await chromium.OpenAsync(served.Address, look);
        await tab.GoAsync($"/w/phone/maps/{map}");
        return tab;
    }

    private async Task<Tab> GridAsync(string map)
    {
        var tab = await OpenAsync(map);
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        return tab;
    }

    [Theory]
    [InlineData("felt")]
    [InlineData("wished")]
    public async Task A_point_of_the_curve_is_dragged_up_and_falls_back_at_escape(string feel)
    {
        await using var tab = await GridAsync("curve-" + feel);
        var point = tab.Page.Locator($"[data-feel='{feel}'][data-step='pays']");
        await point.ScrollIntoViewIfNeededAsync();
        var was = await point.GetAttributeAsync("data-value");
        var box = (await point.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        async Task DragAsync()
        {
            await tab.Page.Mouse.MoveAsync(x, y);
            await tab.Page.Mouse.DownAsync();
            await tab.Page.Mouse.MoveAsync(x, y + 11, new() { Steps = 3 });
        }

        await DragAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(point).ToHaveAttributeAsync("data-value", was!);
        await DragAsync();
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(point).Not.ToHaveAttributeAsync("data-value", was!);
        var now = double.Parse((await point.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        Assert.True(now < double.Parse(was!, CultureInfo.InvariantCulture));
        await point.FocusAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(point).ToHaveAttributeAsync("data-value", "5");
        await Assertions.Expect(point).ToBeFocusedAsync();
        tab.AssertClean();
    }

    [Theory]
    [InlineData("step:views", "Alt+ArrowLeft")]
    [InlineData("stage:study", "Alt+ArrowRight")]
    [InlineData("lane:thoughts", "Alt+ArrowDown")]
    public async Task Steps_stages_and_lanes_are_moved_by_keys_and_it_is_said(string head, string key)
    {
        await using var tab = await GridAsync("heads-" + head.Split(':')[0]);
        var sort = head.Split(':')[0];
        // A step that goes over into the stage beside it keeps its place among the steps.
        var order = $"() => [...document.querySelectorAll('[data-head^=\"{sort}:\"]')].map(h => `${{h.dataset.head}} ${{h.dataset.stage ?? ''}}`).join()";
        var before = await tab.Page.EvaluateAsync<string>(order);
        await tab.Page.Locator($"[data-head='{head}']").FocusAsync();
        await tab.Page.Keyboard.PressAsync(key);
        await tab.Page.WaitForFunctionAsync($"was => ({order})() !== was", before);
        await Assertions.Expect(tab.Page.Locator("[data-said]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(tab.Page.Locator($"[data-head='{head}']")).ToBeFocusedAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_finger_that_rests_on_a_card_lifts_it_and_carries_it_to_the_next_step()
    {
        await using var tab = await OpenAsync("fingers", Look.Phone);
        await tab.Page.Locator("[data-tab='awareness']").ClickAsync();
        var step = tab.Page.Locator("[data-phone]").First;
        // The goal above it is the stage's and stays with it.
        var card = step.Locator("[data-blk] [data-own]:not([data-thing^='goal:'])").First;
        await Assertions.Expect(card).ToBeVisibleAsync();
        await tab.Page.WaitForSelectorAsync(".map-grid[data-edit] [data-phone]");
        await card.ScrollIntoViewIfNeededAsync();
        var key = await card.GetAttributeAsync("data-thing");
        var next = await tab.Page.Locator("[data-phone]").Nth(1).GetAttributeAsync("data-phone");
        var box = (await card.BoundingBoxAsync())!;
        var (x, y) = (box.X + 40, box.Y + (box.Height / 2));
        var hand = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        Task TouchAsync(string type, params (double X, double Y)[] at) => hand.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type, ["touchPoints"] = at.Select(p => new Dictionary<string, object> { ["x"] = p.X, ["y"] = p.Y }).ToArray(),
        });
        await TouchAsync("touchStart", (x, y));
        await tab.Page.WaitForSelectorAsync(".ghost", new() { State = WaitForSelectorState.Attached });
        await TouchAsync("touchMove", (x + 60, y));
        await TouchAsync("touchMove", (382, y));
        await tab.Page.WaitForFunctionAsync("id => { const r = document.querySelector(`[data-phone=\"${id}\"]`).getBoundingClientRect(); return r.left > 0 && r.right < innerWidth; }", next);
        await TouchAsync("touchMove", (200, y));
        await tab.Page.WaitForFunctionAsync("() => !document.querySelector('.dropline')?.hidden");
        await TouchAsync("touchEnd");
        await Assertions.Expect(tab.Page.Locator($"[data-phone='{next}'] [data-thing='{key}']")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".ghost")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_saved_view_hides_lanes_for_everybody_who_follows_its_link()
    {
        await using var tab = await GridAsync("views");
        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Conversion" }).ClickAsync();
        await tab.Page.Locator("[data-head='lane:thoughts']").ClickAsync(new() { Button = MouseButton.Right });
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Hide" }).ClickAsync();
        await tab.Page.Locator("[data-views]").ClickAsync();
        await tab.Page.FillAsync("[data-new-view]", "For the board");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync("view=for-the-board");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Whole map" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("[data-head='lane:thoughts']")).ToHaveCountAsync(1);
        await using var other = await chromium.OpenAsync(served.Address);
        await other.GoAsync("/w/phone/maps/views?view=for-the-board");
        await other.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        await Assertions.Expect(other.Page.Locator("[data-head='lane:thoughts']")).ToHaveCountAsync(0);
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Radio, new() { Name = "Conversion" })).ToHaveAttributeAsync("aria-checked", "true");
        tab.AssertClean();
        other.AssertClean();
    }

    [Fact]
    public async Task What_is_chosen_in_a_menu_is_done_to_the_thing_that_it_was_opened_on()
    {
        await using var tab = await GridAsync("menus");
        var head = tab.Page.Locator("[data-head='step:reviews']");
        await Choose(head, "Rename");
        var field = tab.Page.Locator("textarea.editor");
        await Assertions.Expect(field).ToBeVisibleAsync();
        await field.FillAsync("Reads what others say");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head).ToContainTextAsync("Reads what others say");
        await Choose(tab.Page.Locator("[data-thing='card:compares-thoughts']"), "Remove");
        await Assertions.Expect(tab.Page.Locator("[data-thing='card:compares-thoughts']")).ToHaveCountAsync(0);
        tab.AssertClean();

        async Task Choose(ILocator thing, string item)
        {
            await thing.ClickAsync(new() { Button = MouseButton.Right });
            await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).First.ClickAsync();
        }
    }

    [Fact]
    public async Task A_share_over_a_stage_opens_to_its_customers()
    {
        await using var tab = await GridAsync("stages");
        await tab.Page.Locator(".stg .cv a.num").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".number-card")).ToContainTextAsync("in order");
        tab.AssertClean();
    }
}
