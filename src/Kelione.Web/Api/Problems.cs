using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Api;

/// <summary>Turns what went wrong into problem details (RFC 9457): 400 where the caller can mend it, 507 where the disk is full, 503 where the workspace cannot serve for another reason outside the program, else 500 without inner matters.</summary>
internal static class Problems
{
    private const string OurFault = "This should not happen; it is a fault of the program.";

    public static void Configure(IApplicationBuilder app) => app.Run(context =>
    {
        var (detail, status) = Explain(context.Features.Get<IExceptionHandlerFeature>()?.Error);
        return TypedResults.Problem(detail: detail, statusCode: status).ExecuteAsync(context);
    });

    /// <summary>What to tell the caller.</summary>
    internal static (string Detail, int Status) Explain(Exception? error) => error switch
    {
        MendableException or QuestionException or BadHttpRequestException => (error.Message, StatusCodes.Status400BadRequest),
        RefusedException => (error.Message, StatusCodes.Status403Forbidden),
        WorkspaceFullException => (error.Message, StatusCodes.Status507InsufficientStorage),
        WorkspaceException => (error.Message, StatusCodes.Status503ServiceUnavailable),
        _ => (OurFault, StatusCodes.Status500InternalServerError),
    };
}
