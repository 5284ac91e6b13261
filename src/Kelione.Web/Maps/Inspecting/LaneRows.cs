using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>A row of the grid that can be hidden.</summary>
/// <param name="Id">The lane's id, or one of <see cref="GridLanes"/>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Things">How many things stand in it: cards, and what its kind holds beside them.</param>
internal sealed record LaneRow(string Id, string Name, int Things);

/// <summary>The rows that the grid has, lanes of the map and those that every map has, in the grid's order.</summary>
internal static class LaneRows
{
    /// <summary>The rows.</summary>
    /// <param name="map">The map.</param>
    /// <param name="measured">Its measurement; null where there is none, and then no row of numbers.</param>
    public static IReadOnlyList<LaneRow> Of(JourneyMap map, MapMeasurement? measured)
    {
        var rows = new List<LaneRow>();
        if (map.Lanes.All(l => l.Kind != LaneKind.Goals))
        {
            rows.Add(new LaneRow(GridLanes.Goals, MapsTexts.Inspect["Lane.goals"], map.Stages.Count(s => s.Goal.Length > 0)));
        }

        rows.AddRange(map.Lanes.Select(l => new LaneRow(l.Id, Words.Lane(l), Things(map, measured, l))));
        if (measured is not null && map.Lanes.All(l => l.Kind != LaneKind.Metrics))
        {
            rows.Add(new LaneRow(GridLanes.Measures, MapsTexts.Inspect["Lane.metrics"], measured.Steps.Count(s => s.Bound)));
        }

        return rows;
    }

    private static int Things(JourneyMap map, MapMeasurement? measured, Lane lane) => map.Cards.Count(c => c.Lane == lane.Id) + lane.Kind switch
    {
        LaneKind.Barriers => map.Barriers.Count + Found(map, measured),
        LaneKind.Ideas => map.Ideas.Count,
        LaneKind.Goals => map.Stages.Count(s => s.Goal.Length > 0),
        _ => 0,
    };

    // As the grid draws them: one card for each sort at a step that is still there.
    private static int Found(JourneyMap map, MapMeasurement? measured)
    {
        var steps = map.Steps().Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return (measured?.Barriers ?? []).Where(b => steps.Contains(b.Step)).DistinctBy(b => (b.Step, b.Kind, b.Against)).Count() + (measured?.Aha ?? []).Count(a => a.Clear && a.Step is { } step && steps.Contains(step));
    }
}
