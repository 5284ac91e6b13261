using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Search demand over time, and beside the first stage of maps.</summary>
internal static class DemandApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var demand = api.MapGroup("").WithTags("demand");
        demand.MapGet("/demand", async (HttpContext context, VisitDesk desk, string? topic) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(new { Series = await (await call.VisitAsync()).DemandAsync(topic, call.Gone) });
        }).WithSummary("Search demand over time").WithDescription("Every series with its points: topic, source, region, start, end, value, unit. ?topic= keeps those whose topic holds the text. Exports of Google Trends, Yandex Wordstat and Statista come in by POST /import.");
        demand.MapDelete("/demand", async (HttpContext context, VisitDesk desk, string? topic) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(new { Removed = await (await call.VisitAsync()).RemoveDemandAsync(topic ?? "", call.Gone) });
        }).WithSummary("Take all numbers of a topic out");
        demand.MapGet("/maps/{id}/demand", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(await (await call.VisitAsync(Right.SeeMap, id)).DemandOfMapAsync(id, call.Gone));
        }).WithSummary("The demand beside a map's first stage").WithDescription("The topics that were bound, and for each source and region of them the months, with n, the source's own periods.");
        demand.MapPut("/maps/{id}/demand", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync(Right.EditMap, id);
            return ApiCall.Json(await visit.BindDemandAsync(id, (await call.ReadAsync<DemandWish>()).Topics, call.Gone));
        }).WithSummary("Say which topics belong to a map's first stage").Body("""{"topics":["buy a phone"]}""", "application/json");
    }

    private sealed record DemandWish
    {
        public IReadOnlyList<string> Topics { get; init; } = [];
    }
}
