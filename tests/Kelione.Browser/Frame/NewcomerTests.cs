using System.Text;
using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Frame;

/// <summary>What stood in the way of somebody who saw the product for the first time.</summary>
public sealed class NewcomerTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Rows = "user_id,event,timestamp\na,open,2026-01-01 10:00:00\nb,pay,2026-01-02 10:00:00\n";

    [Fact]
    public async Task The_first_file_is_dropped_where_one_begins_and_looked_at_where_data_comes_in()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/empty/maps");
        await tab.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "first.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Rows) });
        await tab.ArriveAsync("/w/empty/data$");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" })).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" })).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_file_that_misses_its_zone_does_not_take_the_place_of_the_page()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps");
        var isTaken = await tab.Page.EvaluateAsync<bool>(
            """
            () => {
              const files = new DataTransfer();
              files.items.add(new File(['a'], 'a.csv'));
              return ['dragover', 'drop'].every((name) => !document.querySelector('h1').dispatchEvent(new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true })));
            }
            """);
        Assert.True(isTaken);
        tab.AssertClean();
    }

    [Theory]
    [InlineData(1600, "en")]
    [InlineData(1280, "ru")]
    [InlineData(1440, "lt")]
    public async Task Measuring_is_at_hand_also_when_the_map_has_changed_since(int width, string language)
    {
        var map = $"stale-{language}";
        await served.AddMapAsync(map);
        await using var tab = await chromium.OpenAsync(served.Address, new Look(width, 900, language));
        await tab.GoAsync($"/language?to={language}&return=%2Fw%2Fphone%2Fmaps%2F{map}");
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        await tab.Page.Locator("[data-cell='thoughts|step:looks-around'] [data-thing]").ClickAsync();
        await tab.Page.Keyboard.PressAsync("F2");
        await tab.Page.FillAsync(".editor", "Other words");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".map-toolbar .warn")).ToBeVisibleAsync();
        var box = (await tab.Page.Locator("button.measure").BoundingBoxAsync())!;
        Assert.True(box.X + box.Width <= width, $"The button ends at {box.X + box.Width} of {width}.");
        Assert.True(await tab.Page.Locator(".map-toolbar .rest").EvaluateAsync<bool>("r => r.scrollWidth <= r.clientWidth"), "Something of the toolbar is out of sight.");
        tab.AssertClean();
    }

    [Fact]
    public async Task The_question_mark_lists_the_keys_also_on_a_step_and_a_card()
    {
        await served.AddMapAsync("keys");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/keys");
        foreach (var unit in new[] { "[data-head='step:pays']", "[data-cell='thoughts|step:looks-around'] [data-thing]" })
        {
            await tab.Page.Locator(unit).FocusAsync();
            await tab.Page.Keyboard.PressAsync("?");
            await Expect(tab.Page.Locator("dialog[open]")).ToBeVisibleAsync();
            await Expect(tab.Page.Locator("dialog[open]")).ToContainTextAsync("New card below");
            await Expect(tab.Page.Locator(".editor")).ToHaveCountAsync(0);
            await tab.Page.Keyboard.PressAsync("Escape");
            await Expect(tab.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        tab.AssertClean();
    }

    [Fact]
    public async Task The_number_of_a_step_is_seen_and_can_be_clicked_while_the_pointer_is_over_its_head()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone");
        await tab.Page.Locator("[data-head='step:views'] h3").HoverAsync();
        var number = tab.Page.Locator(".route .pill a.num").First;
        var isOnTop = "n => { const b = n.getBoundingClientRect(); return n.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); }";
        Assert.True(await number.EvaluateAsync<bool>(isOnTop));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_hidden_lane_is_said_below_the_map_and_comes_back_there()
    {
        await served.AddMapAsync("lanes");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/lanes");
        var lane = tab.Page.Locator("[data-head='lane:thoughts']");
        await lane.ClickAsync(new() { Button = MouseButton.Right });
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Hide" }).First.ClickAsync();
        await Expect(lane).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".hidlanes")).ToContainTextAsync("1 lane hidden");
        await tab.Page.Locator("[data-hidden-lanes]").ClickAsync();
        await Expect(lane).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".hidlanes")).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_page_as_high_as_the_window_has_no_scroll_bar_beside_it()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/phone");
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        Assert.Equal(1000, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_difference_opens_to_the_customers_of_either_side()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/explore/funnel?a=device%3Dphone&b=device%3Ddesktop");
        await tab.Page.Locator("button.num.difference").First.ClickAsync();
        var sides = tab.Page.Locator(".number-panel .sides li");
        await Expect(sides).ToHaveCountAsync(2);
        await sides.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Page.Locator("dialog[open] .customers tbody tr").First).ToBeVisibleAsync();
        tab.AssertClean();
    }
}
