using Kelione.Maps;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>The history of a map: see it, go back and forth.</summary>
internal static class MapVersionsApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var map = api.MapGroup("/maps/{id}").WithTags("maps");
        map.MapGet("/history", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: true);
            return ApiCall.Json(new { Map = id, Versions = await visit.Maps(Right.SeeMap, id).HistoryAsync(id, call.Gone) }, MapEditJson.Options);
        }).WithSummary("The versions of a map, newest first");
        map.MapPost("/undo", (HttpContext context, VisitDesk desk, string id) => StepAsync(context, desk, id, isUndo: true)).WithSummary("Undo the latest change").WithDescription("As a new version. To bring a deleted map back needs the role owner.");
        map.MapPost("/redo", (HttpContext context, VisitDesk desk, string id) => StepAsync(context, desk, id, isUndo: false)).WithSummary("Make the change again that was undone last");
        map.MapPost("/restore", async (HttpContext context, VisitDesk desk, string id, int version) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync(Right.ManageMap, id, mayBeDeleted: true);
            var change = await visit.Maps(Right.ManageMap, id).RestoreAsync(id, version, visit.Visitor.Name, cancellationToken: call.Gone);
            await visit.TellAsync(change.Stored, ActivityKind.MapRestored);
            return MapsApi.Answer(call, change.Stored);
        }).WithSummary("Bring an earlier version back").WithDescription("As a new version: ?version=3.");
    }

    private static async Task<IResult> StepAsync(HttpContext context, VisitDesk desk, string id, bool isUndo)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync(Right.EditMap, id, mayBeDeleted: true);
        var library = visit.Maps(Right.EditMap, id);
        if ((await library.ListAsync(alsoDeleted: true, call.Gone)).First(m => m.Id == id).IsDeleted)
        {
            visit.Demand(Right.ManageMap, id);
        }

        var stored = isUndo ? await library.UndoAsync(id, visit.Visitor.Name, call.Gone) : await library.RedoAsync(id, visit.Visitor.Name, call.Gone);
        await visit.TellAsync(stored, ActivityKind.MapEdited);
        return MapsApi.Answer(call, stored);
    }
}
