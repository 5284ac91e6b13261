using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Api;

/// <summary>Themes as people want them, for programs. A theme's id (<c>delivery+price</c>, <c>en:seat</c>) stands in the body, as it is not made for addresses.</summary>
internal static class VoiceThemesApi
{
    /// <summary>Maps the changes below <c>/feedback/themes</c>.</summary>
    public static void Map(RouteGroupBuilder feedback)
    {
        var themes = feedback.MapGroup("/themes");
        themes.MapPost("/find", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            await (await call.VisitAsync()).FindThemesAsync(call.Gone);
            return TypedResults.NoContent();
        }).WithSummary("Find the themes of all texts anew; what people changed stays");
        Change(themes, "/rename", "Give a theme a name", """{"theme":"delivery","name":"Parcels"}""", (voice, body) => voice.RenameTheme(Of(body), body.Name));
        Change(themes, "/merge", "Make one theme of two: the other goes into it", """{"theme":"delivery","other":"courier"}""", (voice, body) => voice.MergeThemes(Of(body), body.Other));
        Change(themes, "/pin", "Keep a theme in view, or let it go again", """{"theme":"delivery","on":true}""", (voice, body) => voice.PinTheme(Of(body), body.On));
        Change(themes, "/hide", "Take a theme out of view", """{"theme":"en:day"}""", (voice, body) => voice.HideTheme(Of(body)));
        Change(themes, "/word", "Say that a word belongs to a theme, or with on=false that it does not", """{"theme":"delivery","word":"en:parcel","on":true}""", (voice, body) => voice.SetThemeWord(Of(body), body.Word, body.On));
        Change(themes, "/undo", "Take the last change of the themes back", "{}", (voice, _) => voice.UndoThemeEdit());
        themes.MapPost("/split", async (HttpContext context, VisitDesk desk) =>
        {
            var call = new ApiCall(context, desk);
            var visit = await call.VisitAsync();
            visit.Demand(Right.DefineSegments);
            var body = await call.ReadAsync<ThemeChange>();
            var id = "";
            await visit.ChangeThemesAsync(voice => id = voice.SplitTheme(Of(body), body.Name, body.Words));
            return ApiCall.Json(new Split(id), status: StatusCodes.Status201Created);
        }).WithSummary("Take words out of a theme into one of their own").Body("""{"theme":"delivery","name":"Couriers","words":["en:courier"]}""", "application/json");
    }

    private static void Change(RouteGroupBuilder themes, string path, string summary, string example, Action<IThemeSteering, ThemeChange> change) =>
        themes.MapPost(path, async (HttpContext context, VisitDesk desk) => await VoiceApi.DoAsync<ThemeChange>(context, desk, Right.DefineSegments, (visit, body, _) => visit.ChangeThemesAsync(voice => change(voice, body))))
            .WithSummary(summary).Body(example, "application/json");

    private static string Of(ThemeChange body) => body.Theme.Length > 0 ? body.Theme : throw new MendableException("Say which theme.");

    private sealed record Split(string Theme);

    private sealed record ThemeChange
    {
        public string Theme { get; init; } = "";

        public string Name { get; init; } = "";

        public string Other { get; init; } = "";

        public string Word { get; init; } = "";

        public IReadOnlyList<string> Words { get; init; } = [];

        public bool On { get; init; } = true;
    }
}
