using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Posters, tables and Mermaid of maps.</summary>
internal static class PublishingApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var map = api.MapGroup("/maps/{id}").WithTags("publishing");
        map.MapGet("/poster", async (HttpContext context, VisitDesk desk, string id, string? format, string? language, string? paper, double? dpi, int? version, bool? unmeasured) =>
        {
            var call = new ApiCall(context, desk);
            var (stored, measurement) = await FindAsync(call, id, version, unmeasured == true);
            var kind = Choice<PosterFormat>(format ?? "pdf");
            var request = new PictureRequest(stored.Map, stored.Version, measurement, language ?? "", paper is null ? null : Paper(paper), Math.Clamp(dpi ?? 150, 24, 600)) { Demand = unmeasured == true || version is not null ? null : await (await call.VisitAsync(Right.SeeMap, id)).DemandOfMapAsync(id, call.Gone) };
            using var stream = new MemoryStream();
            await MapPictures.WritePosterAsync(request, stream, kind, call.Gone);
            return File(stream, SceneFile.MediaType(kind), id + SceneFile.Ending(kind));
        }).WithSummary("A map's poster").WithDescription("?format=pdf|svg|png&language=en|ru|zh|pl|lt&paper=A3&dpi=150&unmeasured=true");
        map.MapGet("/table", async (HttpContext context, VisitDesk desk, string id, string? format, string? language, int? version) =>
        {
            var call = new ApiCall(context, desk);
            var (stored, measurement) = await FindAsync(call, id, version, isUnmeasured: false);
            var tables = MapTableFile.Tables(stored.Map, stored.Version, measurement, language);
            if (format is null or "json")
            {
                return (IResult)ApiCall.Json(tables);
            }

            var kind = Choice<TableFormat>(format);
            using var stream = new MemoryStream();
            MapTableFile.Write(tables, stream, kind);
            return File(stream, kind switch { TableFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", TableFormat.Csv => "text/csv; charset=utf-8", _ => "text/markdown; charset=utf-8" }, $"{id}.{kind.ToString().ToLowerInvariant()}");
        }).WithSummary("A map's summary table").WithDescription("?format=json|xlsx|csv|md&language=en|ru|zh|pl|lt");
        map.MapGet("/mermaid", async (HttpContext context, VisitDesk desk, string id) =>
        {
            var call = new ApiCall(context, desk);
            var (stored, measurement) = await FindAsync(call, id, version: null, isUnmeasured: false);
            return TypedResults.Text(MapMermaid.Write(stored.Map, measurement, stored.Version), "text/plain; charset=utf-8");
        }).WithSummary("A map as Mermaid's journey");
    }

    private static async Task<(StoredMap Stored, MapMeasurement? Measurement)> FindAsync(ApiCall call, string id, int? version, bool isUnmeasured)
    {
        var visit = await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: version is not null);
        return (await visit.GetMapAsync(id, version, call.Gone), isUnmeasured ? null : await visit.Maps(Right.SeeMap, id).NewestMeasurementAsync(id, version, call.Gone));
    }

    // As a file, never as a page: what people wrote in a map must not run as ours.
    private static FileContentHttpResult File(MemoryStream stream, string type, string name) => TypedResults.File(stream.ToArray(), type, name);

    private static PosterPaper Paper(string name)
    {
        try
        {
            return PosterPaper.Parse(name);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }

    private static T Choice<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var found) && !char.IsDigit(word[0]) ? found : throw new MendableException($"'{word}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
