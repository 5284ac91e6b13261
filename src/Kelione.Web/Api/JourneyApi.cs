using Kelione.Journeys;
using Kelione.Web.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Questions: the very same questions and answers as everywhere, as JSON.</summary>
internal static class JourneyApi
{
    private const int LongestQuestion = 1 << 20;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/ask", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            var text = await call.ReadAsync(LongestQuestion);
            var visit = await call.VisitAsync();
            return ApiCall.Text(JourneyJson.Write(await visit.AskAsync(JourneyJson.ReadQuestion(text), call.Gone)));
        }).WithSummary("Ask a question").WithDescription($"Every question of the command line, as JSON with its name in 'question': {string.Join(", ", ApiDescription.NamesOf<Question>())}. The answer has a handle, under which its numbers open.")
            .Body("A question.", "application/json").WithTags("questions");
        api.MapGet("/open", async (HttpContext context, VisitDesk desk, string handle, string address, int? limit, string? after) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            return ApiCall.Text(JourneyJson.Write(await visit.OpenNumberAsync(handle, address, new PageRequest(Math.Clamp(limit ?? 100, 1, 1000), after), call.Gone)));
        }).WithSummary("Open a number to the customers behind it").WithDescription("A page of customers; 'next' of the answer is 'after' of the following page.").WithTags("questions");
        api.MapGet("/activities", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(new { Activities = await (await call.VisitAsync()).ActivitiesAsync(call.Gone) });
        }).WithSummary("The names of all activities, the most frequent first").WithTags("questions");
    }
}
