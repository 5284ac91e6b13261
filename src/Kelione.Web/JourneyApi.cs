using System.Text;
using Kelione.Journeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kelione.Web;

/// <summary>The HTTP interface: the very same questions and answers as everywhere, as JSON.</summary>
internal static class JourneyApi
{
    private const int LongestQuestion = 1 << 20;

    /// <summary><c>POST /api/v1/ask</c> and <c>GET /api/v1/open</c>; <c>?workspace=NAME</c> chooses, the first unless told.</summary>
    public static void Map(WebApplication app, IReadOnlyList<ServedWorkspace> workspaces)
    {
        app.MapPost("/api/v1/ask", async Task<IResult> (HttpContext context, string? workspace) =>
        {
            if (!context.Request.HasJsonContentType())
            {
                // Only JSON: a form of another site can send text without asking the browser first, but not this.
                return TypedResults.Problem("Send a question as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
            }

            if (Find(workspaces, workspace) is not { } served)
            {
                return NotFound(workspace);
            }

            var text = await ReadAsync(context);
            if (text is null)
            {
                return TypedResults.Problem("The question is longer than 1 MiB.", statusCode: StatusCodes.Status413PayloadTooLarge);
            }

            var answer = await served.Workspace.AskAsync(JourneyJson.ReadQuestion(text), context.RequestAborted);
            return TypedResults.Text(JourneyJson.Write(answer), "application/json; charset=utf-8");
        });
        app.MapGet("/api/v1/open", async Task<IResult> (HttpContext context, string handle, string address, string? workspace, int? limit, string? after) =>
        {
            if (Find(workspaces, workspace) is not { } served)
            {
                return NotFound(workspace);
            }

            var page = await served.Workspace.OpenNumberAsync(handle, address, new PageRequest(limit ?? 100, after), context.RequestAborted);
            return TypedResults.Text(JourneyJson.Write(page), "application/json; charset=utf-8");
        });
    }

    private static ServedWorkspace? Find(IReadOnlyList<ServedWorkspace> workspaces, string? name) =>
        name is null ? workspaces[0] : workspaces.FirstOrDefault(w => w.Name == name);

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
