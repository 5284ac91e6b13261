using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The cyclic poster, the dynamic customer journey: stages as stations of a wheel, a panel for each, the influence loop and loyalty's short way within.</summary>
internal sealed class WheelLayout : IPosterLayout
{
    private const double HeadRule = 3.2;
    private const double LeastRadius = 200;

    /// <inheritdoc/>
    public Scene Arrange(PosterInput input) => input.Map.Stages.Count == 0
        ? WithoutWays.Arrange(input, "NonLinear.Nothing")
        : SheetSizes.First(PosterSheet.A3, (sheet, must) => Arrange(new PosterPage(input, sheet), must));

    private static Attempt Arrange(PosterPage page, bool must)
    {
        var words = new PosterTexts("WayWords", page.Words.Language);
        var stations = new WheelStations(page.Reading);
        var legend = new PosterLegend(page, new WheelLegend(page, words, stations).Entries());
        var head = PosterHead.Draw(page, HeadContent.Of(page) with { FindingColour = Ink.Joy });
        page.Scene.Rect(page.Sheet.Left, head, page.Sheet.Right - page.Sheet.Left, HeadRule, Ink.Text);
        var (top, bottom) = (head + HeadRule, legend.Top);

        var columns = PanelColumns.Of(page, words, stations, top, bottom);
        var labelled = stations.All.Length <= WheelLabels.MostNamed;
        var radius = Math.Min(((bottom - top) / 2) - 150, ((columns.Right - columns.Left) / 2) - (labelled ? 107 : 90));
        var missing = Math.Max(columns.Missing, LeastRadius - radius);
        if (!must && Attempt.Lacks(missing))
        {
            return Attempt.TooSmall(missing);
        }

        var circle = new WheelCircle((columns.Left + columns.Right) / 2, (top + bottom) / 2, Math.Max(120, radius), stations.All.Length);
        var ring = new WheelRing(page, circle, stations);
        var losses = new WheelLosses(page, words, circle, stations, ring);
        var loyalty = new LoyaltyArc(page, words, circle, stations, ring);
        var influence = new InfluenceLoop(page, words, circle, stations, ring);
        var labels = new WheelLabels(page, words, circle, stations, ring);

        ring.Base();
        ring.Draw();
        losses.Ribbons();
        loyalty.Draw();
        influence.Draw();
        labels.Stations();
        Middle(page, words, stations, circle, influence);

        var room = new FreeRoom();
        losses.Take(room);
        labels.Take(room);
        loyalty.Take(room);
        influence.Take(room);
        room.Take(new SceneBox(circle.X, circle.Y, circle.X, circle.Y).Grow(70 * circle.Scale));
        room.TakeLine(circle.Points(_ => circle.Radius + (6 * circle.Growth), 0, 360, 90), 24 * circle.Growth, 0.4);
        var collisions = labels.Names(room, columns.Left + 16, columns.Right - 16);
        collisions += labels.IsNamed ? losses.Labels(room, columns.Left + 16, columns.Right - 16) : 0;
        collisions += labels.Shares(room, loyalty, influence.IsDrawn);

        columns.Draw(page);
        legend.Draw();
        PosterFoot.Draw(page);
        var scene = page.Scene.Build(page.Title, words.Of("Wheel.Description", page.Title, page.Numbers.Count(stations.All.Length)));
        return Attempt.Of(scene, missing, collisions);
    }

    /// <summary>The middle: the influence loop; where the map has none, how many begin again.</summary>
    private static void Middle(PosterPage page, PosterTexts words, WheelStations stations, WheelCircle circle, InfluenceLoop influence)
    {
        if (influence.IsDrawn)
        {
            influence.Middle();
            return;
        }

        var (scene, x, y) = (page.Scene, circle.X, circle.Y);
        var again = stations.All.Length > 1 && stations.All[^1].Audience is > 0 and { } audience && stations.Moved(stations.All[^1], stations.All[0]) is { } n ? (n, audience) : ((long, long)?)null;
        if (again is { } known)
        {
            scene.Text(x, y + 8, page.Numbers.WholePercent(Math.Min(1, (double)known.Item1 / known.Item2)), new(44 * circle.Growth, 700, Ink.Route, Spacing: -1), Anchor.Middle);
            scene.Block(x, y + 8 + (21 * circle.Growth), words["Wheel.BeginAgain"], new(11 * circle.Growth, 600), 170 * circle.Scale, 2, anchor: Anchor.Middle);
            return;
        }

        var name = page.Map.Product.Length > 0 ? page.Map.Product : page.Title;
        var text = scene.Fit(name, new TextStyle(20 * circle.Growth, 700), 190 * circle.Scale, 3, 1.15, 11, balance: true);
        scene.Block(x, y - ((text.Lines.Length - 1) * text.Leading / 2), text, Anchor.Middle);
        if (!page.Reading.IsMeasured)
        {
            scene.Block(x, y + ((text.Lines.Length - 1) * text.Leading / 2) + 20, page.Words["Head.Unmeasured"], new TextStyle(10, 400, Ink.Hint).Slanted(page.Words["Head.Unmeasured"]), 190, 1, anchor: Anchor.Middle);
        }
    }
}
