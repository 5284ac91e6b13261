using Kelione.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Together;

/// <summary>Two people on one map, each in a browser of their own.</summary>
public sealed class PeopleTests(Chromium chromium, SignedPeople people) : IClassFixture<SignedPeople>
{
    private const string Card = "[data-thing='card:compares-thoughts']";

    [Fact]
    public async Task Each_sees_where_the_other_is_and_who_is_there()
    {
        await people.AddMapAsync("there");
        await using var asta = await people.OpenAsync(chromium, "Asta", "/w/shop/maps/there");
        await using var lina = await people.OpenAsync(chromium, "Lina", "/w/shop/maps/there");
        await lina.Page.Locator(Card).HoverAsync();
        await lina.Page.Locator(Card).ClickAsync();
        await Expect(asta.Page.Locator(".cursors .flag")).ToHaveTextAsync("Lina");
        await Expect(asta.Page.Locator(".map-head [title*='Lina'], .map-head [aria-label*='Lina']").First).ToBeVisibleAsync();
        asta.AssertClean();
        lina.AssertClean();
    }

    [Fact]
    public async Task Who_writes_over_what_the_other_has_just_written_is_asked_and_may_keep_both()
    {
        await people.AddMapAsync("both");
        await using var asta = await people.OpenAsync(chromium, "Asta", "/w/shop/maps/both");
        await using var lina = await people.OpenAsync(chromium, "Lina", "/w/shop/maps/both");
        await WriteOverAsync(asta, "Asta wrote this");
        await WriteOverAsync(lina, "Lina wrote this");
        await lina.Page.Keyboard.PressAsync("Enter");
        await Expect(asta.Page.Locator(Card)).ToContainTextAsync("Lina wrote this");
        await asta.Page.Keyboard.PressAsync("Enter");
        var conflict = asta.Page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("Lina");
        await conflict.Locator("input[type=radio]").Nth(2).CheckAsync();
        await conflict.Locator(".button.primary").ClickAsync();
        await Expect(lina.Page.Locator(Card)).ToContainTextAsync("Asta wrote this. Lina wrote this");
        asta.AssertClean();
        lina.AssertClean();
    }

    [Fact]
    public async Task Who_edits_what_the_other_has_removed_is_told()
    {
        await people.AddMapAsync("gone");
        await using var asta = await people.OpenAsync(chromium, "Asta", "/w/shop/maps/gone");
        await using var lina = await people.OpenAsync(chromium, "Lina", "/w/shop/maps/gone");
        await asta.Page.DblClickAsync(Card);
        await asta.Page.Keyboard.TypeAsync(" and more");
        await lina.Page.Locator(Card).ClickAsync();
        await lina.Page.Keyboard.PressAsync("Delete");
        await Expect(asta.Page.Locator(Card)).ToHaveCountAsync(0);
        await asta.Page.Keyboard.PressAsync("Enter");
        await Expect(asta.Page.Locator("textarea.editor")).ToHaveCountAsync(0);
        await Expect(asta.Page.Locator(".conflict, .map-head .saving .bad").First).ToBeVisibleAsync();
        lina.AssertClean();
    }

    [Fact]
    public async Task A_viewer_gets_a_role_on_one_map_and_edits_it_alone()
    {
        await people.AddMapAsync("granted");
        await people.AddMapAsync("kept");
        await using var asta = await people.OpenAsync(chromium, "Asta", "/w/shop/people");
        await asta.Page.Locator("tr:has-text('Jonas') button[aria-expanded]").ClickAsync();
        await asta.Page.Locator(".map-roles form select").First.SelectOptionAsync("granted");
        await asta.Page.Locator(".map-roles form button").ClickAsync();
        await Expect(asta.Page.Locator(".map-roles .one select[aria-label*='“']")).ToHaveCountAsync(1);
        await using var jonas = await people.OpenAsync(chromium, "Jonas", "/w/shop/maps/granted");
        await Expect(jonas.Page.Locator(".map-grid[data-edit]")).ToHaveCountAsync(1);
        await jonas.GoAsync("/w/shop/maps/kept");
        await Expect(jonas.Page.Locator(".map-grid:not([data-edit])")).ToHaveCountAsync(1);
        await asta.Page.Locator(".map-roles .one .danger").ClickAsync();
        await Expect(asta.Page.Locator(".map-roles .one .danger")).ToHaveCountAsync(0);
        await jonas.GoAsync("/w/shop/maps/granted");
        await Expect(jonas.Page.Locator(".map-grid:not([data-edit])")).ToHaveCountAsync(1);
        asta.AssertClean();
        jonas.AssertClean();
    }

    /// <summary>Opens the card's editor and puts a text in the place of what stands there; it is not saved yet.</summary>
    private static async Task WriteOverAsync(Tab who, string text)
    {
        await who.Page.DblClickAsync(Card);
        await who.Page.Keyboard.PressAsync("Control+A");
        await who.Page.Keyboard.TypeAsync(text);
    }
}
