using Kelione.Browser.Support;
using Kelione.Journeys;
using Kelione.Maps;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Voice;

/// <summary>Numbers of feedback open to what they mean, to what was said, and to who said it.</summary>
public sealed class VoiceNumberTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Theory]
    [InlineData("voice", ".kinds a.num")]
    [InlineData("voice", ".themes td.r a.num >> nth=1")]
    [InlineData("voice", ".heat td a.num")]
    [InlineData("voice/themes", ".list td.r a.num")]
    [InlineData("voice/scores", ".scores .cell a.num")]
    [InlineData("voice/map", ".steps td.r a.num")]
    public async Task A_number_says_what_it_is_and_opens_to_entries_and_customers(string page, string number)
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/" + page);
        await tab.Page.Locator(number).First.ClickAsync();
        var panel = tab.Page.Locator(".number-panel");
        await Expect(panel.Locator("dl dt").First).ToBeVisibleAsync();
        await Expect(panel.Locator("a.link")).ToContainTextAsync("Open the inbox");
        await panel.Locator("button.link").ClickAsync();
        await Expect(tab.Page.Locator("dialog.drawer[open] .sheet-body td a").First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task The_entries_behind_a_number_are_as_many_as_it_says()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice");
        var number = tab.Page.Locator(".themes td.r a.num").First;
        var said = await number.InnerTextAsync();
        await number.ClickAsync();
        await tab.Page.Locator(".number-panel a.link").ClickAsync();
        await tab.ArriveAsync("/voice/inbox\\?");
        await Expect(tab.Page.Locator(".inbox h2")).ToContainTextAsync(said);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_point_of_the_emotion_curve_opens_by_the_keyboard()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/map");
        await tab.Page.Locator("svg .at a.num").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".number-panel")).ToContainTextAsync("emotion curve");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_release_of_the_map_stands_in_the_picture_of_sentiment()
    {
        await served.AddMapAsync("released");
        var stored = await served.Served.Maps.GetAsync("released", version: null, TestContext.Current.CancellationToken);
        var overview = await served.Served.Journeys.Voice.OverviewAsync(FeedbackFilter.All, TestContext.Current.CancellationToken);
        var idea = new Idea { Id = "fee", Step = stored.Map.Steps().First().Id, Text = "The fee is shown in the cart", Status = IdeaStatus.Released, ReleasedOn = overview.Course[overview.Course.Count / 2].FirstDay };
        await served.Served.Maps.ImportAsync(stored.Map with { Ideas = [.. stored.Map.Ideas, idea] }, "Test", cancellationToken: TestContext.Current.CancellationToken);
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice?map=released");
        await Expect(tab.Page.Locator(".rl text", new PageLocatorOptions { HasText = "The fee is shown" })).ToHaveCountAsync(1);
        tab.AssertClean();
    }
}
