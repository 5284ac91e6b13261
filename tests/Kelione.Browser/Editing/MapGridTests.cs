using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Editing;

public sealed class MapGridTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Thought = "[data-cell='thoughts|step:looks-around'] [data-thing]";

    private async Task<Tab> OpenAsync(string map, Look? look = null)
    {
        await served.AddMapAsync(map);
        var tab = await chromium.OpenAsync(served.Address, look);
        await tab.GoAsync($"/w/phone/maps/{map}");
        return tab;
    }

    private static async Task<Tab> ReadyAsync(Tab tab)
    {
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        return tab;
    }

    [Fact]
    public async Task Words_are_edited_in_place_and_undone_by_keys()
    {
        await using var tab = await ReadyAsync(await OpenAsync("edits"));
        await tab.Page.ClickAsync(Thought);
        await tab.Page.Keyboard.PressAsync("F2");
        await tab.Page.FillAsync(".editor", "Is it worth it? <b>");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(Thought)).ToContainTextAsync("Is it worth it? <b>");
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(tab.Page.Locator(Thought)).Not.ToContainTextAsync("worth");
        await tab.Page.Keyboard.PressAsync("F2");
        await tab.Page.FillAsync(".editor", "dropped");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.Locator(".editor")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(Thought)).Not.ToContainTextAsync("dropped");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_card_is_dragged_to_another_step_and_nothing_moves_when_escape_is_pressed()
    {
        await using var tab = await ReadyAsync(await OpenAsync("drags"));
        var from = (await tab.Page.Locator(Thought).BoundingBoxAsync())!;
        var to = (await tab.Page.Locator("[data-cell='thoughts|step:reviews']").BoundingBoxAsync())!;
        async Task LiftAsync()
        {
            await tab.Page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
            await tab.Page.Mouse.DownAsync();
            await tab.Page.Mouse.MoveAsync(from.X + 40, from.Y + 12, new() { Steps = 3 });
            await tab.Page.Mouse.MoveAsync(to.X + 70, to.Y + to.Height - 6, new() { Steps = 4 });
        }

        await LiftAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(tab.Page.Locator("[data-cell='thoughts|step:reviews'] [data-thing]")).ToHaveCountAsync(1);
        await LiftAsync();
        await tab.Page.Mouse.UpAsync();
        await Assertions.Expect(tab.Page.Locator("[data-cell='thoughts|step:reviews'] [data-thing]")).ToHaveCountAsync(2);
        await Assertions.Expect(tab.Page.Locator("[data-said]")).Not.ToBeEmptyAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_table_from_a_spreadsheet_lands_as_cells()
    {
        await using var tab = await ReadyAsync(await OpenAsync("pastes"));
        await tab.Page.ClickAsync(Thought);
        await tab.Page.EvaluateAsync("() => { const d = new DataTransfer(); d.setData('text/plain', 'one\\ttwo\\nthree\\tfour'); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }");
        await Assertions.Expect(tab.Page.Locator("[data-cell='thoughts|step:views']")).ToContainTextAsync("two");
        await Assertions.Expect(tab.Page.Locator("[data-cell='touchpoints|step:views']")).ToContainTextAsync("four");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_wish_is_raised_by_keys_and_a_step_says_what_goes_with_it()
    {
        await using var tab = await ReadyAsync(await OpenAsync("curves"));
        var wish = tab.Page.Locator("[data-feel='wished'][data-step='pays']");
        await wish.FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(wish).ToHaveAttributeAsync("data-value", "3.1");
        await tab.Page.Locator("[data-head='step:pays']").ClickAsync(new() { Position = new() { X = 60, Y = 90 } });
        await tab.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(tab.Page.Locator("[role=alertdialog],dialog[open],[role=dialog]")).ToContainTextAsync("Barriers");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.Locator("[role=alertdialog],dialog[open],[role=dialog]")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator("[data-head='step:pays']")).ToHaveCountAsync(1);
        tab.AssertClean();
    }

    [Fact]
    public async Task Two_people_who_write_the_same_card_are_asked_which_shall_count()
    {
        await using var one = await ReadyAsync(await OpenAsync("both"));
        await using var two = await chromium.OpenAsync(served.Address);
        await two.GoAsync("/w/phone/maps/both");
        await ReadyAsync(two);
        await two.Page.ClickAsync(Thought);
        await two.Page.Keyboard.PressAsync("F2");
        await one.Page.ClickAsync(Thought);
        await one.Page.Keyboard.PressAsync("F2");
        await one.Page.FillAsync(".editor", "The first one's words");
        await one.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(two.Page.Locator(Thought)).ToContainTextAsync("The first one's words");
        await two.Page.FillAsync(".editor", "The second one's words");
        await two.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(two.Page.Locator(".conflict")).ToContainTextAsync("The first one's words");
        await two.Page.Locator(".conflict input[type=radio]").Nth(1).CheckAsync();
        await two.Page.Locator(".conflict .primary").ClickAsync();
        await Assertions.Expect(two.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await Assertions.Expect(one.Page.Locator(Thought)).ToContainTextAsync("The first one's words");
        one.AssertClean();
        two.AssertClean();
    }

    [Fact]
    public async Task Keys_move_a_card_on_and_on()
    {
        await using var tab = await ReadyAsync(await OpenAsync("keys"));
        await tab.Page.ClickAsync(Thought);
        var key = await tab.Page.Locator(Thought).First.GetAttributeAsync("data-thing");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(tab.Page.Locator($"[data-cell='thoughts|step:views'] [data-thing='{key}']")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(tab.Page.Locator($"[data-cell='thoughts|step:looks-around'] [data-thing='{key}']")).ToBeFocusedAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_number_of_the_map_opens()
    {
        await using var tab = await ReadyAsync(await OpenAsync("numbers"));
        await tab.Page.Locator(".ms a.num").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".ms a.num[aria-expanded=true], .number-card, [popover] a[href*='customers']").First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task A_phone_shows_one_stage_at_a_time()
    {
        await using var tab = await OpenAsync("phones", Look.Phone);
        await tab.Page.Locator("[data-tab='purchase']").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("[data-phone]")).ToHaveCountAsync(3);
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        tab.AssertClean();
    }
}
