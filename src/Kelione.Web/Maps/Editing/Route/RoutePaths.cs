using static Kelione.Web.Maps.Editing.Route.RoutePlan;

namespace Kelione.Web.Maps.Editing.Route;

/// <summary>The lines of the route as paths.</summary>
internal static class RoutePaths
{
    /// <summary>The path itself.</summary>
    public static string Core(Way way) => way.Kind == WayKind.Arc
        ? FormattableString.Invariant($"M{way.X1} {StationY}C{way.X1 + 34} {StationY} {way.X1 + 26} {ArcY} {way.X1 + 64} {ArcY}H{way.X2 - 64}C{way.X2 - 26} {ArcY} {way.X2 - 34} {StationY} {way.X2} {StationY}")
        : FormattableString.Invariant($"M{way.X1} {StationY}H{way.X2}");

    /// <summary>The band of a straight way: as wide as the audience at both ends, narrowing before the second.</summary>
    public static string Band(Way way)
    {
        var (a, b) = (way.Width1 / 2, way.Width2 / 2);
        var (turn, middle) = (way.X2 - 40, way.X2 - 20);
        return FormattableString.Invariant(
            $"M{way.X1} {StationY - a:0.##}H{turn}C{middle} {StationY - a:0.##} {middle} {StationY - b:0.##} {way.X2} {StationY - b:0.##}V{StationY + b:0.##}C{middle} {StationY + b:0.##} {middle} {StationY + a:0.##} {turn} {StationY + a:0.##}H{way.X1}Z");
    }
}
