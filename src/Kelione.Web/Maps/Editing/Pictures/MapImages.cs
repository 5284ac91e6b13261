using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Maps.Editing.Pictures;

/// <summary>Hands out the pictures of maps to those who may see the map.</summary>
internal static class MapImages
{
    /// <summary>Maps <c>/w/{workspace}/maps/{map}/images/{image}</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/w/{workspace}/maps/{map}/images/{image}", GetAsync).RequireAuthorization();

    private static async Task<IResult> GetAsync(HttpContext context, VisitDesk desk, string workspace, string map, string image)
    {
        try
        {
            var visit = await desk.FindAsync(context.User, workspace);
            var found = (await visit.GetMapAsync(map, cancellationToken: context.RequestAborted)).Map.Images.FirstOrDefault(i => i.Id == image);

            // Only what the map itself takes goes out under its own name: bytes that say they are a page are never one.
            if (found is null || found.MediaType is not ("image/png" or "image/jpeg" or "image/webp"))
            {
                return TypedResults.NotFound();
            }

            context.Response.Headers.CacheControl = "private, max-age=3600";
            return TypedResults.Bytes(Convert.FromBase64String(found.Data), found.MediaType);
        }
        catch (Exception e) when (e is MendableException or RefusedException or FormatException)
        {
            return TypedResults.NotFound();
        }
    }
}
