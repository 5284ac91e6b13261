using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>The events and what is known of customers: import, identities, erasing, upkeep.</summary>
internal static class DataApi
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var data = api.MapGroup("").WithTags("data");
        data.MapGet("/status", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Text(JourneyJson.Write(await (await call.VisitAsync()).AskAsync(new StatusQuestion(), call.Gone)));
        }).WithSummary("What is in the workspace");
        data.MapPost("/doctor", async (HttpContext context, VisitDesk desk, bool? rebuild) =>
        {
            var call = new ApiCall(context, desk);
            var journeys = (await call.VisitAsync()).Journeys(Right.ManageWorkspace);
            return ApiCall.Json(rebuild == true ? await journeys.RebuildAsync(call.Gone) : await journeys.VerifyAsync(call.Gone));
        }).WithSummary("Look whether the workspace is whole").WithDescription("?rebuild=true makes the index anew.");
        data.MapPost("/imports", ImportUpload.RunAsync).WithSummary("Bring events in")
            .WithDescription("The file itself is the body, its name ?name=events.csv (csv, tsv, json, jsonl, parquet, xlsx, xes, ocel, each also as .gz or .zip). Columns are guessed; ?customer=COLUMN&activity=COLUMN&time=COLUMN and so on name them, ?zone=Europe/Vilnius the zone, ?hash=FIELD what is kept only hashed; ?format=, ?sheet=, ?delimiter= and ?encoding= say how it is written. A table of stages and lanes or a board of Miro becomes a map, unless ?format= is named: the answer has its id. The answer tells how many rows came in and why others did not.")
            .Body("The file.", "application/octet-stream", "text/csv");
        data.MapPost("/imports/preview", ImportUpload.PreviewAsync).WithSummary("Look how a file would be read")
            .WithDescription("The file as for an import; nothing of it is kept. The answer has the first rows, the columns with samples, the proposed mapping and why, what is missing, and, where nothing is, how many rows are readable and why others are not. ?mapping=JSON takes a mapping as the answer gives it, changed or not; ?customer=COLUMN and so on go before it. An import takes the same.")
            .Body("The file.", "application/octet-stream", "text/csv");
        data.MapGet("/identities", async (HttpContext context, VisitDesk desk, string? customer) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(new { Statements = await (await call.VisitAsync()).Journeys(Right.ManageData).ListMergesAsync(customer, call.Gone) });
        }).WithSummary("Which ids are one person");
        data.MapPost("/identities", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            var journeys = visit.Journeys(Right.ManageData);
            var said = await call.ReadAsync<IdentityText>();
            var merge = await journeys.IdentifyAsync(said.Anonymous, said.Known, said.Reason.Length > 0 ? said.Reason : "HTTP", call.Gone);
            await visit.NoteAsync(ActivityKind.IdentityChanged, "", merge.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return ApiCall.Json(merge, status: StatusCodes.Status201Created);
        }).WithSummary("Say that two ids are one person").Body("""{"anonymous":"a-1","known":"c-1","reason":"signed in"}""", "application/json");
        data.MapDelete("/identities/{statement:long}", async (HttpContext context, VisitDesk desk, long statement) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            var merge = await visit.Journeys(Right.ManageData).UndoMergeAsync(statement, call.Gone);
            await visit.NoteAsync(ActivityKind.IdentityChanged, "", merge.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return ApiCall.Json(merge);
        }).WithSummary("Take a statement of identity back");
        data.MapDelete("/customers/{customer}", async (HttpContext context, VisitDesk desk, string customer) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            var erased = await visit.Journeys(Right.EraseCustomers).ForgetAsync(customer, call.Gone);

            // Who it was is not kept: that would be a trace.
            await visit.NoteAsync(ActivityKind.Erased, "", erased.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return ApiCall.Json(new { Erased = erased });
        }).WithSummary("Erase a customer for good").WithDescription("Every event and statement of every id merged into it.");
    }

    private sealed record IdentityText
    {
        public string Anonymous { get; init; } = "";

        public string Known { get; init; } = "";

        public string Reason { get; init; } = "";
    }
}
