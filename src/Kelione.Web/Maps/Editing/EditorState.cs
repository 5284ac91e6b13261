using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Web.Maps.Editing.Views;
using Kelione.Web.Maps.Together;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing;

/// <summary>What one open map editor shows and has selected: shared by its head, toolbar, grid, inspector and foot. Not for several threads: other people's changes arrive through <see cref="Changed"/>, on any thread, and each component redraws itself on its own.</summary>
public sealed class EditorState : IDisposable
{
    private readonly EditsAhead _ahead;

    /// <summary>Begins with the linear grid and nothing selected.</summary>
    public EditorState(MapSeat seat)
    {
        Seat = seat;
        _ahead = new EditsAhead(seat);
        Saving = new EditorSaving(seat, () => Changed?.Invoke(EditorChange.Saving));
        seat.News += OnNews;
    }

    /// <summary>Told when anything here or on the map has changed; what exactly is in the flags. On any thread.</summary>
    public event Action<EditorChange>? Changed;

    /// <summary>The open map.</summary>
    public MapSeat Seat { get; }

    /// <summary>The map as it is shown: as it is now, with this person's edits that are just being stored, or the earlier version that is looked at.</summary>
    public JourneyMap Map => Preview?.Map ?? _ahead.Map;

    /// <summary>The earlier version that is looked at in place of the present; null for the present. It cannot be edited.</summary>
    public StoredMap? Preview { get; private set; }

    /// <summary>What became of the edits: saved, not saved, contradicted by somebody else's.</summary>
    public EditorSaving Saving { get; }

    /// <summary>The panel at the side: versions or comments.</summary>
    public EditorPanel Panel { get; private set; }

    /// <summary>What the comments' panel is about, such as <c>step:pays</c>; empty for the whole map.</summary>
    public string CommentsOf { get; private set; } = "";

    /// <summary>The measurement that is shown: the newest one, or what the lens shows; null where there is none.</summary>
    public MapMeasurement? Measurement => Lens.Shown ?? Seat.Measurement;

    /// <summary>The measurement with which it is compared; null for none.</summary>
    public MapMeasurement? Against => Lens.Against;

    /// <summary>Which measurement this person looks at, and against which. Others who have the map open have lenses of their own.</summary>
    public MapLens Lens { get; private set; } = MapLens.Newest;

    /// <summary>Whether the person may edit.</summary>
    public bool MayEdit => Preview is null && Seat.MayEdit;

    /// <summary>The view: null for the grid, in which every map can be edited, else the layout of that kind, drawn as on the poster.</summary>
    public MapKind? View { get; private set; }

    /// <summary>Whether the grid is shown.</summary>
    public bool IsGrid => View is null;

    /// <summary>The layer.</summary>
    public MapLayer Layer { get; private set; } = MapLayer.Audience;

    /// <summary>The step that the inspector shows; null for none.</summary>
    public string? Step { get; private set; }

    /// <summary>The stage that the inspector shows; null for none.</summary>
    public string? Stage { get; private set; }

    /// <summary>What was turned to last, which is what the inspector shows.</summary>
    public InspectorSubject Subject { get; private set; }

    /// <summary>Whether the inspector stands open.</summary>
    public bool IsInspectorOpen { get; private set; } = true;

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
    public void Open(string? step) => Set(() => (Step, Subject, IsInspectorOpen) = (step, step is null ? InspectorSubject.Map : InspectorSubject.Step, IsInspectorOpen || step is not null), EditorChange.Selection);

    /// <summary>Opens a stage in the inspector; null closes it.</summary>
    public void OpenStage(string? stage) => Set(() => (Stage, Subject, IsInspectorOpen) = (stage, stage is null ? InspectorSubject.Map : InspectorSubject.Stage, IsInspectorOpen || stage is not null), EditorChange.Selection);

    /// <summary>Opens or closes the inspector; open without a step, stage or card it shows the map itself.</summary>
    public void ShowInspector(bool isOpen) => Set(() => IsInspectorOpen = isOpen, EditorChange.Selection);

    /// <summary>Looks at another measurement, or against another.</summary>
    public void UseLens(MapLens lens) => Set(() => Lens = lens, EditorChange.Measurement);

    /// <summary>Selects cards, and no others.</summary>
    public void Select(IEnumerable<string> ids) => Set(
        () =>
        {
            Selected = [.. ids];
            Subject = Selected.Count > 0 ? InspectorSubject.Cards : Subject == InspectorSubject.Cards ? Step is null ? InspectorSubject.Map : InspectorSubject.Step : Subject;
        },
        EditorChange.Selection);

    /// <summary>Hides lanes, and no others.</summary>
    public void Hide(IEnumerable<string> lanes) => Set(() => HiddenLanes = [.. lanes], EditorChange.View);

    /// <summary>Shows the cards of some personas; of all where none is given.</summary>
    public void ShowPersonas(IEnumerable<string> personas) => Set(() => Personas = [.. personas], EditorChange.View);

    /// <summary>Shows the map as settings say, in one go; the customers and days that they look at are the toolbar's.</summary>
    internal void Arrange(ViewSettings view) => Set(
        () => (HiddenLanes, Personas, Zoom, View, Layer) = ([.. view.Hidden], [.. view.Personas], Math.Clamp(view.Zoom, 0.25, 2), view.Kind, view.Layer), EditorChange.View | EditorChange.Layer);

    /// <summary>Zooms; between 0.25 and 2.</summary>
    public void ZoomTo(double zoom) => Set(() => Zoom = Math.Clamp(zoom, 0.25, 2), EditorChange.View);

    /// <summary>Shows an earlier version in place of the present; null for the present.</summary>
    public void Look(StoredMap? version) => Set(() => Preview = version, EditorChange.Map | EditorChange.Panel);

    /// <summary>Opens a panel at the side, or closes it.</summary>
    /// <param name="panel">Which.</param>
    /// <param name="about">For comments: the thing that they are about, such as <c>card:price-late</c>; empty for the whole map.</param>
    public void Open(EditorPanel panel, string about = "") => Set(() => (Panel, CommentsOf) = (panel, about), EditorChange.Panel);

    /// <summary>The person has seen comments: whoever counts the new ones counts anew.</summary>
    public void TellSeen() => Changed?.Invoke(EditorChange.Seen);

    /// <summary>Makes edits on the map as it is shown.</summary>
    /// <inheritdoc cref="MapSeat.ApplyAsync" />
    public Task<MapChange> DoAsync(IReadOnlyList<MapEdit> edits, string label = "") => DoAsync(edits, Seat.Stored.Version, label);

    /// <summary>Makes edits that were begun on a version: where somebody changed the same since, the person is asked which shall count. They are shown at once and stored behind; what cannot be stored is shown no more.</summary>
    /// <inheritdoc cref="MapSeat.ApplyAsync" />
    public Task<MapChange> DoAsync(IReadOnlyList<MapEdit> edits, int basedOn, string label = "") 
    {
        Show(edits);
        return Saving.RunAsync(() => StoreAsync(edits, basedOn, label));
    }


    /// <summary>Undoes the person's own latest change.</summary>
    /// <inheritdoc cref="MapSeat.UndoAsync" />
    public Task<MapChange> UndoAsync() => Saving.RunAsync(() => Seat.UndoAsync(), mayRepeat: false);

    /// <summary>Makes the person's own change again that they undid last.</summary>
    /// <inheritdoc cref="MapSeat.RedoAsync" />
    public Task<MapChange> RedoAsync() => Saving.RunAsync(() => Seat.RedoAsync(), mayRepeat: false);

    /// <inheritdoc />
    public void Dispose()
    {
        Seat.News -= OnNews;
        Seat.Dispose();
    }

    private void Show(IReadOnlyList<MapEdit> edits)
    {
        if (_ahead.Begin(edits))
        {
            Changed?.Invoke(EditorChange.Map);
        }
    }

    // Tried again after it was refused, it is shown again.
    private async Task<MapChange> StoreAsync(IReadOnlyList<MapEdit> edits, int basedOn, string label)
    {
        Show(edits);
        try
        {
            return await Seat.ApplyAsync(edits, basedOn, label);
        }
        finally
        {
            if (_ahead.End(edits))
            {
                Changed?.Invoke(EditorChange.Map);
            }
        }
    }

    private void Set(Action change, EditorChange what)
    {
        change();
        Changed?.Invoke(what);
    }

    private void OnNews(MapNews news)
    {
        if (news.Kind == MapNewsKind.Edited)
        {
            _ahead.Hear();
            if (news.By != Seat)
            {
                Saving.Hear(Seat.Stored);
            }
        }

        Changed?.Invoke(Means(news));
    }

    private static EditorChange Means(MapNews news) => news.Kind switch
    {
        MapNewsKind.Edited => EditorChange.Map,
        MapNewsKind.Measured => EditorChange.Measurement,
        MapNewsKind.Comments => EditorChange.Comments,
        _ => EditorChange.People,
    };
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

    /// <summary>Edits are on their way, saved, not saved, or contradicted.</summary>
    Saving = 128,

    /// <summary>The panel at the side, or the version that is looked at.</summary>
    Panel = 256,

    /// <summary>The person has seen comments.</summary>
    Seen = 512,
}
