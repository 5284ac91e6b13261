using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>All routes of the HTTP interface. None is open to nobody.</summary>
internal static class ApiRoutes
{
    /// <summary>Maps them under <c>/api/v1</c>.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery();
        JourneyApi.Map(api);
        MapsApi.Map(api);
        MapVersionsApi.Map(api);
        MeasuresApi.Map(api);
        PublishingApi.Map(api);
        SegmentsApi.Map(api);
        VoiceApi.Map(api);
        DataApi.Map(api);
        DemandApi.Map(api);
        app.MapOpenApi("/api/{documentName}/openapi.json").RequireAuthorization();
    }
}
