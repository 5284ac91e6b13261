namespace Kelione.Web.Frame;

/// <summary>A step of the tour. Its words are <c>Tour.KEY</c> and <c>Tour.KEYText</c> of FrameTexts.</summary>
/// <param name="Key">By which it is known.</param>
/// <param name="Selector">What it stands beside: selectors parted by <c>|</c>, the first that is there; the middle of the page where none is.</param>
internal sealed record TourStop(string Key, string Selector)
{
    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<TourStop> All { get; } =
    [
        new("maps", ".map-card"), new("number", ".map-card .num|.finding .num|.map-card .coverage|.map-card"), new("new", "[data-tour=\"new\"]"),
        new("explore", ".rail a[href$=\"/explore\"]"), new("improve", ".rail a[href$=\"/improve\"]"), new("search", ".rail .find"),
    ];
}
