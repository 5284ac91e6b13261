using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Web.Shared;

/// <summary>Where the numbers of a whole measured map open to their customers.</summary>
internal static class WholeNumbers
{
    /// <summary>Everybody on the map; null where nobody is.</summary>
    public static string? Customers(MapMeasurement measured) => measured.Customers > 0 ? Handles.Address("class", "all") : null;

    /// <summary>Those who came to the end: to the last measured step that is not optional; null where nobody did.</summary>
    public static string? Finished(JourneyMap map, MapMeasurement measured)
    {
        var optional = map.Steps().Where(s => s.Optional).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var last = measured.Steps.LastOrDefault(s => s.Bound && s.Customers is not null && !optional.Contains(s.Id));
        // The map may have been changed since: a step that is not the one that was counted opens nothing.
        return measured.Finished > 0 && last?.Customers == measured.Finished ? Handles.Address("step", last!.Id) : null;
    }
}
