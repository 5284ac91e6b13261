using Kelione.Browser.Support;
using Kelione.Workspace;
using Microsoft.Playwright;

namespace Kelione.Browser.Voice;

public sealed class VoiceInboxTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task Entries_are_gone_through_and_corrected_by_keys_alone()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/inbox?lang=en");
        await tab.Page.Locator("article").First.WaitForAsync();
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("j");
        var chosen = tab.Page.Locator("article[aria-current=true]");
        await Assertions.Expect(chosen).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.Locator("article").Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        var number = long.Parse((await chosen.GetAttributeAsync("data-number"))!, System.Globalization.CultureInfo.InvariantCulture);
        await tab.Page.Keyboard.PressAsync("-");
        await chosen.GetByText("corrected").WaitForAsync();
        var entry = await served.Served.Journeys.Voice.GetAsync(number, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(-1, entry.Corrected);
        await tab.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(tab.Page.Locator("article").First).ToHaveAttributeAsync("aria-current", "true");
        tab.AssertClean();
    }

    [Fact]
    public async Task Theme_and_step_are_given_without_a_mouse_and_the_next_entry_is_a_key_away()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/inbox?lang=ru");
        await tab.Page.Locator("article").First.WaitForAsync();
        await tab.Page.Keyboard.PressAsync("j");
        var chosen = tab.Page.Locator("article[aria-current=true]");
        var number = long.Parse((await chosen.GetAttributeAsync("data-number"))!, System.Globalization.CultureInfo.InvariantCulture);
        await tab.Page.Keyboard.PressAsync("t");
        await tab.Page.Locator("[role=menu] [role^=menuitem]:focus").WaitForAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("[role=menu]")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("p");
        await tab.Page.Locator("[role=menu] [role^=menuitem]:focus").WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator($"#entry-{number}").GetByText("placed by a person").WaitForAsync();
        var entry = await served.Served.Journeys.Voice.GetAsync(number, "phone", TestContext.Current.CancellationToken);
        Assert.NotNull(entry.Theme);
        Assert.Equal(PlacedBy.Person, entry.Placement!.By);
        await tab.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(tab.Page.Locator("article").Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_person_places_an_entry_and_the_page_says_so()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/inbox?lang=pl");
        var first = tab.Page.Locator("article").First;
        await first.Locator("button.move").ClickAsync();
        await tab.Page.Locator("[role=menu] [role^=menuitem]").First.ClickAsync();
        await first.GetByText("placed by a person").WaitForAsync();
        tab.AssertClean();
    }
}
