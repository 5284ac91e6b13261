using Microsoft.AspNetCore.Http;

namespace Kelione.Web;

/// <summary>What every request passes first: the headers that keep foreign scripts, frames and sniffing away, and the refusal of other names for this machine.</summary>
internal static class Guard
{
    // Styles may stand in the page (widths of bars, places of cards); scripts may not.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Lets a site show the page of this request in a frame, and nobody else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="site">An origin such as <c>https://wiki.example</c>, already checked.</param>
    public static void AllowFrame(HttpContext context, string site)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy.Replace("frame-ancestors 'none'", $"frame-ancestors {site}", StringComparison.Ordinal);
        context.Response.Headers.Remove("X-Frame-Options");
    }

    /// <summary>Checks and goes on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isLocal">Whether only this machine may connect: then a page of another site cannot ask through a name of its own that points to this machine.</param>
    /// <param name="next">What comes after.</param>
    public static Task CheckAsync(HttpContext context, bool isLocal, RequestDelegate next)
    {
        if (isLocal && !ListenAddresses.IsLoopback(context.Request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    }
}
