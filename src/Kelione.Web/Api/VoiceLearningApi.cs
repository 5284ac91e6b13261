using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Learning how customers mean what they say, for programs.</summary>
internal static class VoiceLearningApi
{
    /// <summary>Maps <c>learnt</c>, <c>train</c> and <c>evaluate</c> below <c>/feedback</c>.</summary>
    public static void Map(RouteGroupBuilder feedback)
    {
        feedback.MapGet("/learnt", async (HttpContext context, VisitDesk desk) =>
            ApiCall.Json((await new ApiCall(context, desk).VisitAsync()).VoiceLearnt() ?? new VoiceLearning([], IsStale: false)))
            .WithSummary("What was learnt: for each language how well lexicon and learning read the labels, and which speaks");
        feedback.MapPost("/train", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(await (await call.VisitAsync()).TrainVoiceAsync(cancellationToken: call.Gone));
        }).WithSummary("Learn from labels and ratings");
        feedback.MapPost("/evaluate", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            return ApiCall.Json(await (await call.VisitAsync()).EvaluateVoiceAsync(cancellationToken: call.Gone));
        }).WithSummary("Tell by cross-validation how well lexicon and learning read the labels; keeps nothing");
        feedback.MapDelete("/learnt", async (HttpContext context, VisitDesk desk) =>
        {
            (await new ApiCall(context, desk).VisitAsync()).ForgetVoiceLearnt();
            return TypedResults.NoContent();
        }).WithSummary("Forget what was learnt: the lexicon speaks again");
    }
}
