using System.Collections.Concurrent;
using System.Globalization;
using Kelione.Journeys;
using Microsoft.Playwright;

namespace Kelione.RealClients;

/// <summary>The browser SDKs that customers have, in a real browser on a site of another address, pointed to a running Kelione by configuration alone.</summary>
[Collection(RestoredClients.Once)]
public sealed class BrowserClientTests(RestoredClients clients)
{
    private const int Half = 20;

    // A browser that calls itself headless is taken for a machine.
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static TheoryData<string, string> Sdks => new() { { "posthog", "$pageview" }, { "segment", "Page viewed" }, { "amplitude", "[Amplitude] Page Viewed" }, { "mixpanel", "$mp_web_page_view" } };

    [Theory]
    [MemberData(nameof(Sdks))]
    public Task Every_event_arrives_once_and_right(string sdk, string page) => PlayAsync(sdk, page, isKilled: false);

    /// <summary>Mixpanel's SDK keeps what it could not send only where the browser itself says that it is offline: there the browser is, as long as the server is away.</summary>
    [Theory]
    [MemberData(nameof(Sdks))]
    public Task Every_event_arrives_once_also_where_the_server_is_killed_and_started_again_meanwhile(string sdk, string page) => PlayAsync(sdk, page, isKilled: true);

    private async Task PlayAsync(string sdk, string page, bool isKilled)
    {
        clients.Need();
        var program = Environment.GetEnvironmentVariable("KELIONE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "skipped: no Chromium (apt-get install chromium, or name one in KELIONE_CHROMIUM)");
        await using var served = await ServedProcess.StartAsync();
        await using var site = await SiteServer.StartAsync(clients.Folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
        var tab = await browser.NewPageAsync(new BrowserNewPageOptions { UserAgent = Chrome });
        var (troubles, answers) = (new List<string>(), new ConcurrentQueue<string>());
        tab.PageError += (_, error) => troubles.Add(error);
        tab.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", Host: not "127.0.0.1" })
            {
                troubles.Add("request to another machine: " + request.Url);
            }
        };
        tab.Console += (_, said) => answers.Enqueue($"console {said.Type}: {said.Text}");
        tab.RequestFailed += (_, request) => answers.Enqueue($"failed {request.Method} {request.Url}: {request.Failure}");
        tab.Response += (_, answer) => answers.Enqueue($"{answer.Status} to {answer.Request.Method} {answer.Url}");
        await tab.GotoAsync(site.Page(sdk, served));
        await tab.WaitForFunctionAsync("() => document.documentElement.dataset.ready === 'yes'");
        await tab.EvaluateAsync("window.send(0, 20)");
        await served.CountsAsync("Ordered", Half);
        if (isKilled)
        {
            await served.KillAsync();
            await tab.Context.SetOfflineAsync(sdk == "mixpanel");
        }

        await tab.EvaluateAsync("window.send(20, 40)");
        if (isKilled)
        {
            await served.StartAgainAsync();
            await tab.Context.SetOfflineAsync(false);
        }

        await served.CountsAsync("Ordered", Half * 2, () => "What the page saw last:\n" + string.Join('\n', answers.TakeLast(80)));
        Assert.Empty(troubles);
        AssertAll(await served.EventsAsync(), page);
    }

    private static void AssertAll(IReadOnlyList<JourneyEvent> events, string page)
    {
        var ordered = events.Where(one => one.Activity == "Ordered").ToList();
        Assert.Equal(Enumerable.Range(0, Half * 2), ordered.Select(one => int.Parse(one.Field("n")!, CultureInfo.InvariantCulture)).Order());
        Assert.Equal(ordered.Count, ordered.Select(one => one.EventId).Distinct().Count());
        Assert.All(ordered, one =>
        {
            Assert.Equal("kund-ž-7", one.Customer);
            Assert.Equal(("9.5", "<b>\"ž\"</b>", "[1,\"a\"]"), (one.Field("price"), one.Field("deep.word"), one.Field("list")));
            Assert.Equal("desktop", one.Field("device"), ignoreCase: true);
        });

        // The page is one event, with the campaign that brought the person.
        var seen = Assert.Single(events, one => one.Activity == page);
        Assert.Equal("cpc", seen.Field("utm_medium"));
        Assert.True(events.Max(one => one.TimeMicros) - events.Min(one => one.TimeMicros) < TimeSpan.FromMinutes(10).TotalMicroseconds);
    }
}
