namespace Kelione.Web.Frame;

/// <summary>A step of the tour. Its words are <c>Tour.KEY</c> and <c>Tour.KEYText</c> of FrameTexts.</summary>
/// <param name="Key">By which it is known.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Selector">What it stands beside: selectors parted by <c>|</c>, the first that is there; the middle of the page where none is.</param>
internal sealed record TourStop(string Key, TourPlace Place, string Selector)
{
    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<TourStop> All { get; } =
    [
        new("maps", TourPlace.Home, ".map-card"), new("number", TourPlace.Home, ".map-card .num|.finding .num|.map-card .coverage|.map-card"), new("new", TourPlace.Home, "[data-tour=\"new\"]"),
        new("pill", TourPlace.Map, ".map-page .pill.bad|.map-page .pill|.map-page .route"), new("layers", TourPlace.Map, ".map-page .seg"), new("inspector", TourPlace.Map, ".map-inspector"),
        new("explore", TourPlace.Any, ".rail a[href$=\"/explore\"]"), new("improve", TourPlace.Any, ".rail a[href$=\"/improve\"]"), new("search", TourPlace.Any, ".rail .find"),
    ];

    /// <summary>The steps where there is a map to show, or none.</summary>
    public static IReadOnlyList<TourStop> Of(bool hasMap) => hasMap ? All : [.. All.Where(s => s.Place != TourPlace.Map)];
}

/// <summary>Where a step of the tour lies.</summary>
internal enum TourPlace
{
    /// <summary>On the page of all maps.</summary>
    Home,

    /// <summary>On the page of the map that comes first there.</summary>
    Map,

    /// <summary>On every page.</summary>
    Any,
}
