using System.Globalization;
using System.Net;
using System.Text;
using Kelione.Browser.Support;
using Microsoft.Playwright;

namespace Kelione.Browser.Gallery;

/// <summary><c>first-map FOLDER</c>: the pictures of that guide. <c>FOLDER [WORD…]</c>: a picture of every page (or of those whose names hold a word) light, dark, on a phone, and in each language, and <c>index.html</c> that shows them side by side.</summary>
internal static class GalleryCommand
{
    private static readonly (string Name, Look Look)[] Looks =
    [
        ("light", Look.Desktop),
        ("dark", Look.Desktop with { IsDark = true }),
        ("phone", Look.Phone),
        ("phone-lt", Look.Phone with { Language = "lt" }),
        ("ru", Look.Desktop with { Language = "ru" }),
        ("zh", Look.Desktop with { Language = "zh-Hans" }),
        ("pl", Look.Desktop with { Language = "pl" }),
        ("lt", Look.Desktop with { Language = "lt" }),
    ];

    /// <summary>Runs; 0 where every page came without an error unseen, else 1.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["first-map", var pictures])
        {
            return await FirstMapAsync(Directory.CreateDirectory(pictures).FullName);
        }

        if (args.Length == 0)
        {
            await error.WriteLineAsync("usage: FOLDER [WORD…] or first-map FOLDER");
            return 2;
        }

        var folder = Directory.CreateDirectory(args[0]).FullName;
        var pages = AllPages.List.Where(p => args.Length == 1 || args.Skip(1).Any(w => p.Name.Contains(w, StringComparison.Ordinal))).ToList();
        await using var served = new ServedPhone();
        await served.InitializeAsync();
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        var troubles = 0;
        foreach (var page in pages)
        {
            foreach (var (name, look) in Looks)
            {
                await using var tab = await chromium.OpenAsync(served.Address, look);
                await page.OpenAsync(tab, served);
                await tab.SettleAsync();
                await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{page.Name}.{name}.png"), FullPage = page.IsLong });
                troubles += tab.Troubles.Count;
                foreach (var trouble in tab.Troubles)
                {
                    await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{page.Name} {name}: {trouble}"));
                }
            }

            await output.WriteLineAsync(page.Name);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Index(pages.Select(p => p.Name)));
        return troubles == 0 ? 0 : 1;
    }

    // The pictures of the guide to the first map, small enough to lie beside it.
    private static async Task<int> FirstMapAsync(string folder)
    {
        await using var served = new ServedPhone();
        await served.InitializeAsync();
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var tab = await chromium.OpenAsync(served.Address, new Look(1280, 860));
        await FirstMap.WalkAsync(tab, async name =>
        {
            await tab.SettleAsync();
            await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        });
        return tab.Troubles.Count == 0 ? 0 : 1;
    }

    private static string Index(IEnumerable<string> pages)
    {
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><title>Kelione, every page</title><style>body{font:14px system-ui;background:#888}img{width:32%;margin:4px;vertical-align:top}</style>\n");
        foreach (var page in pages)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(page)}</h2>\n");
            foreach (var (name, _) in Looks)
            {
                html.Append(CultureInfo.InvariantCulture, $"<img loading=lazy alt=\"{WebUtility.HtmlEncode($"{page} {name}")}\" src=\"{WebUtility.HtmlEncode($"{page}.{name}.png")}\">\n");
            }
        }

        return html.ToString();
    }
}
