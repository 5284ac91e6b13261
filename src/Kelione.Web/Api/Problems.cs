using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Api;

/// <summary>Turns what went wrong into problem details (RFC 9457): 400 where the caller can mend it, 403 and 404 where there is nothing for them, 507 where the disk is full, 503 where the workspace cannot serve for another reason outside the program, else 500 without inner matters.</summary>
internal static class Problems
{
    private const string OurFault = "This should not happen; it is a fault of the program.";

    /// <summary>Answers exceptions. What the caller can mend is no matter for the server's log.</summary>
    public static ExceptionHandlerOptions Options() => new()
    {
        SuppressDiagnosticsCallback = context => Explain(context.Exception).Status < StatusCodes.Status500InternalServerError,
        ExceptionHandler = context =>
        {
            var (detail, status) = Explain(context.Features.Get<IExceptionHandlerFeature>()?.Error);
            return TypedResults.Problem(detail: detail, statusCode: status).ExecuteAsync(context);
        },
    };

    /// <summary>Answers a status without words.</summary>
    public static Task OfStatusAsync(StatusCodeContext context) => TypedResults.Problem(
        detail: Said(context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "Send a key that works: Authorization: Bearer kel_…",
            StatusCodes.Status404NotFound => "There is nothing at this address. GET /api/v1/openapi.json names all.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take that method. GET /api/v1/openapi.json names those it takes.",
            StatusCodes.Status429TooManyRequests => "Too many wrong keys came from your address. Wait a quarter of an hour.",
            _ => null,
        }),
        statusCode: context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    private static string? Said(string? english) => english is null ? null : SentenceBook.Say(english);

    /// <summary>What to tell the caller, in their language.</summary>
    internal static (string Detail, int Status) Explain(Exception? error) => error switch
    {
        MissingException or MendableException { IsMissing: true } => (error.InWords(), StatusCodes.Status404NotFound),
        BadHttpRequestException { StatusCode: not StatusCodes.Status400BadRequest } e => (e.InWords(), e.StatusCode),
        MendableException or QuestionException or MapEditException or SourceException or BadHttpRequestException => (error.InWords(), StatusCodes.Status400BadRequest),
        RefusedException => (error.InWords(), StatusCodes.Status403Forbidden),
        WorkspaceFullException => (error.InWords(), StatusCodes.Status507InsufficientStorage),
        WorkspaceException => (error.InWords(), StatusCodes.Status503ServiceUnavailable),
        _ => (SentenceBook.Say(OurFault), StatusCodes.Status500InternalServerError),
    };
}

/// <summary>There is nothing of the name.</summary>
/// <param name="message">For the caller.</param>
internal sealed class MissingException(string message) : Exception(message);
