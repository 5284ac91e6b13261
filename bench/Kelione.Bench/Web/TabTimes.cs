using System.Globalization;
using Kelione.Samples;
using Kelione.Sources;
using Kelione.Web;
using Kelione.Workspace;
using Microsoft.Playwright;

namespace Kelione.Bench;

/// <summary>
/// What a person sees in a real Chromium on the same machine: the first page, the editor with 2,250 cards, and some tabs that edit one map. The browser draws without a graphics card, with the processors that the server needs as well.
/// </summary>
internal static class TabTimes
{
    /// <summary>The columns of its rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Waited for", "Asked", "Times", "Median", "p95", "Most"];

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Opens the browser and times it.</summary>
    /// <param name="folder">Where the workspace is made; it is removed afterwards.</param>
    /// <param name="tabs">How many tabs edit one map.</param>
    /// <param name="seconds">How long they do.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> RunAsync(string folder, int tabs, int seconds, Action<string> say)
    {
        var place = Path.Combine(folder, "tabs");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        var rows = new List<IReadOnlyList<string>>();
        void Add(string what, string asked, IReadOnlyList<double> values)
        {
            rows.Add([what, asked, values.Count.ToString(CultureInfo.InvariantCulture), WebRun.Ms(WebRun.At(values, 0.5)), WebRun.Ms(WebRun.At(values, 0.95)), WebRun.Ms(WebRun.At(values, 1))]);
            say(string.Join("; ", Columns.Zip(rows[^1], (c, r) => $"{c}: {r}")));
        }

        await using (var journeys = await MakeAsync(place).ConfigureAwait(false))
        {
            await using var host = await WebHost.StartAsync(["http://127.0.0.1:0"], [new ServedWorkspace("phone", journeys)]).ConfigureAwait(false);
            var address = new Uri(host.Addresses.First());
            using var playwright = await Playwright.CreateAsync().ConfigureAwait(false);
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("KELIONE_CHROMIUM") ?? Browsers.FirstOrDefault(File.Exists),
                Args = ["--no-sandbox", "--disable-gpu"],
            }).ConfigureAwait(false);
            await FirstPaintAsync(browser, address, Add).ConfigureAwait(false);
            await new LargeTab(browser, address).TimeAsync(Add).ConfigureAwait(false);
            var many = await ManyTabs.EditAsync(browser, address, tabs, seconds).ConfigureAwait(false);
            var what = string.Create(CultureInfo.InvariantCulture, $"{tabs} tabs edit one map of 2,250 cards, each every 2 s");
            Add($"{what}: until another tab shows it, ms", "", many.Heard);
            Add($"{what}: processor for each edit and tab, ms", "", [many.ProcessorMs]);
            Add($"{what}: memory of the server for each tab, MB", "", [many.Megabytes]);
        }

        Directory.Delete(place, recursive: true);
        return rows;
    }

    private static async Task<JourneyWorkspace> MakeAsync(string place)
    {
        var journeys = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(place)).ConfigureAwait(false);
        var file = Path.Combine(place, "phone.csv");
        var stream = File.Create(file);
        await using (stream.ConfigureAwait(false))
        {
            SampleWriter.WriteEvents(Scenarios.All.First(s => s.Name == "phone"), 2000, 1, stream, SampleFormat.Csv, new SampleOptions { AnonymousIds = false });
        }

        await journeys.ImportAsync(new ImportRequest { Files = [new SourceFile(file)] }).ConfigureAwait(false);
        var maps = new MapLibrary(journeys.Folder);
        var phone = await maps.CreateAsync(Kelione.Maps.MapTemplates.Find("phone")!.Create("en") with { Id = "phone" }, "bench").ConfigureAwait(false);
        await maps.SaveMeasurementAsync(await MapMeasurer.MeasureAsync(journeys, phone.Map, new MeasureOptions { MapVersion = phone.Version }).ConfigureAwait(false)).ConfigureAwait(false);
        await maps.CreateAsync(LargeMap.Make(), "bench").ConfigureAwait(false);
        return journeys;
    }

    // A new browser profile each time: nothing is kept from before. The server has been asked once, as it asks itself when it starts.
    private static async Task FirstPaintAsync(IBrowser browser, Uri address, Action<string, string, IReadOnlyList<double>> add)
    {
        var (paints, bytes) = (new List<double>(), new List<double>());
        for (var round = -1; round < 7; round++)
        {
            await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), ViewportSize = new ViewportSize { Width = 1600, Height = 1000 } }).ConfigureAwait(false);
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.GotoAsync("/w/phone/maps/phone").ConfigureAwait(false);
            await page.WaitForSelectorAsync("[data-sheet] [tabindex='0']").ConfigureAwait(false);
            if (round >= 0)
            {
                paints.Add(await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime").ConfigureAwait(false));
                bytes.Add(await page.EvaluateAsync<double>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0) / 1000").ConfigureAwait(false));
            }
        }

        add("measured map, empty cache: first paint, ms", "< 1,000", paints);
        add("measured map, empty cache: over the wire until it can be edited, kB", "< 300", bytes);
    }
}
