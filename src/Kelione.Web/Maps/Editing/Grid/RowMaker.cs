using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>Makes the rows of the grid. What spans several columns (a card of a stage beside cards of its steps, a barrier between two steps) lies on lines of its own above the cells of the steps, as many as overlap.</summary>
internal static class RowMaker
{
    public static GridRow Goals(GridReading reading) => new(GridLanes.Goals, LaneKind.Goals, "", "", false, 1, Stages(reading)
        .Select(s => new GridCell(GridLanes.Goals, LaneKind.Goals, null, s.Stage.Id, s.First, s.Span, 1, 1, true, s.Stage.Goal.Length > 0 ? [new GoalThing(s.Stage.Id, s.Stage.Goal)] : [])).ToValueList());

    public static GridRow Measures(GridReading reading) => new(GridLanes.Measures, LaneKind.Metrics, "", "", false, 1, reading.Columns
        .Select(c => Cell(GridLanes.Measures, LaneKind.Metrics, c, 1, 1, Numbers(reading, c), Unmeasured(reading, c))).ToValueList());

    public static GridRow Of(GridReading reading, Lane lane)
    {
        var spanning = new List<(int First, int Span, string? Stage, ValueList<GridThing> Things)>();
        var whole = new HashSet<string>(StringComparer.Ordinal);
        if (reading.Cards(lane, null, null, null).ToValueList() is { Count: > 0 } ofMap && reading.Columns.Count > 0)
        {
            spanning.Add((0, reading.Columns.Count, null, ofMap));
        }

        foreach (var stage in Stages(reading))
        {
            var things = reading.Cards(lane, null, stage.Stage.Id, null).ToValueList();
            var alone = stage.Stage.Steps.All(s => !reading.Cards(lane, s.Id, null, null).Any());
            if (alone && lane.Kind is not (LaneKind.Emotions or LaneKind.Metrics or LaneKind.Barriers or LaneKind.Ideas) && (things.Count > 0 || lane.Kind == LaneKind.Goals))
            {
                whole.Add(stage.Stage.Id);
            }
            else if (things.Count > 0)
            {
                spanning.Add((stage.First, stage.Span, stage.Stage.Id, things));
            }
        }

        if (lane.Kind == LaneKind.Barriers)
        {
            spanning.AddRange(FoundBarriers.Between(reading));
        }

        return Laid(reading, lane, spanning, whole);
    }

    private static GridRow Laid(GridReading reading, Lane lane, List<(int First, int Span, string? Stage, ValueList<GridThing> Things)> spanning, HashSet<string> whole)
    {
        var levels = new int[reading.Columns.Count];
        var cells = new List<GridCell>();
        foreach (var (first, span, stage, things) in spanning)
        {
            var band = levels.Skip(first).Take(span).Max() + 1;
            Array.Fill(levels, band, first, span);
            var spansMap = stage is null && lane.Kind != LaneKind.Barriers;
            var step = stage is null && !spansMap ? reading.Columns[first].Step?.Id : null;
            cells.Add(new(lane.Id, lane.Kind, step, stage, first, span, band, 1, reading.Columns[first + span - 1].EndsStage, things));
        }

        var bands = levels.DefaultIfEmpty(0).Max() + 1;
        foreach (var stage in Stages(reading).Where(s => whole.Contains(s.Stage.Id)))
        {
            var from = levels.Skip(stage.First).Take(stage.Span).Max() + 1;
            cells.Add(new(lane.Id, lane.Kind, null, stage.Stage.Id, stage.First, stage.Span, from, bands - from + 1, true, Things(reading.Cards(lane, null, stage.Stage.Id, null), stage, lane)));
        }

        foreach (var column in reading.Columns.Where(c => !whole.Contains(c.Stage)))
        {
            var from = levels[column.Index] + 1;
            cells.Add(Cell(lane.Id, lane.Kind, column, from, bands - from + 1, InStep(reading, lane, column), Gap(reading, lane, column, from > 1)));
        }

        return new(lane.Id, lane.Kind, lane.Name, reading.NameOf(lane.Of), true, bands, cells.ToValueList());
    }

    // A lane of goals shows those that the stages state themselves as well.
    private static ValueList<GridThing> Things(IEnumerable<GridThing> cards, GridStage stage, Lane lane) =>
        (lane.Kind == LaneKind.Goals && stage.Stage.Goal.Length > 0 ? cards.Prepend(new GoalThing(stage.Stage.Id, stage.Stage.Goal)) : cards).ToValueList();

    private static ValueList<GridThing> InStep(GridReading reading, Lane lane, GridColumn column)
    {
        if (column.Step is not { } step)
        {
            return [];
        }

        var cards = reading.Cards(lane, step.Id, null, column.Measure);
        return (lane.Kind switch
        {
            LaneKind.Barriers => FoundBarriers.Aha(reading, step.Id).Concat(reading.Barriers(step.Id)).Concat(cards),
            LaneKind.Ideas => reading.IdeasOf(step.Id).Concat(cards),
            LaneKind.Metrics => Numbers(reading, column).Concat(cards),
            _ => cards,
        }).ToValueList();
    }

    private static ValueList<GridThing> Numbers(GridReading reading, GridColumn column)
    {
        if (column is not { IsMeasured: true, Measure: { } measure, Step: { } step })
        {
            return [];
        }

        var next = measure.Next is null ? null : reading.Columns.FirstOrDefault(c => c.Step?.Id == measure.Next);
        var isLow = reading.Measured!.Barriers.Any(b => b.Step == step.Id && b.Kind == BarrierKind.LowConversion);
        return [new MeasuresThing(measure, next is not null && next.Number != column.Number + 1 ? next.Number : 0, isLow, step.Optional, reading.Handle)];
    }

    private static GridGap? Gap(GridReading reading, Lane lane, GridColumn column, bool isCovered) => lane.Kind switch
    {
        LaneKind.Responsible when column.Step is not null && !isCovered => GridGap.NoOwner,
        LaneKind.Metrics => Unmeasured(reading, column),
        _ => null,
    };

    private static GridGap? Unmeasured(GridReading reading, GridColumn column) =>
        column.Step is null || column.IsMeasured ? null : column.Step.Binding is null ? GridGap.Unbound : GridGap.NotMeasured;

    private static GridCell Cell(string lane, LaneKind kind, GridColumn column, int band, int bands, ValueList<GridThing> things, GridGap? gap) =>
        new(lane, kind, column.Step?.Id, column.Step is null ? column.Stage : null, column.Index, 1, band, bands, column.EndsStage, things, things.Count == 0 ? gap : null);

    private static IEnumerable<GridStage> Stages(GridReading reading)
    {
        var first = 0;
        foreach (var stage in reading.Map.Stages)
        {
            var span = Math.Max(1, stage.Steps.Count);
            yield return new(stage, first, span, null, null, false, false);
            first += span;
        }
    }
}
