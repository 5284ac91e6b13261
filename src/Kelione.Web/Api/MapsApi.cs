using System.Text.Json;
using Kelione.Maps;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Maps: list, read, begin, edit, as JSON and as text.</summary>
internal static class MapsApi
{
    private const string Json = "application/json";
    private const string Yaml = "application/yaml";

    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var maps = api.MapGroup("/maps").WithTags("maps");
        maps.MapGet("", ListAsync).WithSummary("The maps").WithDescription("?deleted=true names deleted ones as well.");
        maps.MapPost("", CreateAsync).WithSummary("Begin a map")
            .WithDescription("With a map as the body, or without one from a template: ?template=phone&language=en. Where the id is taken the map gets another, such as phone-2.").Body("A map, as JSON or YAML; may be left out beside ?template=.", Json, Yaml);
        maps.MapGet("/{id}", GetAsync).WithSummary("A map").WithDescription("?version=3 for an earlier version. The ETag is the version.");
        maps.MapPost("/{id}/edits", EditAsync).WithSummary("Edit a map")
            .WithDescription("A list of edits, made all or none as one version. If-Match says the version that they were made on, such as \"7\". Where the map has gone on since, the answer is 412; with ?join=true both are joined instead and 'conflicts' tells what contradicted.")
            .Body($"A list of edits, each with its name in 'edit': {string.Join(", ", ApiDescription.NamesOf<MapEdit>())}.", Json);
        maps.MapGet("/{id}/yaml", YamlAsync).WithSummary("A map as text (YAML)").WithDescription("Its first line says the version, so that the text can come back.");
        maps.MapPut("/{id}/yaml", ImportAsync).WithSummary("Bring a map's text in")
            .WithDescription("A new map where the id is new, else the differences as one version, joined with what others did since the version of the first line.").Body("A map as YAML.", Yaml, "text/yaml", "text/plain");
        maps.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a map").WithDescription("Its history is kept; undo brings it back.");
    }

    /// <summary>A map as an answer, its version as ETag.</summary>
    internal static ContentHttpResult Answer(ApiCall call, StoredMap stored, int status = StatusCodes.Status200OK)
    {
        call.Response.Headers.ETag = Tag(stored.Version);
        return ApiCall.Text($$"""{"version":{{Number(stored.Version)}},"at":{{JsonSerializer.Serialize(stored.At)}},"author":{{JsonSerializer.Serialize(stored.Author)}},"isLatest":{{(stored.IsLatest ? "true" : "false")}},"map":{{MapJson.Write(stored.Map)}}}""", status);
    }

    private static async Task<IResult> ListAsync(HttpContext context, VisitDesk desk, bool? deleted)
    {
        var call = new ApiCall(context, desk);
        return ApiCall.Json(new { Maps = await (await call.VisitAsync()).ListMapsAsync(deleted == true, call.Gone) }, MapEditJson.Options);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, VisitDesk desk, string? template, string? language)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync();
        visit.Demand(Right.CreateMap);
        var map = template is null ? Read(await call.ReadAsync(types: [Json, Yaml]), call.Request.HasJsonContentType())
            : MapTemplates.Find(template)?.Create(language ?? "en") ?? throw new MendableException($"There is no template '{template}'. There are {string.Join(", ", MapTemplates.All.Select(t => t.Name))}.");
        var stored = await visit.CreateMapAsync(map, cancellationToken: call.Gone);
        call.Response.Headers.Location = $"/api/v1/maps/{stored.Map.Id}";
        return Answer(call, stored, StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(HttpContext context, VisitDesk desk, string id, int? version)
    {
        var call = new ApiCall(context, desk);
        return Answer(call, await (await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: version is not null)).GetMapAsync(id, version, call.Gone));
    }

    private static async Task<IResult> EditAsync(HttpContext context, VisitDesk desk, string id, bool? join, string? label)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync(Right.EditMap, id);
        var edits = ReadEdits(await call.ReadAsync());
        if (!TryReadTag(call.Request.Headers.IfMatch.ToString(), out var basedOn))
        {
            return TypedResults.Problem("Say in If-Match which version the edits were made on, such as \"7\".", statusCode: StatusCodes.Status428PreconditionRequired);
        }

        using var seat = await visit.SitDownAsync(id, call.Gone);
        if (seat.Stored.Version != basedOn && join != true)
        {
            call.Response.Headers.ETag = Tag(seat.Stored.Version);
            return TypedResults.Problem($"The map is in version {Number(seat.Stored.Version)} by now. Read it and edit that, or say ?join=true.", statusCode: StatusCodes.Status412PreconditionFailed);
        }

        var change = await seat.ApplyAsync(edits, basedOn, label ?? "", call.Gone);
        call.Response.Headers.ETag = Tag(change.Stored.Version);
        return ApiCall.Json(new Change(change.Stored.Version, change.HasChanged, change.Conflicts), MapEditJson.Options);
    }

    private static async Task<IResult> YamlAsync(HttpContext context, VisitDesk desk, string id, int? version)
    {
        var call = new ApiCall(context, desk);
        var stored = await (await call.VisitAsync(Right.SeeMap, id, mayBeDeleted: version is not null)).GetMapAsync(id, version, call.Gone);
        call.Response.Headers.ETag = Tag(stored.Version);
        return TypedResults.Text(ExportStamp.Line(id, stored.Version) + MapYaml.Write(stored.Map), Yaml);
    }

    private static async Task<IResult> ImportAsync(HttpContext context, VisitDesk desk, string id, string? label)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync();
        visit.Demand(Right.EditMap, id);
        var known = (await visit.ListMapsAsync(alsoDeleted: true, call.Gone)).FirstOrDefault(m => m.Id == id);
        if (known is null)
        {
            visit.Demand(Right.CreateMap);
        }
        else if (known.IsDeleted)
        {
            visit.Demand(Right.ManageMap, id);
        }

        var text = await call.ReadAsync(types: [Yaml, "text/yaml", "text/plain"]);
        var map = Read(text, isJson: false);
        if (map.Id != id)
        {
            throw new MendableException($"The text is of the map '{map.Id}', the address of '{id}'.");
        }

        var change = await visit.Maps(Right.EditMap, id).ImportAsync(map, visit.Visitor.Name, label ?? "", ExportStamp.Read(text, id), call.Gone);
        await visit.TellAsync(change.Stored, known is null ? ActivityKind.MapCreated : ActivityKind.MapEdited);
        call.Response.Headers.ETag = Tag(change.Stored.Version);
        return ApiCall.Json(new Change(change.Stored.Version, change.HasChanged, change.Conflicts), MapEditJson.Options);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, VisitDesk desk, string id)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync(Right.ManageMap, id);
        await visit.DeleteMapAsync(id, call.Gone);
        return TypedResults.NoContent();
    }

    private static JourneyMap Read(string text, bool isJson)
    {
        var reading = isJson ? MapJson.Read(text) : MapYaml.Read(text);
        return reading.Map ?? throw new MendableException($"This is not a map that can be read. {string.Join(' ', reading.Errors.Take(20))}");
    }

    private static MapEdit[] ReadEdits(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<MapEdit[]>(text, MapEditJson.Options) ?? [];
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new MendableException($"This is not a list of edits: {e.Message}", e);
        }
    }

    private static bool TryReadTag(string tag, out int version) => int.TryParse(tag.Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out version);

    private static string Tag(int version) => $"\"{Number(version)}\"";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Change(int Version, bool HasChanged, ValueList<MergeConflict> Conflicts);
}
