using System.Text.Json;

namespace Kelione.Web.Maps.Editing;

/// <summary>How a person last looked at a map: hidden lanes, personas, zoom. Kept by their browser, not in the document: another's view is their own.</summary>
/// <param name="Hidden">The ids of hidden lanes.</param>
/// <param name="Personas">The personas that are shown; empty for all.</param>
/// <param name="Zoom">The zoom.</param>
internal sealed record KeptView(string[]? Hidden, string[]? Personas, double Zoom)
{
    /// <summary>The view in words for the browser.</summary>
    public static string Of(EditorState state) => JsonSerializer.Serialize(new KeptView([.. state.HiddenLanes.Order(StringComparer.Ordinal)], [.. state.Personas.Order(StringComparer.Ordinal)], state.Zoom));

    /// <summary>Shows the map as it was kept; what is not a view, or names lanes and personas that are gone, is passed over.</summary>
    public static void Restore(EditorState state, string? kept)
    {
        KeptView? view = null;
        try
        {
            view = kept is null ? null : JsonSerializer.Deserialize<KeptView>(kept);
        }
        catch (JsonException)
        {
            // Somebody else's words.
        }

        if (view is null)
        {
            return;
        }

        string[] pseudo = [Grid.GridLanes.Goals, Grid.GridLanes.Measures];
        var hidden = (view.Hidden ?? []).Where(l => pseudo.Contains(l) || state.Map.Lanes.Any(m => m.Id == l)).ToList();
        var personas = (view.Personas ?? []).Where(p => state.Map.Personas.Any(m => m.Id == p)).ToList();
        if (hidden.Count > 0)
        {
            state.Hide(hidden);
        }

        if (personas.Count > 0)
        {
            state.ShowPersonas(personas);
        }

        if (view.Zoom is > 0 and not 1)
        {
            state.ZoomTo(view.Zoom);
        }
    }
}
