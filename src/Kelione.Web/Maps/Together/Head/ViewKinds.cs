using Kelione.Maps;

namespace Kelione.Web.Maps.Together;

/// <summary>The layouts in which a map can be looked at, and their order in the switch.</summary>
internal static class ViewKinds
{
    private static readonly MapKind[] First = [MapKind.Cyclic, MapKind.CrossChannel, MapKind.Emotional];

    /// <summary>Beside the grid: what stands in the switch itself. A map of another kind has its own layout there as well.</summary>
    public static IReadOnlyList<MapKind> InSwitch(MapKind own) => own == MapKind.Linear || First.Contains(own) ? First : [own, .. First[..2]];

    /// <summary>The other layouts, which only the list behind it has, in the order of the kinds. The linear one is the grid's own.</summary>
    public static IReadOnlyList<MapKind> InList(MapKind own) => [.. Enum.GetValues<MapKind>().Except(InSwitch(own)).Where(k => k != MapKind.Linear)];

    /// <summary>The name of a kind as a word of an address and of a text.</summary>
    public static string Name(MapKind kind) => kind.ToString();

    /// <summary>The icon of a kind.</summary>
    public static string Icon(MapKind kind) => kind switch
    {
        MapKind.Cyclic => "wheel",
        MapKind.CrossChannel or MapKind.Channel => "channels",
        MapKind.Emotional => "emotion",
        MapKind.NonLinear => "branch",
        MapKind.MultiScreen => "app",
        MapKind.Role or MapKind.B2B => "people",
        MapKind.ProductUse => "metric",
        MapKind.Stage => "cards",
        _ => "linear",
    };
}
