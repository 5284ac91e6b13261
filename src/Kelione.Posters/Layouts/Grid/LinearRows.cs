using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Layouts.Grid.Rows;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>Which rows a linear map has, from top to bottom: the route, the lanes in the order that people gave them, the measured rows after the emotion, then barriers, ideas and who is responsible.</summary>
internal static class LinearRows
{
    /// <summary>The rows that have something to show.</summary>
    /// <param name="plan">The grid.</param>
    /// <param name="goalsInNotes">Whether the goals of the stages found no room above and belong into the notes.</param>
    public static ImmutableArray<GridRow> Of(GridPlan plan, bool goalsInNotes) => Of(plan, goalsInNotes, _ => null);

    /// <summary>The rows that have something to show, some lanes drawn in another way.</summary>
    /// <param name="plan">The grid.</param>
    /// <param name="goalsInNotes">Whether the goals of the stages found no room above and belong into the notes.</param>
    /// <param name="other">The rows of a lane that is drawn in another way; null for the usual one.</param>
    public static ImmutableArray<GridRow> Of(GridPlan plan, bool goalsInNotes, Func<Lane, IEnumerable<GridRow>?> other)
    {
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        rows.Add(new RouteRow(plan));
        Add(rows, new DemandRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Map.Lanes.Where(l => IsWords(l.Kind)))
        {
            if (other(lane) is { } replaced)
            {
                rows.AddRange(replaced);
            }
            else if (lane.Kind == LaneKind.Emotions)
            {
                Add(rows, new EmotionRow(plan, lane, IsMain(plan, lane)), r => r.IsEmpty);
            }
            else
            {
                AddWords(rows, plan, lane);
            }
        }

        if (!plan.Page.Reading.Lanes(LaneKind.Emotions).Any())
        {
            Add(rows, new EmotionRow(plan, null), r => r.IsEmpty);
        }

        Add(rows, new FlowRow(plan), r => r.IsEmpty);
        if (plan.Page.Reading.IsMeasured)
        {
            rows.Add(new MeasuresRow(plan));
        }

        Add(rows, new AhaRow(plan), r => r.IsEmpty);
        Add(rows, new BarrierRow(plan), r => r.IsEmpty);
        Add(rows, new IdeaRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            Add(rows, new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        if (plan.Sizes.IsDense)
        {
            Add(rows, new NotesRow(plan, [.. plan.Page.Map.Lanes.Where(l => IsWords(l.Kind) && l.Kind != LaneKind.Emotions)], goalsInNotes), r => r.IsEmpty);
            Add(rows, new ReasonsRow(plan), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static void AddWords(ImmutableArray<GridRow>.Builder rows, GridPlan plan, Lane lane)
    {
        var isTouchpoints = lane.Kind is LaneKind.Touchpoints or LaneKind.Channels or LaneKind.Devices;
        if (plan.Sizes.IsDense && isTouchpoints && plan.Page.Map.Cards.Any(c => c.Lane == lane.Id && c.Step is not null))
        {
            rows.Add(new TouchpointIconRow(plan, lane));
        }
        else if (plan.Sizes.IsWide && isTouchpoints && SharedTouchpointRow.HasShares(plan, lane))
        {
            rows.Add(new SharedTouchpointRow(plan, lane));
            return;
        }

        Add(rows, new WordsRow(plan, lane, plan.Sizes.IsDense), r => r.IsEmpty);
    }

    private static bool IsWords(LaneKind kind) => kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible);

    /// <summary>The lane that carries what was measured of all customers: the first emotion lane that is not of one persona, else the first.</summary>
    private static bool IsMain(GridPlan plan, Lane lane)
    {
        var lanes = plan.Page.Reading.Lanes(LaneKind.Emotions).ToList();
        return lane == (lanes.FirstOrDefault(l => l.Of is null) ?? lanes[0]);
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
