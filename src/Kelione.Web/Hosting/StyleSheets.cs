using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Kelione.Web.Hosting;

/// <summary>
/// Compresses style sheets as they go out. The files that the build lays beside them are stored in the form of gzip and hardly smaller, so the plain file is chosen and compressed here. Style sheets hold no secret: compressing them over https gives nothing away.
/// </summary>
internal static class StyleSheets
{
    private static readonly object Asked = new();

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services) => services.AddResponseCompression(o =>
    {
        o.EnableForHttps = true;
        o.MimeTypes = ["text/css"];
    });

    /// <summary>Before routing: what the browser takes is put aside, so that the plain file is found.</summary>
    public static void UseBeforeRouting(IApplicationBuilder app)
    {
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            if (context.Request.Path.Value?.EndsWith(".css", StringComparison.Ordinal) == true)
            {
                context.Items[Asked] = context.Request.Headers.AcceptEncoding;
                context.Request.Headers.AcceptEncoding = StringValues.Empty;
            }

            return next(context);
        });
    }

    /// <summary>After routing: what the browser takes is known again.</summary>
    public static void UseAfterRouting(IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Items[Asked] is StringValues asked)
        {
            context.Request.Headers.AcceptEncoding = asked;
        }

        return next(context);
    });
}
