using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Kelione.Browser.Support;

namespace Kelione.Browser;

/// <summary>What every page is held to, whatever it shows.</summary>
public sealed class EveryPageTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    public static TheoryData<string> Pages() => [.. AllPages.List.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_goes_wrong_unseen_and_everybody_can_use_it_in_light(string name) => await CheckAsync(name, Look.Desktop);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_goes_wrong_unseen_and_everybody_can_use_it_in_dark(string name) => await CheckAsync(name, Look.Desktop with { IsDark = true });

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_phone_shows_it_without_scrolling_sideways(string name) => FitsAsync(name, Look.Phone with { Language = "lt" });

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_small_laptop_shows_it_without_scrolling_sideways(string name) => FitsAsync(name, new Look(1280, 800, "ru"));

    private async Task FitsAsync(string name, Look look)
    {
        var page = AllPages.List.Single(p => p.Name == name);
        await using var tab = await chromium.OpenAsync(served.Address, look);
        await page.OpenAsync(tab, served);
        Assert.InRange(await tab.Page.EvaluateAsync<double>("document.documentElement.scrollWidth"), 0, look.Width);
        tab.AssertClean();
    }

    private async Task CheckAsync(string name, Look look)
    {
        var page = AllPages.List.Single(p => p.Name == name);
        await using var tab = await chromium.OpenAsync(served.Address, look);
        await page.OpenAsync(tab, served);
        await tab.SettleAsync();
        var axe = await tab.Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") });
        Assert.True(axe.Violations.Length == 0, string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help} — {string.Join(" | ", v.Nodes.Take(6).Select(n => n.Html))}")));
        tab.AssertClean();
    }
}
