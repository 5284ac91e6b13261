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
