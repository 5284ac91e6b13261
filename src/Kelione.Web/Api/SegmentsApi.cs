using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Segments that people defined.</summary>
internal static class SegmentsApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var segments = api.MapGroup("/segments").WithTags("segments");
        segments.MapGet("", async (HttpContext context, VisitDesk desk) => ApiCall.Json(new { Segments = (await new ApiCall(context, desk).VisitAsync()).Segments().Select(s => new { s.Name, Rule = s.Rule.ToString() }) })).WithSummary("The segments");
        segments.MapPut("/{name}", async (HttpContext context, VisitDesk desk, string name) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            visit.Demand(Right.DefineSegments);
            var rule = Parse((await call.ReadAsync<RuleText>()).Rule);
            var isNew = await visit.DefineSegmentAsync(name, rule) is null;
            return ApiCall.Json(new { Name = name, Rule = rule.ToString() }, status: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }).WithSummary("Define a segment").Body("""{"rule":"did order within 30d"}""", "application/json");
        segments.MapDelete("/{name}", async (HttpContext context, VisitDesk desk, string name) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            return await visit.RemoveSegmentAsync(name, call.Gone) ? TypedResults.NoContent() : throw new MissingException($"There is no segment '{name}'.");
        }).WithSummary("Remove a segment");
    }

    private static SegmentRule Parse(string rule)
    {
        try
        {
            return SegmentRule.Parse(rule);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }

    private sealed record RuleText
    {
        public string Rule { get; init; } = "";
    }
}
