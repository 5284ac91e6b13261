using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Kelione.Bench;

/// <summary>Several tabs that edit one map at once, each a card of its own; each watches what the tab before it writes.</summary>
internal static class ManyTabs
{
    private const string Lane = "thoughts";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Has them edit for a while.</summary>
    public static async Task<Figures> EditAsync(IBrowser browser, Uri address, int tabs, int seconds)
    {
        var pages = new List<IPage>();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < tabs; i++)
        {
            var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), ViewportSize = new ViewportSize { Width = 1280, Height = 800 } }).ConfigureAwait(false);
            var page = await context.NewPageAsync().ConfigureAwait(false);
            pages.Add(page);
            await page.GotoAsync($"/w/phone/maps/{LargeMap.Id}").ConfigureAwait(false);
            await page.WaitForSelectorAsync("[data-sheet] [tabindex='0']").ConfigureAwait(false);

            // When the words of the tab before were seen here, by their number: a tab that is behind shows the latest only. All tabs have the clock of one machine.
            await page.EvaluateAsync(
                """
                q => { window.heard = []; new MutationObserver(() => { const n = +document.querySelector(q)?.querySelector('[data-t]')?.textContent.match(/^Words (\d+)/)?.[1]; if (n > (window.heard.at(-1)?.[0] ?? 0)) window.heard.push([n, Date.now()]); })
                  .observe(document.querySelector('[data-sheet]'), { childList: true, subtree: true, characterData: true }); }
                """,
                Card((i + tabs - 1) % tabs)).ConfigureAwait(false);
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - heap) / 1e6 / tabs;
        var cpu = Environment.CpuUsage.TotalTime;
        var began = new ConcurrentQueue<(double At, int Number, int By)>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(pages.Select(async (page, i) =>
        {
            await Task.Delay(Between * (i / (double)tabs)).ConfigureAwait(false);
            for (var n = 1; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; n++)
            {
                var next = Task.Delay(Between);
                var words = string.Create(CultureInfo.InvariantCulture, $"Words {n} of tab {i}");
                await page.Locator(Card(i)).ClickAsync().ConfigureAwait(false);
                await page.Keyboard.PressAsync("F2").ConfigureAwait(false);
                await page.FillAsync(".editor", words).ConfigureAwait(false);
                began.Enqueue((await page.EvaluateAsync<double>("() => Date.now()").ConfigureAwait(false), n, i));
                await page.Keyboard.PressAsync("Enter").ConfigureAwait(false);
                await next.ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        var processor = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Math.Max(1, began.Count) / tabs;
        var heard = new List<double>();
        foreach (var (at, number, by) in began)
        {
            var other = pages[(by + 1) % tabs];
            await other.WaitForFunctionAsync("n => window.heard.at(-1)?.[0] >= n", number, new() { Timeout = 60_000 }).ConfigureAwait(false);
            heard.Add(await other.EvaluateAsync<double>("n => window.heard.find((h) => h[0] >= n)[1]", number).ConfigureAwait(false) - at);
        }

        foreach (var page in pages)
        {
            await page.Context.DisposeAsync().ConfigureAwait(false);
        }

        return new Figures(heard, processor, megabytes);
    }

    /// <summary>What was seen of them.</summary>
    /// <param name="Heard">From Enter in one tab until another shows the words, ms.</param>
    /// <param name="ProcessorMs">Processor time of this process for each edit and tab.</param>
    /// <param name="Megabytes">Memory of the server for each tab.</param>
    public sealed record Figures(IReadOnlyList<double> Heard, double ProcessorMs, double Megabytes);

    private static string Card(int tab) => string.Create(CultureInfo.InvariantCulture, $"[data-row='{Lane}'] [data-c='{tab % 5}'] [data-thing]:nth-of-type({(tab / 5) + 1})");
}
