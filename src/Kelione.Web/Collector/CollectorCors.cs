using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Collector;

/// <summary>Says to browsers which sites may send. Cookies play no part in the collector, so that allowing a site to send them with a request, as beacons do, gives nothing away.</summary>
internal static class CollectorCors
{
    /// <summary>Lets the page of a site read the answer.</summary>
    public static void Allow(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlExposeHeaders = "Retry-After";
        headers.Vary = "Origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    /// <summary>Answers what a browser asks before it sends.</summary>
    /// <param name="context">The request.</param>
    /// <param name="methods">What the address takes.</param>
    /// <param name="isWelcome">Whether the site may send.</param>
    public static void Answer(HttpContext context, IReadOnlyList<string> methods, bool isWelcome)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!isWelcome)
        {
            return;
        }

        Allow(context);
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = string.Join(", ", methods);
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = "600";
    }
}
