using System.Text;
using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Data;

public sealed class ImportPageTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const string Rows = "who;what;day\n<b>a</b>;open;2026-01-01 10:00\nb;pay;2026-01-02 10:00\n;pay;2026-01-02 10:00\n";

    [Fact]
    public async Task From_two_files_dropped_to_rows_that_add_up_and_on_to_the_flow()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await GoAsync(tab);
        await tab.Page.SetInputFilesAsync("input[type=file]", [Csv("shop one.csv", Rows), Csv("<img src=x>.csv", Rows.Replace("2026-01-02", "2026-02-02", StringComparison.Ordinal))]);
        await tab.Page.GetByLabel("What what becomes").SelectOptionAsync("activity");
        await tab.Page.GetByLabel("What who becomes").SelectOptionAsync("customer");
        await tab.Page.GetByLabel("What day becomes").SelectOptionAsync("time");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import 4 rows" }).ClickAsync();
        await tab.Page.GetByText("3 of 6 rows are in").Or(tab.Page.GetByText("4 of 6 rows are in")).WaitForAsync();
        Assert.Equal(0, await tab.Page.Locator("main img").CountAsync());
        await tab.Page.GetByText("Rejected rows").First.WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "See the flow" }).ClickAsync();
        await tab.ArriveAsync("/explore/flow$");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_file_that_is_no_use_says_why_and_harms_nothing()
    {
        await using var tab = await chromium.OpenAsync(served.Address, Look.Phone);
        await GoAsync(tab);
        await tab.Page.SetInputFilesAsync("input[type=file]", [new FilePayload { Name = "none.csv", MimeType = "text/csv", Buffer = [] }]);
        await tab.Page.GetByText("none.csv is empty").WaitForAsync();
        tab.AssertClean();
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("live")]
    [InlineData("identity")]
    [InlineData("privacy")]
    [InlineData("health")]
    public async Task Every_tab_opens_and_fits_a_phone(string path)
    {
        await using var tab = await chromium.OpenAsync(served.Address, Look.Phone);
        await tab.GoAsync("/w/phone/data/" + path);
        Assert.Equal("page", await tab.Page.Locator($".tabs a[href$='/data/{path}']").GetAttributeAsync("aria-current"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        tab.AssertClean();
    }

    [Fact]
    public async Task Two_ids_become_one_customer_with_a_reason_and_are_parted_again()
    {
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/data/identity");
        await tab.Page.GetByLabel("Anonymous id", new() { Exact = true }).FillAsync("browser-7");
        await tab.Page.GetByLabel("Known customer", new() { Exact = true }).FillAsync("client-7");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await tab.Page.GetByText("said by Demo").First.WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the merge of browser-7 into client-7" }).ClickAsync();
        await tab.Page.GetByText("1 were undone").WaitForAsync();
        tab.AssertClean();
    }

    // The file field is listened to a moment after the page is live.
    private static async Task GoAsync(Tab tab)
    {
        await tab.GoAsync("/w/phone/data");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
    }

    private static FilePayload Csv(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
