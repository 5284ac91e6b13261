using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Together;

/// <summary>What becomes of edits when the connection breaks, the server starts again or the page is loaded anew. With a server of their own, which they end.</summary>
public sealed class ConnectionTests(Chromium chromium) : IAsyncLifetime
{
    private const string Goal = "[data-thing='goal:use']";
    private const string Card = "[data-thing='card:compares-thoughts']";

    private readonly ServedPhone _served = new();

    public ValueTask InitializeAsync() => _served.InitializeAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task What_was_edited_while_the_server_was_away_is_there_once_when_it_is_back()
    {
        await using var tab = await OpenAsync("/w/phone/maps/phone?step=checkout");
        var version = (await _served.Served.Maps.GetAsync("phone")).Version;
        await _served.RestartAsync(async () =>
        {
            await Expect(tab.Page.Locator("#connection")).ToBeVisibleAsync();
            await WriteAsync(tab, Goal, "Working by the evening");
            await WriteAsync(tab, Card, "Too many lines");
            await Expect(tab.Page.Locator("textarea.waits")).ToHaveCountAsync(2);
            await Expect(tab.Page.Locator(".saving.waits")).ToContainTextAsync("2");

            // What waits is gone on with from what was written, not from what the server knows.
            await WriteAsync(tab, Card, " to read", isAll: false);
        });
        await Expect(tab.Page.Locator(Goal)).ToContainTextAsync("Working by the evening", new() { Timeout = 30000 });
        await Expect(tab.Page.Locator(Card)).ToContainTextAsync("Too many lines to read");
        await Expect(tab.Page.Locator("textarea.waits")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".conflict")).ToHaveCountAsync(0);
        Assert.Equal(version + 3, (await _served.Served.Maps.GetAsync("phone")).Version);
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Who_wrote_the_same_meanwhile_is_told_and_asked()
    {
        await using var tab = await OpenAsync("/w/phone/maps/phone");
        await _served.RestartAsync(async () =>
        {
            await Expect(tab.Page.Locator("#connection")).ToBeVisibleAsync();
            await WriteAsync(tab, Card, "Mine");
            var stored = await _served.Served.Maps.GetAsync("phone");
            var card = stored.Map.Cards.Single(c => c.Id == "compares-thoughts");
            await _served.Served.Maps.ApplyAsync("phone", [Kelione.Maps.MapEdits.Change(card, card with { Text = "Theirs" })], stored.Version, "Lina");
        });
        await Expect(tab.Page.Locator(".conflict")).ToContainTextAsync("Theirs", new() { Timeout = 30000 });
        await tab.Page.Locator(".conflict input[type=radio]").Nth(1).CheckAsync();
        await tab.Page.Locator(".conflict .button.primary").ClickAsync();
        await Expect(tab.Page.Locator(Card)).ToContainTextAsync("Theirs");
    }

    [Fact]
    public async Task A_field_of_the_inspector_keeps_what_is_written_in_it_while_the_server_is_away()
    {
        await using var tab = await OpenAsync("/w/phone/maps/phone");
        var scope = tab.Page.Locator("[data-edits='map||scope']");
        await _served.RestartAsync(async () =>
        {
            await Expect(tab.Page.Locator("#connection")).ToBeVisibleAsync();
            await scope.ClickAsync();
            await tab.Page.Keyboard.PressAsync("Control+A");
            await tab.Page.Keyboard.TypeAsync("Shops in Kaunas");
            await tab.Page.Keyboard.PressAsync("Tab");
        });

        // Somebody stands in a field: the page is not loaded anew behind their back.
        await tab.Page.Locator("[data-connection=reload]").ClickAsync(new() { Timeout = 30000 });
        await Expect(tab.Page.Locator("#connection")).ToBeHiddenAsync(new() { Timeout = 30000 });
        await tab.Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true' && sessionStorage.length === 0");
        await Expect(scope).ToHaveValueAsync("Shops in Kaunas");
        Assert.Equal("Shops in Kaunas", (await _served.Served.Maps.GetAsync("phone")).Map.Scope);
    }

    [Fact]
    public async Task A_page_that_is_loaded_anew_in_the_middle_of_an_edit_loses_nothing()
    {
        await using var tab = await OpenAsync("/w/phone/maps/phone");
        var version = (await _served.Served.Maps.GetAsync("phone")).Version;
        await tab.Page.DblClickAsync(Card);
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("Half written");
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(Card)).ToContainTextAsync("Half written", new() { Timeout = 30000 });
        await tab.Page.WaitForFunctionAsync("() => sessionStorage.length === 0");
        Assert.Equal(version + 1, (await _served.Served.Maps.GetAsync("phone")).Version);
    }

    // Loaded, and its grid hears keys.
    private async Task<Tab> OpenAsync(string path)
    {
        var tab = await chromium.OpenAsync(_served.Address);
        await tab.GoAsync(path);
        await Expect(tab.Page.Locator(".map-grid [data-head='objective'][tabindex='0']")).ToHaveCountAsync(1);
        return tab;
    }

    private static async Task WriteAsync(Tab tab, string thing, string text, bool isAll = true)
    {
        await tab.Page.Locator(thing).FocusAsync();
        await tab.Page.Keyboard.PressAsync("F2");
        await Expect(tab.Page.Locator("textarea.editor:not(.waits)")).ToBeFocusedAsync();
        if (isAll)
        {
            await tab.Page.Keyboard.PressAsync("Control+A");
        }

        await tab.Page.Keyboard.TypeAsync(text);
        await tab.Page.Keyboard.PressAsync("Enter");
    }
}
