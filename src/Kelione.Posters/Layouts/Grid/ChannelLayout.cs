using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The channel-specific poster: one channel deep. Its screens and touchpoints stand as frames in the order of the steps, what happens behind them right beneath; other channels are told small.</summary>
internal sealed class ChannelLayout : IPosterLayout
{
    private static GridDesign Design { get; } = new()
    {
        Head = page => HeadContent.Of(page, Main(page)?.Name ?? ""),
        Rows = (plan, goalsInNotes) => LinearRows.Of(plan, goalsInNotes, lane => Replace(plan, lane)),
    };

    /// <inheritdoc />
    public Scene Arrange(PosterInput input) => new GridPoster(input, Design).Arrange();

    /// <summary>The channel that the map is about: the one with the most touchpoints, the first of equals; null where no channel is named.</summary>
    internal static Channel? Main(PosterPage page) => page.Map.Channels.MaxBy(c => page.Map.Cards.Count(k => k.Channel == c.Id));

    private static IEnumerable<GridRow>? Replace(GridPlan plan, Lane lane)
    {
        var isTouchpoints = lane.Kind == LaneKind.Touchpoints;
        if (plan.Sizes.IsDense || (!isTouchpoints && lane.Kind != LaneKind.Backstage))
        {
            return null;
        }

        var backstage = plan.Page.Reading.Lanes(LaneKind.Backstage).ToList();
        if (!isTouchpoints)
        {
            // Backstage follows the screens, wherever people put it.
            return plan.Page.Reading.Lanes(LaneKind.Touchpoints).Any() ? [] : null;
        }

        var frames = new FramesRow(plan, lane, Main(plan.Page));
        var behind = backstage.Select(b => new WordsRow(plan, b)).Where(r => !r.IsEmpty);
        return plan.Page.Reading.Lanes(LaneKind.Touchpoints).First() == lane ? [.. frames.IsEmpty ? [] : new GridRow[] { frames }, .. behind] : frames.IsEmpty ? [] : [frames];
    }
}
