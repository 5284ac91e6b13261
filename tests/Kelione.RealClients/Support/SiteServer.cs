using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Kelione.RealClients;

/// <summary>A customer's site: pages that load an SDK and send to Kelione, from another address than Kelione's.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SiteServer(WebApplication app) => _app = app;

    /// <summary>Serves the restored SDKs and their pages.</summary>
    public static async Task<SiteServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        app.MapGet("/{sdk}", (string sdk) => Results.Content($"<!DOCTYPE html><html lang=\"en\"><head><title>Shop</title><link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"/browser/{sdk}.js\"></script></head><body></body></html>", "text/html"));
        await app.StartAsync();
        return new SiteServer(app);
    }

    /// <summary>The address of the page with an SDK, as someone who comes from an advertisement opens it.</summary>
    public string Page(string sdk, ServedProcess served) =>
        $"{_app.Urls.First()}/{sdk}?to={Uri.EscapeDataString(served.Address)}&key={served.Key}&utm_source=news&utm_medium=cpc";

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
