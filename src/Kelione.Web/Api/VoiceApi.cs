using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Web.Voice.Frame;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>What customers say, for programs. Filters are written in the query as in the pages' addresses: <c>from, to, lang, source, channel, version, what, kind, theme, feel, map, step, answer, place, segment, q</c>.</summary>
internal static class VoiceApi
{
    /// <summary>Maps the addresses below <c>/feedback</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var feedback = api.MapGroup("/feedback").WithTags("feedback");
        feedback.MapGet("", async (HttpContext context, VisitDesk desk, int? skip, int? limit, string? order, string? after) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await visit.ListFeedbackAsync(new FeedbackListQuestion { Filter = filter, Skip = skip ?? 0, After = after, Limit = limit ?? 50, Order = Choice(order, FeedbackOrder.Newest) }, call.Gone));
        }).WithSummary("What was said, page by page").WithDescription("'next' of the answer is 'after' of the following page; entries that come in meanwhile shift nothing.");
        Answer(feedback, "/overview", "What is said at a glance: kinds, sentiment over time, themes, themes by step", (visit, filter, call) => visit.VoiceOverviewAsync(filter, call.Gone));
        Answer(feedback, "/themes", "The themes with size, sentiment, trend, change and rating effect", async (visit, filter, call) => (await visit.VoiceOverviewAsync(filter, call.Gone)).Themes);
        Answer(feedback, "/words", "The words that set low ratings apart from high ones", (visit, filter, call) => visit.VoiceWordsAsync(filter, call.Gone));
        Answer(feedback, "/steps", "What is said at each step of the map", (visit, filter, call) =>
        {
            visit.Demand(Right.Ask);
            return filter.Map is null ? throw new MendableException("Say which map: ?map=ID.") : visit.VoiceAtStepsAsync(filter, call.Gone);
        });
        feedback.MapGet("/scores", async (HttpContext context, VisitDesk desk, string? by, string? attribute) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await visit.FeedbackScoresAsync(new FeedbackScoresQuestion { Filter = filter, By = Choice(by, FeedbackGrouping.All), Attribute = attribute }, call.Gone));
        }).WithSummary("NPS, CSAT, CES, stars and sentiment with intervals");
        feedback.MapGet("/answers", async (HttpContext context, VisitDesk desk, string? by, string? attribute) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await visit.FeedbackAnswersAsync(new FeedbackAnswersQuestion { Filter = filter, By = Choice(by, FeedbackGrouping.Source), Attribute = attribute }, call.Gone));
        }).WithSummary("How often and how fast the company answers");
        feedback.MapGet("/forecast", async (HttpContext context, VisitDesk desk, string? score, int? ahead) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await visit.VoiceForecastAsync(filter, Choice(score, FeedbackScoreKind.Sentiment), ahead ?? 3, call.Gone));
        }).WithSummary("What a score is expected to be, or why that cannot be told");
        feedback.MapPost("/label", async (HttpContext context, VisitDesk desk) => await DoAsync<Labelling>(context, desk, Right.DefineSegments, async (visit, body, call) =>
        {
            await (body.Theme is { } theme ? visit.LabelFeedbackAsync(body.Entries, body.Sentiment, theme, call.Gone) : visit.LabelFeedbackAsync(body.Entries, body.Sentiment, call.Gone));
        })).WithSummary("Correct how entries are meant; a sentiment of null takes it back").Body("""{"entries":[17],"sentiment":-1,"theme":"delivery"}""", "application/json");
        feedback.MapPost("/place", async (HttpContext context, VisitDesk desk) => await DoAsync<Placing>(context, desk, null, (visit, body, call) => visit.PlaceFeedbackAsync(body.Map, body.Entries, body.Step, call.Gone)))
            .WithSummary("Put entries on a step of a map").Body("""{"map":"phone","entries":[17],"step":"checkout"}""", "application/json");
        feedback.MapGet("/likely", async (HttpContext context, VisitDesk desk, string? customer) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            visit.Demand(Right.OpenCustomers);
            return ApiCall.Json(await visit.LikelyAsync(customer is { Length: > 0 } who ? who : throw new MendableException("Say which customer: ?customer=ID."), filter, call.Gone));
        }).WithSummary("How satisfied a customer is likely to be, from what happened to them, and what customers like this have in common");
        feedback.MapGet("/risks", async (HttpContext context, VisitDesk desk, int? limit) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await visit.RisksAsync(filter, Scope.All, limit ?? 20, call.Gone));
        }).WithSummary("The customers who said nothing so far of whom the least satisfaction is likely");
        VoiceThemesApi.Map(feedback);
        VoiceLearningApi.Map(feedback);
        VoiceProviderApi.Map(feedback);
    }

    private static void Answer<T>(RouteGroupBuilder group, string path, string summary, Func<WorkspaceVisit, FeedbackFilter, ApiCall, Task<T>> answer) =>
        group.MapGet(path, async (HttpContext context, VisitDesk desk) =>
        {
            var (call, visit, filter) = await AskAsync(context, desk);
            return ApiCall.Json(await answer(visit, filter, call));
        }).WithSummary(summary);

    /// <summary>Who asks, and the filter of the address.</summary>
    internal static async Task<(ApiCall Call, WorkspaceVisit Visit, FeedbackFilter Filter)> AskAsync(HttpContext context, VisitDesk desk)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync();
        var filter = VoiceFilter.Parse(context.Request.GetEncodedUrl());
        return (call, visit, filter.ToFeedback(visit, filter.Map));
    }

    private static T Choice<T>(string? text, T otherwise)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new MendableException($"'{text}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    /// <summary>Does something with a body, where they have the right.</summary>
    internal static async Task<IResult> DoAsync<T>(HttpContext context, VisitDesk desk, Right? right, Func<WorkspaceVisit, T, ApiCall, Task> work)
        where T : class, new()
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync();
        if (right is { } needed)
        {
            // Whoever lacks the right hears that first, whatever they sent.
            visit.Demand(needed);
        }

        await work(visit, await call.ReadAsync<T>(), call);
        return TypedResults.NoContent();
    }

    private sealed record Labelling
    {
        public IReadOnlyList<long> Entries { get; init; } = [];

        public int? Sentiment { get; init; }

        public string? Theme { get; init; }
    }

    private sealed record Placing
    {
        public string Map { get; init; } = "";

        public IReadOnlyList<long> Entries { get; init; } = [];

        public string Step { get; init; } = "";
    }
}
