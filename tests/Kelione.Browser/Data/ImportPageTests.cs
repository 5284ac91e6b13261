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
    public async Task A_reload_while_a_file_is_on_its_way_keeps_nothing_of_the_half_and_the_next_file_comes_whole()
    {
        var large = Path.Combine(Directory.CreateTempSubdirectory("kelione-large-").FullName, "large.csv");
        await File.WriteAllTextAsync(large, "who;what;day\n" + string.Concat(Enumerable.Repeat("a;open;2026-01-01 10:00\n", 3_000_000)));
        await using var tab = await chromium.OpenAsync(served.Address);
        await GoAsync(tab);
        await tab.Page.SetInputFilesAsync("input[type=file]", large);
        await tab.Page.Locator(".drop [role=progressbar]").WaitForAsync();
        await GoAsync(tab);

        await Assertions.Expect(tab.Page.Locator(".drop [role=progressbar]")).ToHaveCountAsync(0);
        await NothingArrivesAsync();
        await tab.Page.SetInputFilesAsync("input[type=file]", Csv("whole.csv", Rows.Replace("2026-0", "2025-0", StringComparison.Ordinal)));
        await tab.Page.GetByLabel("What what becomes").SelectOptionAsync("activity");
        await tab.Page.GetByLabel("What who becomes").SelectOptionAsync("customer");
        await tab.Page.GetByLabel("What day becomes").SelectOptionAsync("time");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).ClickAsync();
        await tab.Page.GetByText("of 3 rows are in").First.WaitForAsync();
        tab.AssertClean();
        Directory.Delete(Path.GetDirectoryName(large)!, recursive: true);
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

    // The page that was left lets go of what it held as soon as the server hears that it is gone.
    private async Task NothingArrivesAsync()
    {
        var arriving = Path.Combine(served.Served.Journeys.Folder.ImportsFolder, "arriving");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Directory.Exists(arriving) && Directory.EnumerateFiles(arriving, "*", SearchOption.AllDirectories).Any())
        {
            await turns.WaitForNextTickAsync(patience.Token);
        }
    }

    // The file field is listened to a moment after the page is live.
    private static async Task GoAsync(Tab tab)
    {
        await tab.GoAsync("/w/phone/data");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
    }

    private static FilePayload Csv(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
