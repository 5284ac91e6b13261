using Microsoft.Playwright;

namespace Kelione.Browser.Support;

/// <summary>One real Chromium for all tests of a class collection, and fresh pages in it that notice everything a person would not see: errors in the console, failed requests, requests to other machines.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser's program; null where there is none on this machine.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("KELIONE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page as a new person with a browser of their own. A machine without Chromium skips the test, aloud.</summary>
    /// <param name="address">The server's address.</param>
    /// <param name="look">Size, language, light or dark.</param>
    public async Task<Tab> OpenAsync(Uri address, Look? look = null)
    {
        Assert.SkipWhen(_browser is null, "skipped: no Chromium (apt-get install chromium, or name one in KELIONE_CHROMIUM)");
        look ??= Look.Desktop;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            Locale = look.Language,
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = look.IsCalm ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            HasTouch = look.Width < 500,
        });
        return new Tab(context, await context.NewPageAsync(), address);
    }
}

/// <summary>How a person's browser is set.</summary>
public sealed record Look(int Width = 1600, int Height = 1000, string Language = "en", bool IsDark = false, bool IsCalm = false)
{
    /// <summary>A large screen.</summary>
    public static Look Desktop { get; } = new();

    /// <summary>A phone, 390 px wide.</summary>
    public static Look Phone { get; } = new(390, 844);
}
