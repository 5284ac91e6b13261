using Kelione.Journeys;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web;

/// <summary>Turns what went wrong into problem details (RFC 9457): 400 where the caller can mend it, else 500 without inner matters.</summary>
internal static class Problems
{
    public static void Configure(IApplicationBuilder app) => app.Run(context =>
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var canMend = error is MendableException or QuestionException or FormatException or BadHttpRequestException;
        return TypedResults.Problem(
            detail: canMend ? error!.Message : "This should not happen; it is a fault of the program.",
            statusCode: canMend ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    });
}
