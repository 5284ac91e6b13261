using Kelione.Maps;
using Kelione.Web.Maps.Inspecting;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing.Views;

/// <summary>Shows saved views in an open editor.</summary>
internal static class SavedViews
{
    /// <summary>Shows a view; null for the whole map.</summary>
    public static void Show(EditorState state, MapView? view)
    {
        var settings = (ViewSettings.Read(view?.Settings) ?? ViewSettings.Whole).On(state.Map);
        state.Views.Current = view;
        state.Arrange(settings);
        var lens = settings.Lens?.Choice() ?? LensChoice.Plain;
        if (lens != state.Views.Lens && MayLook(state))
        {
            state.Views.Want(lens);
        }
    }

    /// <summary>Whether the editor shows something else than the view that was chosen last.</summary>
    public static bool IsChanged(EditorState state) =>
        state.Views.Current is { } view && Now(state, view) != (ViewSettings.Read(view.Settings) ?? ViewSettings.Whole).On(state.Map);

    /// <summary>What the editor shows, to be saved as a view. Whoever may not choose customers and days leaves them as the view has them.</summary>
    /// <param name="state">The editor.</param>
    /// <param name="view">The view that is saved anew or stood at the beginning; null for none.</param>
    public static ViewSettings Now(EditorState state, MapView? view) =>
        MayLook(state) ? ViewSettings.Of(state, withLens: true) : ViewSettings.Of(state, withLens: false) with { Lens = ViewSettings.Read(view?.Settings)?.Lens };

    /// <summary>What sets a view apart, in a few words; empty for nothing.</summary>
    public static string Words(MapView view, JourneyMap map)
    {
        var texts = MapsTexts.Views;
        var settings = (ViewSettings.Read(view.Settings) ?? ViewSettings.Whole).On(map);
        var hidden = map.Lanes.Count(l => settings.Hidden.Contains(l.Id));
        return string.Join(" · ", new[]
        {
            settings.Kind is { } kind ? MapsTexts.Together["Kind." + kind] : "",
            hidden > 0 ? texts["Lanes", Grid.GridFigures.Count(map.Lanes.Count - hidden), Grid.GridFigures.Count(map.Lanes.Count)] : "",
            settings.Layer != MapLayer.Audience ? MapsTexts.Inspect["Layer." + settings.Layer.ToString().ToLowerInvariant()] : "",
            string.Join(", ", map.Personas.Where(p => settings.Personas.Contains(p.Id)).Select(p => p.Name)),
            settings.Lens switch { { A: { } a, B: { } b } => texts["Compares", a, b], { A: { } a } => a, { B: { } b } => b, _ => "" },
        }.Where(w => w.Length > 0));
    }

    private static bool MayLook(EditorState state) => state.Seat.Visit.May(Right.Ask);
}
