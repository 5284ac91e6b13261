using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Inspecting;

namespace Kelione.Web.Maps.Editing.Route;

/// <summary>A number on the route.</summary>
/// <param name="Step">The step that it is of.</param>
/// <param name="X">Where, px: its middle, or its left end at a station.</param>
/// <param name="Y">Where, px: its middle.</param>
/// <param name="Text">The number.</param>
/// <param name="IsAtStation">Whether it is of the station rather than of the way to the next.</param>
/// <param name="IsBad">Whether data found a barrier there.</param>
/// <param name="Emotion">The emotion that it shows; null for none.</param>
/// <param name="Bar">The length of a bar before the number, 0–1; null for none.</param>
/// <param name="Address">Where the number opens to its customers; null where it does not.</param>
internal sealed record RoutePill(string Step, double X, double Y, string Text, bool IsAtStation, bool IsBad = false, EmotionMeasure? Emotion = null, double? Bar = null, string? Address = null)
{
    /// <summary>The same number of the group that is held against it; null for none.</summary>
    public RoutePill? B { get; init; }
}

/// <summary>What the pills of a layer say and where they stand. A layer never changes where anything else stands.</summary>
internal static class RoutePills
{
    /// <summary>The pills from left to right; stations of which the layer knows nothing have none.</summary>
    /// <param name="plan">The route.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="b">The measurement of the group that is held against the one shown; null for none.</param>
    public static IEnumerable<RoutePill> Of(RoutePlan plan, MapLayer layer, MapMeasurement? b)
    {
        foreach (var station in plan.Stations.Where(s => s is { IsMeasured: true, Measure: not null }))
        {
            if (One(plan, station, station.Measure!, layer) is { } pill)
            {
                yield return pill with { B = b?.Steps.FirstOrDefault(s => s.Id == station.Step) is { } other ? One(plan, station, other, layer) : null };
            }
        }
    }

    private static RoutePill? One(RoutePlan plan, Station station, StepMeasure m, MapLayer layer) => layer switch
    {
        MapLayer.Conversion when m.ConversionToNext is { } share => OnWay(plan, station, m, GridFigures.Percent(share)) with { Address = StepFacts.Address("on", m, m.WentOn) },
        MapLayer.Time when m.MedianSecondsToNext is { } seconds => OnWay(plan, station, m, GridFigures.Duration(seconds)) with { IsBad = false, Address = StepFacts.Address("on", m, m.WentOn) },
        MapLayer.Audience when m.Customers is { } customers => At(station, GridFigures.Count(customers)) with { Address = StepFacts.Address("step", m, customers) },
        MapLayer.Retention when m.Retained is { } retained => At(station, GridFigures.Percent(retained)) with { Address = retained > 0 ? Handles.Address("retained", m.Id) : null },
        MapLayer.Emotion when m.Emotion is { } emotion => At(station, GridFigures.Signed(emotion.Mean)) with { Emotion = emotion },
        MapLayer.Criticality when m.Criticality is { } criticality => At(station, GridFigures.Tenths(criticality)) with { Bar = criticality / 10, IsBad = m.Barriers.Any(b => b.Kind == BarrierKind.LowConversion) },
        _ => null,
    };

    private static RoutePill At(Station station, string text) => new(station.Step, station.X + 18, RoutePlan.StationY, text, IsAtStation: true);

    private static RoutePill OnWay(RoutePlan plan, Station station, StepMeasure measure, string text)
    {
        var way = plan.Ways.FirstOrDefault(w => w.From == station.Step && w.To == measure.Next);
        var end = way?.X2 ?? station.X + RoutePlan.Column;
        return new(station.Step, (station.X + end) / 2, way?.Kind == WayKind.Arc ? RoutePlan.ArcY : RoutePlan.StationY, text, IsAtStation: false, IsBad: way?.IsBarred ?? false);
    }
}
