using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>The multi-screen poster: a lane for every device, the ways of customers from screen to screen, a table of the switches; then what customers think and feel. A map that names no devices is drawn as a linear one.</summary>
internal sealed class MultiScreenLayout : IPosterLayout
{
    private const double NarrowestColumn = 122;

    // With more columns than this words would ask for a sheet that no wall holds: numbers stand in the columns and words in notes beneath.
    private const int MostWithWords = 40;
    private const double NarrowestDense = 50;

    /// <inheritdoc />
    public Scene Arrange(PosterInput input)
    {
        var least = input.Map.Stages.Sum(s => Math.Max(1, s.Steps.Count)) > MostWithWords ? NarrowestDense : NarrowestColumn;
        var design = new GridDesign { Head = page => HeadContent.Of(page), Rows = Rows, Legend = Legend, NarrowestColumn = least, Place = page => SteadyColumns.Of(page, least) };
        return new GridPoster(input, design).Arrange();
    }

    private static ImmutableArray<GridRow> Rows(GridPlan plan, bool goalsInNotes)
    {
        var (ways, words) = (ScreenWays.Of(plan), new PosterTexts("RoleWords", plan.Page.Words.Language));
        var devices = new DeviceRow(plan, ways);
        if (devices.IsEmpty)
        {
            return LinearRows.Of(plan, goalsInNotes);
        }

        var (rows, isDense) = (new RowList(), plan.Sizes.IsDense);
        if (isDense)
        {
            rows.Add(new RouteRow(plan));
        }

        rows.Add(devices);
        rows.Add(new SwitchTable(plan, ways, words), r => r.IsEmpty);
        foreach (var lane in plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible)))
        {
            if (lane.Kind == LaneKind.Emotions)
            {
                rows.Add(new EmotionRow(plan, lane), r => r.IsEmpty);
            }
            else
            {
                rows.Add(new WordsRow(plan, lane, isDense), r => r.IsEmpty);
            }
        }

        rows.Add(new BarrierRow(plan), r => r.IsEmpty);
        rows.Add(new IdeaRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            rows.Add(new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        if (isDense)
        {
            rows.Add(new NotesRow(plan, [.. plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible or LaneKind.Emotions))], goalsInNotes), r => r.IsEmpty);
            rows.Add(new ReasonsRow(plan), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static PosterLegend Legend(GridPlan plan)
    {
        var (ways, words, keys, scene) = (ScreenWays.Of(plan), new PosterTexts("RoleWords", plan.Page.Words.Language), new LegendKeys(plan.Page), plan.Scene);
        if (ways.Devices.Length < 2)
        {
            return GridLegend.Of(plan);
        }

        var (isMeasured, cards) = (ways.Ways.Any(w => w.Customers is not null), plan.Page.Map.Cards);
        LegendEntry Entry(string key, Action<double, double> draw, Colour? colour = null) => keys.Entry(draw, words[$"Screens.Key.{key}"], words[$"Screens.Key.{key}Note"], colour);
        return new PosterLegend(plan.Page,
        [
            Entry("Session", (x, y) => scene.Circle(x + 13, y - 3.5, 6.4, Ink.Surface, Ink.Route, 1.8)),
            .. GridLegend.When(isMeasured, Entry("Way", (x, y) => scene.Line(x, y - 4, x + 26, y - 4, Ink.Route.Mix(Ink.Surface, 0.42), 6))),
            .. GridLegend.When(!isMeasured, Entry("WayDrawn", (x, y) => scene.Line(x, y - 4, x + 26, y - 4, Ink.Route.Mix(Ink.Surface, 0.3), 2.6, [4, 3]))),
            .. GridLegend.When(ways.Switches.Any(w => !w.Forced), Entry("Switch", (x, y) => DeviceRow.Badge(scene, x + 13, y - 3.5, false, 6.5))),
            .. GridLegend.When(ways.Ways.Any(w => w.Forced), Entry("Forced", (x, y) => DeviceRow.Badge(scene, x + 13, y - 3.5, true, 6.5), Ink.Barrier)),
            .. GridLegend.When(plan.Steps.Any(s => s?.Measure?.Emotion is not null), keys.Measured),
            .. GridLegend.When(cards.Any(c => c.Felt is not null), keys.Felt),
            .. GridLegend.When(cards.Any(c => c.Wished is not null), keys.Wished),
            .. GridLegend.When(plan.Ranks.All.Any(i => i.Priority is not null), keys.Priority),
        ]);
    }
}
