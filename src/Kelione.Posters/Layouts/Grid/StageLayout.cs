using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The stage poster: a few broad stages, each a column; the funnel of stages leads, then what customers do, think and feel there. More than a dozen stages are drawn as a linear map.</summary>
internal sealed class StageLayout : IPosterLayout
{
    private const int MostStages = 12;

    private static GridDesign Design { get; } = new() { Head = page => HeadContent.Of(page), Rows = Rows, ByStage = true, StageSize = 28, NarrowestColumn = 96 };

    private static GridDesign Linear { get; } = new() { Head = page => HeadContent.Of(page), Rows = LinearRows.Of };

    /// <inheritdoc />
    public Scene Arrange(PosterInput input) => new GridPoster(input, input.Map.Stages.Count > MostStages ? Linear : Design).Arrange();

    private static ImmutableArray<GridRow> Rows(GridPlan plan, bool goalsInNotes)
    {
        _ = goalsInNotes;
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        rows.Add(new FunnelRow(plan));
        Add(rows, new DemandRow(plan), r => r.IsEmpty);
        Add(rows, new StepListRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible)))
        {
            if (lane.Kind == LaneKind.Emotions)
            {
                Add(rows, new EmotionRow(plan, lane), r => r.IsEmpty);
            }
            else
            {
                Add(rows, new WordsRow(plan, lane), r => r.IsEmpty);
            }
        }

        if (!plan.Page.Reading.Lanes(LaneKind.Emotions).Any())
        {
            Add(rows, new EmotionRow(plan, null), r => r.IsEmpty);
        }

        Add(rows, new AhaRow(plan), r => r.IsEmpty);
        Add(rows, new BarrierRow(plan), r => r.IsEmpty);
        Add(rows, new IdeaRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            Add(rows, new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static void Add<T>(ImmutableArray<GridRow>.Builder rows, T row, Func<T, bool> isEmpty)
        where T : GridRow
    {
        if (!isEmpty(row))
        {
            rows.Add(row);
        }
    }
}
