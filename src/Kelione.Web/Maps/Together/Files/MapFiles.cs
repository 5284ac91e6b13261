using System.Globalization;
using System.Text;
using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Maps.Together;

/// <summary>Files of a map to take home: <c>/w/{workspace}/maps/{map}/{file}</c>, for whoever may see the map.</summary>
internal static class MapFiles
{
    private const double MostDpi = 300;

    /// <summary>Sheets of paper to choose from.</summary>
    public static IReadOnlyList<string> Papers { get; } = ["A4", "A3", "A2", "A1", "A0"];

    /// <summary>What a button says that gives a file.</summary>
    public static string Label(string file) => Path.GetExtension(file) switch { ".mmd" => "Mermaid", ".md" => "Markdown", var ending => ending[1..].ToUpperInvariant() };

    /// <summary>Maps the addresses.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var file in new[] { "poster.pdf", "poster.svg", "poster.png", "slides.pdf", "table.xlsx", "table.csv", "table.md", "map.yaml", "map.json", "journey.mmd" })
        {
            app.MapGet($"/w/{{workspace}}/maps/{{map}}/{file}", (HttpContext context, VisitDesk desk, string workspace, string map, string? language, string? paper, double? dpi, int? version) =>
                GiveAsync(context, desk, workspace, new Wanted(map, file, language ?? "", paper ?? "", dpi ?? 150, version))).RequireAuthorization();
        }
    }

    private static async Task<IResult> GiveAsync(HttpContext context, VisitDesk desk, string workspace, Wanted wanted)
    {
        try
        {
            var visit = await desk.FindAsync(context.User, workspace);
            var stored = await visit.GetMapAsync(wanted.Map, wanted.Version, context.RequestAborted);
            var measurement = await visit.Maps(Right.SeeMap, wanted.Map).NewestMeasurementAsync(wanted.Map, stored.Version, context.RequestAborted);
            var body = new MemoryStream();
            await WriteAsync(wanted, stored, measurement, wanted.Version is null ? await visit.DemandOfMapAsync(wanted.Map, context.RequestAborted) : null, body, context.RequestAborted);
            body.Position = 0;
            context.Response.Headers.CacheControl = "private, no-store";
            return TypedResults.Stream(body, MediaType(wanted.File), FileName(stored.Map, wanted.File));
        }
        catch (RefusedException)
        {
            return TypedResults.NotFound();
        }
        catch (Exception e) when (e is MendableException or FormatException)
        {
            return TypedResults.Text(e.InWords(), "text/plain; charset=utf-8", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task WriteAsync(Wanted wanted, StoredMap stored, MapMeasurement? measurement, MapDemand? demand, Stream body, CancellationToken cancellationToken)
    {
        var paper = wanted.Paper.Length == 0 ? null : Papers.Contains(wanted.Paper) ? PosterPaper.Parse(wanted.Paper) : throw new FormatException("There is no such paper.");
        var picture = new PictureRequest(stored.Map, stored.Version, measurement, Language(wanted.Language), paper, Math.Clamp(wanted.Dpi, 24, MostDpi)) { Demand = demand };
        switch (wanted.File)
        {
            case "poster.pdf" or "poster.svg" or "poster.png":
                var format = Path.GetExtension(wanted.File) switch { ".pdf" => PosterFormat.Pdf, ".svg" => PosterFormat.Svg, _ => PosterFormat.Png };
                await Task.Run(() => MapPictures.WritePosterAsync(picture, body, format, cancellationToken), cancellationToken);
                break;
            case "slides.pdf":
                await Task.Run(() => MapPictures.WriteSlidesAsync(picture, body, cancellationToken), cancellationToken);
                break;
            case "table.xlsx" or "table.csv" or "table.md":
                var table = Path.GetExtension(wanted.File) switch { ".xlsx" => TableFormat.Xlsx, ".csv" => TableFormat.Csv, _ => TableFormat.Md };
                MapTableFile.Write(MapTableFile.Tables(stored.Map, stored.Version, measurement, Language(wanted.Language) is { Length: > 0 } language ? language : null), body, table);
                break;
            case "map.json":
                await body.WriteAsync(Encoding.UTF8.GetBytes(MapJson.Write(stored.Map, isIndented: true) + "\n"), cancellationToken);
                break;
            case "map.yaml":
                await body.WriteAsync(Encoding.UTF8.GetBytes(ExportStamp.Line(stored.Map.Id, stored.Version) + MapYaml.Write(stored.Map)), cancellationToken);
                break;
            default:
                await body.WriteAsync(Encoding.UTF8.GetBytes(MapMermaid.Write(stored.Map, measurement, stored.Version)), cancellationToken);
                break;
        }
    }

    // The languages of posters and tables are named shorter than those of pages.
    private static string Language(string asked) => asked.Length == 0 || Languages.All.Any(l => l.Code == asked) ? asked.Split('-')[0] : throw new FormatException("There is no such language.");

    private static string FileName(JourneyMap map, string file) => (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file)) switch
    {
        ("poster" or "map" or "journey", var ending) => map.Id + ending,
        (var what, var ending) => string.Create(CultureInfo.InvariantCulture, $"{map.Id}-{what}{ending}"),
    };

    private static string MediaType(string file) => Path.GetExtension(file) switch
    {
        ".pdf" => "application/pdf",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".csv" => "text/csv; charset=utf-8",
        ".md" => "text/markdown; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".yaml" => "application/yaml; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Wanted(string Map, string File, string Language, string Paper, double Dpi, int? Version);
}
