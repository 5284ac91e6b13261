using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>The AI provider that may label texts, for programs. Its key is never taken or given here.</summary>
internal static class VoiceProviderApi
{
    private const int MostStandard = 200;

    /// <summary>Maps <c>provider</c> below <c>/feedback</c>.</summary>
    public static void Map(RouteGroupBuilder feedback)
    {
        feedback.MapGet("/provider", async (HttpContext context, VisitDesk desk) => ApiCall.Json(new Chosen((await new ApiCall(context, desk).VisitAsync()).VoiceProvider())))
            .WithSummary("The AI provider that was named, and whether it is on; administrators only");
        feedback.MapPut("/provider", async (HttpContext context, VisitDesk desk) => await VoiceApi.DoAsync<Naming>(context, desk, Right.ManageWorkspace, (visit, body, _) => visit.NameVoiceProviderAsync(body.Address, body.Model)))
            .WithSummary("Name an AI provider; it is off until it is switched on").Body("""{"address":"https://ai.example.org/v1","model":"NAME"}""", "application/json");
        feedback.MapPost("/provider/switch", async (HttpContext context, VisitDesk desk) => await VoiceApi.DoAsync<Switching>(context, desk, Right.ManageWorkspace, (visit, body, _) =>
            visit.SwitchVoiceProviderAsync(body.On ?? throw new MendableException("Say whether it shall be on: true or false."))))
            .WithSummary("Allow texts to be sent to the AI provider, or forbid it; administrators only").Body("""{"on":false}""", "application/json");
        feedback.MapDelete("/provider", async (HttpContext context, VisitDesk desk) =>
        {
            await (await new ApiCall(context, desk).VisitAsync()).RemoveVoiceProviderAsync();
            return TypedResults.NoContent();
        }).WithSummary("Take the AI provider's name away");
        feedback.MapPost("/provider/label", async (HttpContext context, VisitDesk desk, int? limit) =>
        {
            var (call, visit, filter) = await VoiceApi.AskAsync(context, desk);
            return ApiCall.Json(await visit.LabelByProviderAsync(filter, limit ?? MostStandard, cancellationToken: call.Gone));
        }).WithSummary("Have the AI provider label what passes the filter and has no label; this sends the texts there, where it is on");
        feedback.MapDelete("/provider/labels", async (HttpContext context, VisitDesk desk) =>
        {
            var (call, visit, filter) = await VoiceApi.AskAsync(context, desk);
            return ApiCall.Json(new Forgotten(await visit.ForgetProviderLabelsAsync(filter, call.Gone)));
        }).WithSummary("Forget the labels that an AI provider gave to what passes the filter");
    }

    private sealed record Chosen(VoiceProvider? Provider);

    private sealed record Forgotten(int Labels);

    private sealed record Naming
    {
        public string Address { get; init; } = "";

        public string Model { get; init; } = "";
    }

    private sealed record Switching
    {
        public bool? On { get; init; }
    }
}
