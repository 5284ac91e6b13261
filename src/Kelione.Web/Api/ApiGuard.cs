using Kelione.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Api;

/// <summary>Keeps other sites from changing something through the browser of somebody who is signed in. A key is no matter of a browser, so it passes.</summary>
internal static class ApiGuard
{
    /// <summary>The header with the form's token, for requests of our own pages.</summary>
    public const string FormHeader = "X-Kelione-Form";

    /// <summary>Whether a request is one to the interface.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks and goes on.</summary>
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.RequestServices.GetRequiredService<CallLimit>().Wait(context.User) is { } seconds)
        {
            await CallLimit.RefuseAsync(context, seconds);
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.User.Identity is not { IsAuthenticated: true } user || user.AuthenticationType == KeyAuthentication.Name)
        {
            await next(context);
        }
        else if (!IsFromHere(context.Request))
        {
            await TypedResults.Problem(SentenceBook.Say("Another site may not change anything here."), statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }
        else if (user.AuthenticationType == SessionCookies.Scheme && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await TypedResults.Problem(SentenceBook.Say($"A session alone may not change anything here: send a key (Authorization: Bearer kel_…), or the form's token in {FormHeader}."), statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsFromHere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && (request.Headers.Origin.ToString() is "" || (Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
}
