using Kelione.Maps;
using Kelione.Web.Maps.Editing.Route;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>A map laid out as a grid: columns, stages over them, rows with their cells, the route. Pure: the same map, measurement and choice of lanes give an equal model, so that only what differs is drawn again.</summary>
/// <param name="Columns">From left to right.</param>
/// <param name="Stages">From left to right.</param>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Route">What is drawn over the columns.</param>
/// <param name="Most">The highest priority that an idea could have.</param>
public sealed record GridModel(ValueList<GridColumn> Columns, ValueList<GridStage> Stages, ValueList<GridRow> Rows, RoutePlan Route, double Most)
{
    /// <summary>Lays a map out.</summary>
    /// <param name="map">The map.</param>
    /// <param name="measured">The map measured; null where it is not.</param>
    /// <param name="hidden">The ids of lanes that are not shown.</param>
    /// <param name="personas">The personas whose cards are shown, beside those of nobody in particular; empty for all.</param>
    public static GridModel Of(JourneyMap map, MapMeasurement? measured, IReadOnlySet<string> hidden, IReadOnlySet<string> personas) => Of(map, measured, hidden, personas, RowMaker.Of);

    /// <summary>Lays a map out with rows that somebody else makes, or has made before.</summary>
    internal static GridModel Of(JourneyMap map, MapMeasurement? measured, IReadOnlySet<string> hidden, IReadOnlySet<string> personas, Func<GridReading, Lane, GridRow> row)
    {
        var columns = Across(map, measured);
        var reading = new GridReading(map, measured, columns, personas);
        var rows = new List<GridRow>();
        if (map.Lanes.All(l => l.Kind != LaneKind.Goals) && !hidden.Contains(GridLanes.Goals))
        {
            rows.Add(RowMaker.Goals(reading));
        }

        var numbers = measured is not null && map.Lanes.All(l => l.Kind != LaneKind.Metrics) && !hidden.Contains(GridLanes.Measures) ? RowMaker.Measures(reading) : null;
        foreach (var lane in map.Lanes.Where(l => !hidden.Contains(l.Id)))
        {
            if (lane.Kind == LaneKind.Responsible && numbers is not null)
            {
                rows.Add(numbers);
                numbers = null;
            }

            rows.Add(row(reading, lane));
        }

        if (numbers is not null)
        {
            rows.Add(numbers);
        }

        return new(columns, Above(map, columns, measured), rows.ToValueList(), RoutePlan.Of(columns, measured), reading.Ideas.Most);
    }

    private static ValueList<GridColumn> Across(JourneyMap map, MapMeasurement? measured)
    {
        var measures = (measured?.Steps ?? []).DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var columns = new List<GridColumn>();
        var number = 0;
        foreach (var stage in map.Stages)
        {
            for (var i = 0; i < stage.Steps.Count; i++)
            {
                columns.Add(new(columns.Count, stage.Id, stage.Steps[i], ++number, i == stage.Steps.Count - 1, measures.GetValueOrDefault(stage.Steps[i].Id)));
            }

            if (stage.Steps.Count == 0)
            {
                columns.Add(new(columns.Count, stage.Id, null, 0, true, null));
            }
        }

        return columns.ToValueList();
    }

    private static ValueList<GridStage> Above(JourneyMap map, ValueList<GridColumn> columns, MapMeasurement? measured)
    {
        var stages = new List<GridStage>();
        var first = 0;
        for (var i = 0; i < map.Stages.Count; i++)
        {
            var stage = map.Stages[i];
            var span = Math.Max(1, stage.Steps.Count);
            var own = Entry(columns, stage.Id)?.ReachedInOrder;
            var next = map.Stages.Skip(i + 1).Select(s => Entry(columns, s.Id)).FirstOrDefault(n => n is not null);
            var reach = own is > 0 and { } from && next is { ReachedInOrder: { } to } ? Reach(measured!, next.Id, from, to) : null;
            stages.Add(new(stage, first, span, reach is null ? null : reach.To / (double)reach.From, reach, stage.Steps.Count > 0 && stage.Steps.All(s => s.Optional), i == map.Stages.Count - 1));
            first += span;
        }

        return stages.ToValueList();
    }

    private static StageReach Reach(MapMeasurement measured, string step, long from, long to)
    {
        var opens = InspectingVisits.InOrderOf(measured, step);
        return new(from, to, opens?.Handle, opens?.Address);
    }

    /// <summary>The first required measured step of a stage of which one knows who came to it in order; null where it has none.</summary>
    private static StepMeasure? Entry(ValueList<GridColumn> columns, string stage) =>
        columns.FirstOrDefault(c => c.Stage == stage && c is { IsMeasured: true, Step.Optional: false, Measure.ReachedInOrder: not null })?.Measure;
}
