using System.Globalization;
using Kelione.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Voice;

/// <summary>Themes are steered by people: named, joined, split, pinned; and each change can be taken back.</summary>
public sealed class SteeringTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    [Fact]
    public async Task A_theme_gets_a_name_of_its_own_a_pin_and_another_joins_it()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/themes?theme=delivery");
        var panel = tab.Page.Locator("aside.panel");
        await panel.GetByLabel("Name").FillAsync("Courier & parcels");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await Expect(panel.Locator("h2")).ToHaveTextAsync("Courier & parcels");
        var row = tab.Page.Locator("table.list tr.on");
        await Expect(row).ToContainTextAsync("Courier & parcels");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Unpin" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("table.list tbody tr").First).ToContainTextAsync("Courier & parcels");

        var before = await CountAsync(row);
        var themes = await tab.Page.Locator("table.list tbody tr").CountAsync();
        var joined = await tab.Page.Locator("table.list tbody tr").Nth(1).Locator("td.name").InnerTextAsync();
        await panel.GetByLabel("Merge").SelectOptionAsync(new SelectOptionValue { Label = joined.Trim() });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(tab.Page.Locator("table.list tbody tr")).ToHaveCountAsync(themes - 1);
        Assert.True(await CountAsync(row) >= before);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the last change" }).ClickAsync();
        await Expect(tab.Page.Locator("table.list tbody tr")).ToHaveCountAsync(themes);
        Assert.Equal(before, await CountAsync(row));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_word_comes_into_a_theme_and_goes_again_and_a_theme_is_hidden_and_brought_back()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/themes?theme=packaging");
        var panel = tab.Page.Locator("aside.panel");
        await panel.GetByLabel("A word that belongs here").FillAsync("stairs");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(panel.Locator(".words")).ToContainTextAsync("stairs");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Take the word out: en:stairs" }).ClickAsync();
        await Expect(panel.GetByText("stairs", new() { Exact = true })).ToHaveCountAsync(0);

        var themes = await tab.Page.Locator("table.list tbody tr").CountAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true }).ClickAsync();
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("table.list")).Not.ToContainTextAsync("Packaging");
        await Expect(tab.Page.Locator(".page-chips")).Not.ToContainTextAsync("Packaging");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the last change" }).ClickAsync();
        }

        await Expect(tab.Page.Locator("table.list tbody tr")).ToHaveCountAsync(themes);
        await Expect(tab.Page.Locator("table.list")).ToContainTextAsync("Packaging");
        tab.AssertClean();
    }

    [Fact]
    public async Task After_a_merge_no_other_theme_stands_ready_for_a_second_click()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/themes?theme=support");
        var panel = tab.Page.Locator("aside.panel");
        var themes = await tab.Page.Locator("table.list tbody tr").CountAsync();
        await panel.GetByLabel("Merge").SelectOptionAsync(new SelectOptionValue { Label = "Staff" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(tab.Page.Locator("table.list tbody tr")).ToHaveCountAsync(themes - 1);
        await Expect(panel.GetByLabel("Merge")).ToHaveValueAsync("");
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Merge" })).ToBeDisabledAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the last change" }).ClickAsync();
        await Expect(tab.Page.Locator("table.list tbody tr")).ToHaveCountAsync(themes);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_word_becomes_a_theme_of_its_own()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/voice/themes?theme=delivery");
        var panel = tab.Page.Locator("aside.panel");
        await panel.GetByLabel("A word to make a theme of its own").FillAsync("courier");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Split off" }).ClickAsync();
        await Expect(tab.Page.Locator("table.list")).ToContainTextAsync("courier");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "courier", Exact = true }).ClickAsync();
        await Expect(panel.Locator(".quotes li").First).ToContainTextAsync("courier", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
        tab.AssertClean();
    }

    [Fact]
    public async Task A_theme_has_its_name_in_the_reader_s_language()
    {
        await using var tab = await chromium.OpenAsync(served.Address, Look.Desktop with { Language = "zh" });
        await tab.GoAsync("/w/phone/voice/themes");
        await Expect(tab.Page.Locator("table.list")).ToContainTextAsync("配送");
        tab.AssertClean();
    }

    private static async Task<long> CountAsync(ILocator row) => long.Parse((await row.Locator("td.r").First.InnerTextAsync()).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
