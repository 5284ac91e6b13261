using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing;

/// <summary>What one open map editor shows and has selected: shared by its head, toolbar, grid, inspector and foot. Not for several threads: other people's changes arrive through <see cref="Changed"/>, on any thread, and each component redraws itself on its own.</summary>
public sealed class EditorState : IDisposable
{
    /// <summary>Begins with the linear grid and nothing selected.</summary>
    public EditorState(MapSeat seat)
    {
        Seat = seat;
        seat.News += OnNews;
    }

    /// <summary>Told when anything here or on the map has changed; what exactly is in the flags. On any thread.</summary>
    public event Action<EditorChange>? Changed;

    /// <summary>The open map.</summary>
    public MapSeat Seat { get; }

    /// <summary>The map as it is now.</summary>
    public JourneyMap Map => Seat.Map;

    /// <summary>The measurement that is shown; null where there is none.</summary>
    public MapMeasurement? Measurement => Seat.Measurement;

    /// <summary>Whether the person may edit.</summary>
    public bool MayEdit => Seat.MayEdit;

    /// <summary>The view: null for the grid, in which every map can be edited, else the layout of that kind, drawn as on the poster.</summary>
    public MapKind? View { get; private set; }

    /// <summary>Whether the grid is shown.</summary>
    public bool IsGrid => View is null;

    /// <summary>The layer.</summary>
    public MapLayer Layer { get; private set; } = MapLayer.Audience;

    /// <summary>The step that the inspector shows; null for none.</summary>
    public string? Step { get; private set; }

    /// <summary>The ids of the selected cards, barriers and ideas.</summary>
    public ImmutableHashSet<string> Selected { get; private set; } = [];

    /// <summary>The ids of lanes that are not shown.</summary>
    public ImmutableHashSet<string> HiddenLanes { get; private set; } = [];

    /// <summary>The personas whose cards are shown; empty for all.</summary>
    public ImmutableHashSet<string> Personas { get; private set; } = [];

    /// <summary>What parts ask of one another about the view.</summary>
    public EditorViews Views { get; } = new();

    /// <summary>1 for 100 %.</summary>
    public double Zoom { get; private set; } = 1;

    /// <summary>Shows the grid or the layout of a kind.</summary>
    public void Show(MapKind? view) => Set(() => View = view, EditorChange.View);

    /// <summary>Chooses a layer.</summary>
    public void Show(MapLayer layer) => Set(() => Layer = layer, EditorChange.Layer);

    /// <summary>Opens a step in the inspector; null closes it.</summary>
    public void Open(string? step) => Set(() => Step = step, EditorChange.Selection);

    /// <summary>Selects cards, and no others.</summary>
    public void Select(IEnumerable<string> ids) => Set(() => Selected = [.. ids], EditorChange.Selection);

    /// <summary>Hides lanes, and no others.</summary>
    public void Hide(IEnumerable<string> lanes) => Set(() => HiddenLanes = [.. lanes], EditorChange.View);

    /// <summary>Shows the cards of some personas; of all where none is given.</summary>
    public void ShowPersonas(IEnumerable<string> personas) => Set(() => Personas = [.. personas], EditorChange.View);

    /// <summary>Zooms; between 0.25 and 2.</summary>
    public void ZoomTo(double zoom) => Set(() => Zoom = Math.Clamp(zoom, 0.25, 2), EditorChange.View);

    /// <summary>Makes edits on the map as it is shown.</summary>
    /// <inheritdoc cref="MapSeat.ApplyAsync" />
    public Task<MapChange> DoAsync(IReadOnlyList<MapEdit> edits, string label = "") => Seat.ApplyAsync(edits, Seat.Stored.Version, label);

    /// <inheritdoc />
    public void Dispose()
    {
        Seat.News -= OnNews;
        Seat.Dispose();
    }

    private void Set(Action change, EditorChange what)
    {
        change();
        Changed?.Invoke(what);
    }

    private void OnNews(MapNews news) => Changed?.Invoke(news.Kind switch
    {
        MapNewsKind.Edited => EditorChange.Map,
        MapNewsKind.Measured => EditorChange.Measurement,
        MapNewsKind.Comments => EditorChange.Comments,
        _ => EditorChange.People,
    });
}

/// <summary>What has changed in an open editor.</summary>
[Flags]
public enum EditorChange
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The document.</summary>
    Map = 1,

    /// <summary>The measurement.</summary>
    Measurement = 2,

    /// <summary>Step or cards selected.</summary>
    Selection = 4,

    /// <summary>The layer.</summary>
    Layer = 8,

    /// <summary>Kind of view, lanes, personas, zoom.</summary>
    View = 16,

    /// <summary>Who is there, and where they are.</summary>
    People = 32,

    /// <summary>Comments.</summary>
    Comments = 64,
}
