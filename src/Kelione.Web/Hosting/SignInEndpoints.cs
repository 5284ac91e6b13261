using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Hosting;

/// <summary>What signing in and out needs beside its pages.</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async Task<IResult> (HttpContext context, IAntiforgery antiforgery, PeopleRegister people, IReadOnlyList<ServedWorkspace> workspaces, WebOptions options) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return TypedResults.BadRequest();
            }

            if (!options.SignsInByItself && context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            {
                await people.SignIns.SignOutAsync(id, workspaces[0].Name);
                await context.SignOutAsync(SessionCookies.Scheme);
            }

            return TypedResults.LocalRedirect(SessionCookies.SignInPath);
        }).AllowAnonymous();
        app.MapGet("/sign-in/company", Results<ChallengeHttpResult, NotFound> (WebOptions options, string? @return) => options is { Company: not null, SignsInByItself: false }
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = SessionCookies.Local(@return) }, [SignInServices.CompanyScheme])
            : TypedResults.NotFound()).AllowAnonymous();
    }
}
