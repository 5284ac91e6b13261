using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Measurements of maps.</summary>
internal static class MeasuresApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var map = api.MapGroup("/maps/{id}").WithTags("measurements");
        map.MapPost("/measure", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            (await call.VisitAsync()).Demand(Right.Measure);
            var visit = await call.VisitAsync(Right.SeeMap, id);
            var wish = await call.ReadAsync<MeasureWish>();
            var options = new MeasureOptions { Period = wish.Period, Where = wish.Where, Segment = wish.Segment, Segments = wish.Segments, Personas = wish.Personas, Findings = wish.Findings };
            return ApiCall.Text(MeasurementJson.Write(await visit.MeasureAsync(id, options, progress: null, call.Gone)));
        }).WithSummary("Measure a map and keep the snapshot").WithDescription("All that the body says may be left out: then the map's own period and filters hold.")
            .Body("""{"period":{"from":"2026-01-01T00:00:00Z","to":"2026-04-01T00:00:00Z"},"where":[],"segment":"…","segments":[],"personas":[],"findings":true}""", "application/json");
        map.MapGet("/snapshots", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: true);
            return ApiCall.Json(new { Map = id, Snapshots = await visit.Maps(Right.SeeMap, id).MeasurementsAsync(id, call.Gone) });
        }).WithSummary("The measurements of a map that were kept, newest first");
        map.MapGet("/snapshots/{snapshot}", async (HttpContext context, VisitDesk desk, string id, string snapshot) =>
        {
            var call = new ApiCall(context, desk);
            var library = (await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: true)).Maps(Right.SeeMap, id);
            return ApiCall.Text(MeasurementJson.Write(await library.GetMeasurementAsync(id, snapshot == "latest" ? null : snapshot, call.Gone) ?? throw new MissingException($"The map '{id}' has no snapshot '{snapshot}'.")));
        }).WithSummary("A measurement").WithDescription("'latest' for the newest.");
        map.MapGet("/compare", async (HttpContext context, VisitDesk desk, string id, string before, string? after) =>
        {
            var call = new ApiCall(context, desk);
            var library = (await call.VisitAsync(Right.SeeMap, id)).Maps(Right.SeeMap, id);
            var first = await library.RequireMeasurementAsync(id, before, call.Gone);
            var second = after is null ? await library.GetMeasurementAsync(id, snapshot: null, call.Gone) ?? first : await library.RequireMeasurementAsync(id, after, call.Gone);
            var comparison = MeasurementComparison.Compare(first, second);
            return ApiCall.Json(new { Map = id, Before = first.Snapshot, After = second.Snapshot, comparison.Whole, comparison.Steps, comparison.Notes });
        }).WithSummary("Two measurements beside each other").WithDescription("?before=SNAPSHOT&after=SNAPSHOT; without 'after' the newest.");
    }

    private sealed record MeasureWish
    {
        public Period? Period { get; init; }

        public IReadOnlyList<Condition> Where { get; init; } = [];

        public string? Segment { get; init; }

        public IReadOnlyList<string> Segments { get; init; } = [];

        public IReadOnlyList<string> Personas { get; init; } = [];

        public bool Findings { get; init; } = true;
    }
}
