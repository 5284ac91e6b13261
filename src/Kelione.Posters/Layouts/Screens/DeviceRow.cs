using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>The lanes of the devices: sessions as numbered stations, ways between them in corridors, thick with customers where these were counted; a badge on every switch of the screen says whether it is wanted or forced.</summary>
internal sealed class DeviceRow : GridRow
{
    private const double BadgeRadius = 7.6;
    private const double Under = 12;

    private readonly ScreenWays _ways;
    private readonly ScreenGeometry _geometry;
    private readonly ScreenLabels _labels;
    private readonly ImmutableArray<(FittedText Name, FittedText Note)> _names;

    public DeviceRow(GridPlan plan, ScreenWays ways)
        : base(plan)
    {
        (_ways, _geometry) = (ways, new ScreenGeometry(plan, ways));
        _labels = ScreenLabels.Of(plan, ways, _geometry);
        var width = plan.Sheet.Gutter - 32;
        _names = [.. ways.Devices.Select(d => (plan.Cell(d.Name, new TextStyle(13, 600), width, 4, 1.14), plan.Cell(d.Note, new TextStyle(9.2, 400, Ink.Secondary), width, 8, 1.2)))];
    }

    /// <summary>Whether fewer than two devices are known: then there is nothing to switch.</summary>
    public bool IsEmpty => _ways.Devices.Length < 2;

    public override double Least => Enumerable.Range(0, _ways.Devices.Length).Sum(LaneHeight) + 2;

    public override double Eagerness => 3;

    public override double Most => Least + (_ways.Devices.Length * 46);

    public override void DrawName(double y, double height)
    {
        for (var k = 0; k < _ways.Devices.Length; k++)
        {
            var top = Top(k, y, height);
            if (k > 0)
            {
                Plan.Scene.Line(Plan.Sheet.Left, top, Plan.Sheet.Right, top, Ink.Line, 0.8);
            }

            using (Plan.Scene.Mark($"device:{_ways.Devices[k].Id}", _ways.Devices[k].Name))
            {
                var (name, note) = _names[k];
                Plan.Scene.Icon(TouchpointIcons.Of(_ways.Devices[k]), Plan.Sheet.Left, top + 22, 18, Ink.Text, 1.3);
                Plan.Scene.Block(Plan.Sheet.Left + 26, top + 35, name);
                Plan.Scene.Block(Plan.Sheet.Left + 26, top + 35 + ((name.Lines.Length - 1) * name.Leading) + 14, note);
            }
        }
    }

    public override void Draw(double y, double height)
    {
        double LaneY(int lane) => Top(lane, y, height) + ScreenGeometry.LineAt;
        DrawWays(LaneY);
        foreach (var step in _ways.Sessions.GroupBy(s => s.Step))
        {
            // In a dense grid the route above carries the names of the steps, and their marks.
            using var mark = Plan.Sizes.IsDense ? null : Plan.Scene.Mark($"step:{step.Key}", Plan.Page.Reading.Step(step.Key)?.Step.Name ?? step.Key);
            foreach (var session in step)
            {
                DrawSession(session, LaneY(session.Lane));
            }
        }

        foreach (var label in _labels.All.Where(l => l.Link is not null))
        {
            DrawSwitch(label, LaneY(label.Lane));
        }
    }

    private double LaneHeight(int lane)
    {
        var (name, note) = _names[lane];
        return Math.Max(ScreenGeometry.LineAt + _labels.Depth(lane) + Under, 35 + (name.Lines.Length * name.Leading) + note.Height + 8);
    }

    private double Top(int lane, double y, double height) => y + Enumerable.Range(0, lane).Sum(LaneHeight) + (lane * Math.Max(0, height - Least) / _ways.Devices.Length);

    /// <summary>Thin ways over thick ones, each with a casing, so that crossings read as bridges.</summary>
    private void DrawWays(Func<int, double> laneY)
    {
        foreach (var link in _geometry.Corridors.Links.OrderByDescending(l => _geometry.Thick(l.Way)).ThenBy(l => l.Way.From).ThenBy(l => l.Way.To))
        {
            var (path, thick, forced) = (_geometry.Path(link, laneY), _geometry.Thick(link.Way), link.Way.Forced);
            var isMeasured = link.Way.Customers is not null;
            Plan.Scene.Path(path, null, Ink.Surface, thick + 5, cap: StrokeCap.Butt);
            Plan.Scene.Path(path, null, forced ? Ink.Barrier : Ink.Route.Mix(Ink.Surface, isMeasured ? 0.42 : 0.3), thick, forced ? [9, 5] : isMeasured ? null : [4, 3], StrokeCap.Butt);
        }
    }

    private void DrawSession(Session session, double y)
    {
        var (scene, x, thick) = (Plan.Scene, _geometry.StationX(session.Column), _geometry.Thick(session));
        using (scene.Mark($"session:{session.Step}:{_ways.Devices[session.Lane].Id}", session.Name))
        {
            if (thick > 0)
            {
                scene.Rect(x, y - (thick / 2), 20, thick, Ink.Route, radius: 1.5);
            }

            scene.Circle(x, y, ScreenGeometry.Radius, Ink.Surface, Ink.Route, 2.2, thick > 0 || !Plan.Page.Reading.IsMeasured ? null : [2.4, 2]);
            scene.Text(x, y + 3.8, session.Number.ToString(CultureInfo.InvariantCulture), new TextStyle(session.Number > 99 ? 8.4 : 10.4, 700, Ink.Route), Anchor.Middle);
            var label = _labels.All.First(l => l.Link is null && l.Lane == session.Lane && l.Column == session.Column);
            var (left, top) = (_geometry.WordsX(session.Column), y + label.Top);
            scene.Text(left, top + 10.5, label.Head, ScreenLabels.HeadStyle, halo: Ink.Surface);
            scene.Block(left, top + (label.Head.Length > 0 ? ScreenLabel.HeadHeight : 0) + 9.6, label.Words, halo: Ink.Surface);
        }
    }

    private void DrawSwitch(ScreenLabel label, double y)
    {
        var (scene, link) = (Plan.Scene, label.Link!);
        var (left, top) = (_geometry.WordsX(label.Column), y + label.Top);
        using (scene.Mark($"switch:{label.Letter}", label.Words.Lines.IsEmpty ? label.Letter : string.Join(' ', label.Words.Lines)))
        {
            Badge(scene, _geometry.VerticalX(link), top + 7, link.Way.Forced, BadgeRadius);
            var colour = link.Way.Forced ? Ink.Barrier : Ink.Route;
            var width = scene.Text(left, top + 10.5, label.Letter, new TextStyle(10.4, 700, colour), halo: Ink.Surface);
            scene.Text(left + width + 5, top + 10.5, label.Head, new TextStyle(10.4, 700, link.Way.Forced ? Ink.Barrier : Ink.Text), halo: Ink.Surface);
            scene.Block(left, top + ScreenLabel.HeadHeight + 9.2, label.Words, halo: Ink.Surface);
        }
    }

    /// <summary>A tick for a switch that is wanted, a cross for one that is forced.</summary>
    public static void Badge(SceneBuilder scene, double x, double y, bool forced, double radius)
    {
        var k = radius / 8.5;
        scene.Circle(x, y, radius, forced ? Ink.Barrier : Ink.Surface, forced ? Ink.Barrier : Ink.Route, 1.4);
        if (forced)
        {
            scene.Line(x - (3.2 * k), y - (3.2 * k), x + (3.2 * k), y + (3.2 * k), Ink.Surface, 1.7, cap: StrokeCap.Round);
            scene.Line(x + (3.2 * k), y - (3.2 * k), x - (3.2 * k), y + (3.2 * k), Ink.Surface, 1.7, cap: StrokeCap.Round);
        }
        else
        {
            scene.Path(new PathBuilder().Move(x - (3.8 * k), y + (0.2 * k)).Line(x - k, y + (3 * k)).Line(x + (4 * k), y - (3 * k)), null, Ink.Route, 1.5);
        }
    }
}
