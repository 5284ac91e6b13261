using Kelione.Browser.Support;
using Kelione.Maps;
using Microsoft.Playwright;

namespace Kelione.Browser.Voice;

public sealed class InfluenceTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task The_influence_loop_shows_what_is_said_after_use_beside_what_is_read_before_purchase()
    {
        var map = MapTemplates.Find("cyclic")!.Create("en") with { Id = "wheel" };
        var after = map.Stages.SelectMany(s => s.Steps.Where(t => (t.Moment ?? s.Moment) == Moment.Ultimate)).First();
        await served.Served.Maps.CreateAsync(map, "Test", mustKeepId: true);
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/map?map=wheel");
        var loop = tab.Page.Locator(".influence");
        await Assertions.Expect(loop.GetByRole(AriaRole.Heading, new() { Name = "Said after use" })).ToBeVisibleAsync();
        await Assertions.Expect(loop.GetByRole(AriaRole.Heading, new() { Name = "Read before purchase" })).ToBeVisibleAsync();
        await Assertions.Expect(loop.Locator(".side").First).ToContainTextAsync(after.Name);
        await Assertions.Expect(loop).ToContainTextAsync("Nothing here says that the one caused the other.");
        tab.AssertClean();
    }
}
