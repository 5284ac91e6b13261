using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Api;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Data;

/// <summary>Files that pages of Data and Improve offer: rejected rows, events, ideas. Each checks rights as the page does.</summary>
internal static class Downloads
{
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary><c>GET /w/NAME/download/…</c></summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/w/{workspace}/download/rejected", (HttpContext context, VisitDesk desk, string workspace, string file) => TellAsync(async () =>
        {
            var visit = await desk.FindAsync(context.User, workspace);
            return (IResult)TypedResults.PhysicalFile(RejectedRows.PathOf(visit.Journeys(Right.ManageData).Folder, file), Csv, file);
        })).RequireAuthorization();
        app.MapGet("/w/{workspace}/download/events", (HttpContext context, VisitDesk desk, string workspace, string? format, string? customer) => TellAsync(async () =>
            await EventsAsync(await desk.FindAsync(context.User, workspace), format ?? "csv", customer, context.RequestAborted))).RequireAuthorization();
        app.MapGet("/w/{workspace}/download/ideas", (HttpContext context, VisitDesk desk, string workspace, string map, string? format) => TellAsync(async () =>
            await IdeasAsync(await desk.FindAsync(context.User, workspace), map, format ?? "xlsx", context.RequestAborted))).RequireAuthorization();
    }

    private static async Task<IResult> EventsAsync(WorkspaceVisit visit, string format, string? customer, CancellationToken cancellationToken)
    {
        var journeys = visit.Journeys(Right.ManageData);
        var (kind, type) = format switch
        {
            "parquet" => (EventFormat.Parquet, "application/vnd.apache.parquet"),
            "xes" => (EventFormat.Xes, "application/xml"),
            "csv" => (EventFormat.Csv, Csv),
            _ => throw new MendableException($"'{format}' is no form of export; there are csv, parquet and xes."),
        };
        var scope = string.IsNullOrEmpty(customer) ? Scope.All : new Scope { Customers = [customer] };
        var file = await journeys.ExportForDownloadAsync(kind, scope, cancellationToken);
        return TypedResults.Stream(file, type, string.Create(CultureInfo.InvariantCulture, $"{visit.Name}-events.{format}"));
    }

    private static async Task<IResult> IdeasAsync(WorkspaceVisit visit, string map, string format, CancellationToken cancellationToken)
    {
        var stored = await visit.GetMapAsync(map, cancellationToken: cancellationToken);
        var measured = await visit.NewestMeasurementAsync(map, cancellationToken);
        var whole = MapTableFile.Tables(stored.Map, stored.Version, measured, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var ideas = IdeasTable.Of(stored.Map, PriorityList.Rank(stored.Map, measured), TableWords.For(whole.Language));
        var tables = whole with { Tables = [ideas] };
        var content = new MemoryStream();
        var (kind, type) = format == "csv" ? (TableFormat.Csv, Csv) : (TableFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        MapTableFile.Write(tables, content, kind);
        content.Position = 0;
        return TypedResults.Stream(content, type, $"{map}-ideas.{(kind == TableFormat.Csv ? "csv" : "xlsx")}");
    }

    private static async Task<IResult> TellAsync(Func<Task<IResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            var (detail, status) = Problems.Explain(e);
            return TypedResults.Problem(detail, statusCode: status);
        }
    }
}
