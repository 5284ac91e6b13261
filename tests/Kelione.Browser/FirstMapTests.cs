using Kelione.Browser.Support;

namespace Kelione.Browser;

/// <summary>The guide to the first map, walked.</summary>
public sealed class FirstMapTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task From_a_dropped_file_to_a_measured_map_its_table_and_its_poster()
    {
        await using var tab = await chromium.OpenAsync(served.Address, new Look(1280, 860));
        var map = new Uri(await FirstMap.WalkAsync(tab, _ => Task.CompletedTask));
        Assert.Contains("customers", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        var poster = await tab.Page.APIRequest.GetAsync(map.AbsolutePath + "/poster.pdf");
        Assert.Equal("%PDF-"u8.ToArray(), (await poster.BodyAsync())[..5]);
        var table = await tab.Page.APIRequest.GetAsync(map.AbsolutePath + "/table.xlsx");
        Assert.Equal("PK"u8.ToArray(), (await table.BodyAsync())[..2]);
        tab.AssertClean();
    }
}
