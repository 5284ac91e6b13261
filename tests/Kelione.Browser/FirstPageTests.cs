using Kelione.Browser.Support;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Kelione.Browser;

public sealed class FirstPageTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task The_start_leads_to_the_maps_and_nothing_goes_wrong_unseen()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/");
        Assert.EndsWith("/w/phone/maps", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }
}
