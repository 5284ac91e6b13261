using Kelione.Browser.Support;
using Kelione.Maps;
using Microsoft.Playwright;

namespace Kelione.Browser.Voice;

public sealed class PinTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_theme_is_put_on_the_map_as_evidence_with_its_number_of_entries()
    {
        await served.AddMapAsync("evidence");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/themes?theme=delivery&map=evidence");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pin to map" }).ClickAsync();
        await tab.Page.Locator("aside.panel [role=status] a").ClickAsync();
        await tab.ArriveAsync("/maps/evidence");
        var map = (await served.Served.Maps.GetAsync("evidence", version: null, TestContext.Current.CancellationToken)).Map;
        var card = Assert.Single(map.Cards, c => c.Text.StartsWith("Delivery", StringComparison.Ordinal) && c.Provenance.Kind == ProvenanceKind.Measured && c.Provenance.N > 0);
        Assert.Equal(LaneKind.Evidence, map.Lanes.Single(l => l.Id == card.Lane).Kind);
        Assert.NotNull(card.Provenance.From);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_score_is_put_on_the_step_that_was_chosen()
    {
        await served.AddMapAsync("scored");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/scores?score=stars&map=scored");
        await tab.Page.Locator("form.pin select").SelectOptionAsync("gets");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pin to map" }).ClickAsync();
        await tab.Page.Locator("[role=status] a[href*='maps/scored']").ClickAsync();
        await tab.ArriveAsync("/maps/scored");
        var map = (await served.Served.Maps.GetAsync("scored", version: null, TestContext.Current.CancellationToken)).Map;
        var card = Assert.Single(map.Cards, c => c.Text.StartsWith("Stars: ", StringComparison.Ordinal));
        Assert.Equal(("gets", ProvenanceKind.Measured), (card.Step, card.Provenance.Kind));
        Assert.True(card.Provenance.N > 0);
        tab.AssertClean();
    }
}
