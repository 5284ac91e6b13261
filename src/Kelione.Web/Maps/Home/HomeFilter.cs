using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Home;

/// <summary>Which maps the list shows, and in what order. Immutable.</summary>
internal sealed record HomeFilter
{
    /// <summary>Only maps of this owner; null for anyone's.</summary>
    public string? Owner { get; init; }

    /// <summary>Only maps of this kind; null for all.</summary>
    public MapKind? Kind { get; init; }

    /// <summary>Only as-is or to-be; null for both.</summary>
    public MapStatus? Status { get; init; }

    /// <summary>The order.</summary>
    public HomeSort Sort { get; init; }

    /// <summary>The maps that fit, in order.</summary>
    /// <param name="maps">All of them.</param>
    /// <param name="mine">Whose maps alone are wanted; null for everybody's.</param>
    public IReadOnlyList<HomeMap> Apply(IEnumerable<HomeMap> maps, string? mine = null)
    {
        var fitting = maps.Where(m => (mine is null || m.IsOf(mine)) && (Owner is null || m.Map.Owner == Owner) && (Kind is null || m.Map.Kind == Kind) && (Status is null || m.Map.Status == Status));
        return
        [
            .. Sort switch
            {
                HomeSort.Moved => fitting.OrderByDescending(m => m.GreatestLoss).ThenByDescending(m => m.GreatestMove).ThenByDescending(m => m.Overview.Newest is not null).ThenBy(m => m.Map.Title, StringComparer.CurrentCulture),
                HomeSort.Changed => fitting.OrderByDescending(m => m.Overview.Map.At),
                HomeSort.Review => fitting.OrderBy(m => m.Map.ReviewDate ?? DateOnly.MaxValue).ThenBy(m => m.Map.Title, StringComparer.CurrentCulture),
                _ => fitting.OrderBy(m => m.Map.Title, StringComparer.CurrentCulture),
            },
        ];
    }
}

/// <summary>The order of the maps.</summary>
public enum HomeSort
{
    /// <summary>What moved most, losses first.</summary>
    Moved,

    /// <summary>By title.</summary>
    Title,

    /// <summary>Changed last.</summary>
    Changed,

    /// <summary>To be reviewed first.</summary>
    Review,
}

/// <summary>A map in the list. Immutable.</summary>
/// <param name="Summary">Its line in the library.</param>
/// <param name="Overview">What it holds and measures.</param>
public sealed record HomeMap(MapSummary Summary, MapOverview Overview)
{
    /// <summary>The map.</summary>
    public JourneyMap Map => Overview.Map.Map;

    /// <summary>The greatest clear loss, 0–1; 0 for none.</summary>
    public double GreatestLoss => Overview.Moves.Where(m => !m.IsBetter).Select(m => Math.Abs(m.Number.Difference ?? 0)).DefaultIfEmpty().Max();

    /// <summary>The greatest clear move, 0–1; 0 for none.</summary>
    public double GreatestMove => Overview.Moves.Select(m => Math.Abs(m.Number.Difference ?? 0)).DefaultIfEmpty().Max();

    /// <summary>Whether it is somebody's: theirs by name, or changed by them last where nobody owns it.</summary>
    public bool IsOf(string person) => Map.Owner.Length > 0 ? Map.Owner == person : Summary.ChangedBy == person;

    /// <summary>How many days its review is overdue; null where it is not.</summary>
    public int? Overdue(DateOnly today) => Map.ReviewDate is { } review && review < today ? today.DayNumber - review.DayNumber : null;
}
