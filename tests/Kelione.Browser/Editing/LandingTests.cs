using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Editing;

/// <summary>What is dropped stands where it was dropped at once; what the server then says holds.</summary>
public sealed class LandingTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Thought = "[data-cell='thoughts|step:looks-around'] [data-thing]";
    private const string Cell = "[data-cell='thoughts|step:reviews']";

    [Fact]
    public async Task A_dropped_card_stands_in_its_new_place_before_the_server_has_answered()
    {
        await served.AddMapAsync("lands");
        await using var tab = await chromium.OpenAsync(served.Address);
        var answers = await HeldAnswers.ListenAsync(tab.Page);
        await ReadyAsync(tab, "lands");
        var words = (await tab.Page.Locator(Thought).InnerTextAsync()).Trim();
        answers.Hold();
        await DropAsync(tab.Page);
        await Assertions.Expect(tab.Page.Locator(Cell + " .landed")).ToContainTextAsync(words);
        await Assertions.Expect(tab.Page.Locator(Thought + ".gone")).ToHaveCountAsync(1);
        answers.Release();
        await Assertions.Expect(tab.Page.Locator(Cell + " .landed")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(Cell + " [data-thing]")).ToHaveCountAsync(2);
        await Assertions.Expect(tab.Page.Locator(Thought)).ToHaveCountAsync(0);
        tab.AssertClean();
    }

    [Fact]
    public async Task The_copy_of_a_card_goes_when_the_move_is_refused_and_the_card_stands_where_it_stood()
    {
        await served.AddMapAsync("refused");
        await using var tab = await chromium.OpenAsync(served.Address);
        var answers = await HeldAnswers.ListenAsync(tab.Page);
        await ReadyAsync(tab, "refused");
        // A card that the server no longer knows, as after somebody else has removed it.
        await tab.Page.Locator(Thought).EvaluateAsync("card => card.dataset.thing = card.dataset.place = 'card:removed-meanwhile'");
        answers.Hold();
        await DropAsync(tab.Page);
        await Assertions.Expect(tab.Page.Locator(Cell + " .landed")).ToHaveCountAsync(1);
        answers.Release();
        await Assertions.Expect(tab.Page.Locator(Cell + " .landed")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(Thought)).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(Cell + " [data-thing]")).ToHaveCountAsync(1);
        tab.AssertClean();
    }

    private static async Task ReadyAsync(Tab tab, string map)
    {
        await tab.GoAsync($"/w/phone/maps/{map}");
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
    }

    private static async Task DropAsync(IPage page)
    {
        var (from, to) = ((await page.Locator(Thought).BoundingBoxAsync())!, (await page.Locator(Cell).BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 40, from.Y + 12, new() { Steps = 3 });
        await page.Mouse.MoveAsync(to.X + 70, to.Y + to.Height - 6, new() { Steps = 4 });
        await page.WaitForSelectorAsync(".dropline:not([hidden])");
        await page.Mouse.UpAsync();
    }
}
