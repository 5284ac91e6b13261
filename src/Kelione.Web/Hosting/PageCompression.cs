using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Hosting;

/// <summary>
/// Compresses pages and drawn maps as they go out. Files of the program are compressed once, by the build.
/// </summary>
/// <remarks>
/// Over https the length of a compressed page can betray what stands in it (BREACH), but only to somebody who makes the browser ask again and again from a page of theirs. So nothing is compressed over https that another site asked for, whoever's cookie came along: the browser itself says who asked (<c>Sec-Fetch-Site</c>, which no script can set), and where it does not say, nothing is compressed either. Form tokens are besides new on every page.
/// </remarks>
internal static class PageCompression
{
    private const string WhoAsked = "Sec-Fetch-Site";

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "image/svg+xml"];
        });

        // The fastest brotli is worse than gzip at what pages are made of, and the best is far too slow for a page made now.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Optimal);
    }

    /// <summary>Before everything that writes a page.</summary>
    public static void Use(IApplicationBuilder app) => app.UseWhen(IsSafe, pages => pages.UseResponseCompression());

    /// <summary>Whether the length of the answer tells nobody anything that they could not ask themselves.</summary>
    internal static bool IsSafe(HttpContext context) =>
        !context.Request.IsHttps || context.Request.Headers[WhoAsked].ToString() is "same-origin" or "none";
}
