using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The cross-channel poster: a lane for each channel, a shore between online and offline, and the ways of the customers through them.</summary>
internal sealed class ChannelsLayout : IPosterLayout
{
    private const double Gutter = 156;
    private const double AboveLanes = 8;
    private const double LegendGap = 12;

    /// <inheritdoc/>
    public Scene Arrange(PosterInput input)
    {
        var ways = WaysOfMap.Of(input.Map, input.Measurement);
        return ways.IsEmpty ? Without(input) : SheetSizes.First(
            PosterSheet.A3 with { Gutter = Gutter },
            (sheet, must) => Arrange(new PosterPage(input, sheet), ways, must));
    }

    // A map whose channels nobody has named still has its steps: they are shown in order.
    private static Scene Without(PosterInput input) =>
        input.Map.Steps().Any() && PosterLayouts.For(MapKind.Linear) is not ChannelsLayout and var linear ? linear.Arrange(input) : WithoutWays.Arrange(input);

    /// <summary>The poster on a sheet.</summary>
    private static Attempt Arrange(PosterPage page, ImmutableArray<Way> ways, bool must)
    {
        var words = new PosterTexts("WayWords", page.Words.Language);
        var cells = ChannelCells.Of(page.Reading, ways);
        var metrics = new ChannelMetrics(cells, page.Sheet.GridLeft, page.Sheet.GridWidth);
        var planner = new ChannelPlanner(page.Scene, cells, metrics);
        var legend = new PosterLegend(page, Legend(page, words, ways, metrics));
        var table = new WaysTable(page, words, ways);
        var bars = new StageBars(page, page.Reading.Stages, metrics.Columns.Stages, goals: false);

        var head = PosterHead.Draw(page, HeadContent.Of(page));
        var names = new ColumnNames(page, cells, metrics);
        var top = head + bars.Height + names.Height + AboveLanes;
        var bottom = legend.Top - LegendGap - table.Height;
        var missing = Math.Max(planner.LeastHeight - (bottom - top), metrics.Missing);
        if (!must && Attempt.Lacks(missing))
        {
            return Attempt.TooSmall(missing);
        }

        bars.Draw(head);
        names.Draw(head + bars.Height);
        var plan = planner.Plan(top, bottom);
        ChannelBoard.Draw(page, words, plan, head + bars.Height);
        WayDrawing.Lines(page, plan);
        WayDrawing.Stations(page, plan, metrics);

        var room = new FreeRoom();
        WayDrawing.Take(room, plan, metrics);
        var forced = new ForcedSwitches(page, words, plan, room);
        DeviceSwitches.Draw(page, plan, room);
        var collisions = forced.Draw();
        table.Draw(plan, ChannelMetrics.Widest);
        legend.Draw();
        PosterFoot.Draw(page);
        var scene = page.Scene.Build(page.Title, words.Of("Channels.Description", page.Title, page.Numbers.Count(cells.Channels.Length), page.Numbers.Count(ways.Length)));
        return Attempt.Of(scene, missing, collisions);
    }

    private static IEnumerable<LegendEntry> Legend(PosterPage page, PosterTexts words, ImmutableArray<Way> ways, ChannelMetrics metrics)
    {
        var (keys, scene, stops) = (new LegendKeys(page), page.Scene, ways.SelectMany(w => w.Stops).ToList());
        if (metrics.CustomersPerUnit > 0)
        {
            yield return keys.Entry(
                (x, y) => scene.Path(new PathBuilder().Move(x, y - 10).Line(x + 30, y - 7).Line(x + 30, y - 1).Line(x, y + 2).Close(), Ink.Route),
                words["Channels.Width"], words["Channels.WidthNote"], keyWidth: 30);
            var unit = Round(metrics.CustomersPerUnit * 5);
            yield return keys.Entry(
                (x, y) => scene.Rect(x, y - 3.4 - (unit / metrics.CustomersPerUnit / 2), 26, unit / metrics.CustomersPerUnit, Ink.Route), "",
                page.Words.Plural("Customers", (long)unit, page.Numbers.Count((long)unit)));
        }

        if (ways.Any(w => w.DeviceSwitches() > 0))
        {
            yield return keys.Entry((x, y) => Pill(scene, x, y), words["Channels.Switch"], words["Channels.SwitchNote"], keyWidth: 34);
        }

        if (stops.Exists(s => s.Forced))
        {
            yield return keys.Entry((x, y) => Flag(scene, x, y), words["Channels.Forced"], words["Channels.ForcedNote"], keyWidth: 16);
        }

        var channels = stops.Select(s => page.Reading.Channel(s.Channel)!.Online).Distinct().Count();
        if (channels == 2)
        {
            yield return keys.Entry((x, y) => ShoreKey(scene, x, y), words["Channels.Shore"], words["Channels.ShoreNote"], keyWidth: 30);
        }

        if (ways.Any(w => !w.IsMeasured && w.Origin != ProvenanceKind.Research))
        {
            yield return keys.Entry((x, y) => scene.Line(x, y - 4, x + 26, y - 4, Ink.Route, 2.2, [6, 4]), page.Words["Legend.Assumption"], words[page.Measurement is null ? "Channels.AssumedNote" : "Channels.UnseenNote"], slanted: true);
        }

        if (ways.Any(w => w.IsSeen))
        {
            yield return keys.Entry((x, y) => scene.Circle(x + 10, y - 3.4, 4, Ink.Text), page.Words["Legend.Measured"], words["Channels.MeasuredNote"], keyWidth: 16);
        }
    }

    private static void Pill(SceneBuilder scene, double x, double y)
    {
        scene.Rect(x, y - 11, 34, 14, Ink.Surface, Ink.Text, 1, 7);
        scene.Icon("app", x + 5, y - 9, 10, Ink.Text, 1);
        scene.Icon("desktop", x + 18, y - 9, 10, Ink.Text, 1);
    }

    private static void Flag(SceneBuilder scene, double x, double y)
    {
        scene.Circle(x + 8, y - 3.5, 8, Ink.Barrier);
        scene.Icon("flag", x + 3.6, y - 8.6, 9.5, Ink.Surface, 1.2);
    }

    private static void ShoreKey(SceneBuilder scene, double x, double y)
    {
        scene.Rect(x, y - 9, 30, 10, Ink.Paper, Ink.LineStrong, 0.6);
        scene.Line(x, y - 9, x + 30, y - 9, Ink.Text, 1.1);
    }

    /// <summary>The nearest of 1, 2 and 5 times a power of ten, one at least.</summary>
    private static double Round(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        var digit = value / power;
        return Math.Max(1, (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power);
    }
}
