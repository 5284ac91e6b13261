using System.Text;
using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>The HTTP interface: the very same questions and answers as everywhere, as JSON.</summary>
internal static class JourneyApi
{
    private const int LongestQuestion = 1 << 20;

    /// <summary><c>POST /api/v1/ask</c> and <c>GET /api/v1/open</c>; <c>?workspace=NAME</c> chooses, the first unless told.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/ask", async Task<IResult> (HttpContext context, VisitDesk desk, string? workspace) =>
        {
            if (!context.Request.HasJsonContentType())
            {
                // Only JSON: a form of another site can send text without asking the browser first, but not this.
                return TypedResults.Problem("Send a question as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
            }

            if (await FindAsync(context, desk, workspace) is not { } visit)
            {
                return NotFound(workspace);
            }

            if (await ReadAsync(context) is not { } text)
            {
                return TypedResults.Problem("The question is longer than 1 MiB.", statusCode: StatusCodes.Status413PayloadTooLarge);
            }

            var answer = await visit.AskAsync(JourneyJson.ReadQuestion(text), context.RequestAborted);
            return TypedResults.Text(JourneyJson.Write(answer), "application/json; charset=utf-8");
        }).RequireAuthorization().DisableAntiforgery();
        app.MapGet("/api/v1/open", async Task<IResult> (HttpContext context, VisitDesk desk, string handle, string address, string? workspace, int? limit, string? after) =>
        {
            if (await FindAsync(context, desk, workspace) is not { } visit)
            {
                return NotFound(workspace);
            }

            var page = await visit.OpenNumberAsync(handle, address, new PageRequest(limit ?? 100, after), context.RequestAborted);
            return TypedResults.Text(JourneyJson.Write(page), "application/json; charset=utf-8");
        }).RequireAuthorization();
    }

    private static async Task<WorkspaceVisit?> FindAsync(HttpContext context, VisitDesk desk, string? name)
    {
        var names = await desk.ListAsync(context.User);
        return (name ?? (names.Count > 0 ? names[0] : null)) is { } wanted && names.Contains(wanted, StringComparer.Ordinal) ? await desk.FindAsync(context.User, wanted) : null;
    }

    private static ProblemHttpResult NotFound(string? name) => TypedResults.Problem($"There is no workspace '{name}'.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<string?> ReadAsync(HttpContext context)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > LongestQuestion)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(kept.ToArray());
    }
}
