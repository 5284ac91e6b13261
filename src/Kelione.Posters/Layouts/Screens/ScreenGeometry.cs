using System.Collections.Immutable;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>Where sessions and ways stand: columns with their corridors across, lanes down. Thickness is customers on one scale.</summary>
internal sealed class ScreenGeometry
{
    /// <summary>The radius of a station.</summary>
    public const double Radius = 10.5;

    /// <summary>From the upper edge of a lane to its stations.</summary>
    public const double LineAt = 34;

    private const double Thickest = 26;
    private const double Plain = 2.6;

    private readonly GridPlan _plan;
    private readonly ScreenWays _ways;
    private readonly double _scale;

    public ScreenGeometry(GridPlan plan, ScreenWays ways)
    {
        (_plan, _ways, Corridors) = (plan, ways, ScreenCorridors.Of(plan, ways));
        var most = ways.Sessions.Select(s => s.Customers ?? 0).Concat(ways.Ways.Select(w => w.Customers ?? 0)).DefaultIfEmpty(0).Max();
        _scale = most > 0 ? Thickest / most : 0;
    }

    /// <summary>The corridors.</summary>
    public ScreenCorridors Corridors { get; }

    /// <summary>Units of thickness for one customer; 0 where nothing was measured.</summary>
    public double Scale => _scale;

    /// <summary>How thick a way is.</summary>
    public double Thick(ScreenWay way) => way.Customers is { } n && _scale > 0 ? Math.Clamp(n * _scale, 1.3, Thickest) : Plain;

    /// <summary>How thick a session's bar is.</summary>
    public double Thick(Session session) => session.Customers is { } n && _scale > 0 ? Math.Clamp(n * _scale + 2, 3, Thickest + 2) : 0;

    /// <summary>The room that a column's corridor takes.</summary>
    public double Corridor(int column)
    {
        var thick = Corridors.Links.Where(l => l.Column == column && IsVertical(l)).Sum(l => Thick(l.Way));
        var slots = Corridors.Slots(column);
        return slots == 0 ? 6 : Math.Min(_plan.Width(column) * 0.32, 14 + thick + (slots * 7));
    }

    /// <summary>Where the station of a column stands.</summary>
    public double StationX(int column) => _plan.X(column) + Corridor(column) + Radius + 5;

    /// <summary>Where the words of a column begin.</summary>
    public double WordsX(int column) => StationX(column) - Radius;

    /// <summary>The room for words in a column.</summary>
    public double WordsWidth(int column) => _plan.X(column + 1) - WordsX(column) - 5;

    /// <summary>Where a vertical stands in its corridor.</summary>
    public double VerticalX(ScreenLink link)
    {
        var inside = Corridors.Links.Where(l => l.Column == link.Column && IsVertical(l)).OrderBy(l => l.Slot).ToList();
        var total = inside.Sum(l => Thick(l.Way));
        var gap = (Corridor(link.Column) - total) / (inside.Count + 1);
        var before = inside.TakeWhile(l => l != link).Sum(l => Thick(l.Way) + gap);
        return _plan.X(link.Column) + gap + before + (Thick(link.Way) / 2);
    }

    /// <summary>Whether a link changes the lane or turns back.</summary>
    public bool IsVertical(ScreenLink link) => _ways.Sessions[link.Way.From].Lane != _ways.Sessions[link.Way.To].Lane || link.IsBackward;

    /// <summary>The line of a way. Where a horizontal would run through another session it bows above it.</summary>
    /// <param name="link">The way.</param>
    /// <param name="laneY">The y of the stations of a lane.</param>
    public PathBuilder Path(ScreenLink link, Func<int, double> laneY)
    {
        var (from, to) = (_ways.Sessions[link.Way.From], _ways.Sessions[link.Way.To]);
        var (x0, y0, x1, y1) = (StationX(from.Column), laneY(from.Lane) + Port(link, isStart: true), StationX(to.Column), laneY(to.Lane) + Port(link, isStart: false));
        var path = new PathBuilder().Move(x0, y0);
        if (!IsVertical(link))
        {
            Along(path, from.Lane, from.Column, to.Column, y0);
            var middle = (StationX(to.Column - 1) + x1) / 2;
            return path.Line(middle - 14, y0).Curve(middle, y0, middle, y1, middle + 14, y1).Line(x1, y1);
        }

        var x = VerticalX(link);
        if (link.IsBackward)
        {
            return Back(path, x0, y0, x, x1, y1, from.Lane == to.Lane);
        }

        Along(path, from.Lane, from.Column, link.Column, y0);
        Turn(path, x, y0, y1, Thick(link.Way));
        Along(path, to.Lane, link.Column - 1, to.Column, y1);
        return path.Line(x1, y1);
    }

    /// <summary>
    /// How far above (negative) or below the station a way leaves or comes: ways that share a station lie side by side, in the order in which they do not cross — those from or to above on top, those below at the bottom.
    /// </summary>
    private double Port(ScreenLink link, bool isStart)
    {
        Session Here(ScreenLink l) => _ways.Sessions[isStart ? l.Way.From : l.Way.To];
        Session There(ScreenLink l) => _ways.Sessions[isStart ? l.Way.To : l.Way.From];
        int Side(ScreenLink l) => Math.Sign(There(l).Lane - Here(l).Lane);
        double Along(ScreenLink l) => Side(l) * (isStart ? -1 : 1) * (IsVertical(l) ? VerticalX(l) : 0);
        var shared = Corridors.Links.Where(l => Here(l) == Here(link) && !l.IsBackward).OrderBy(Side).ThenBy(Along).ThenBy(l => l.Way.From).ThenBy(l => l.Way.To).ToList();
        if (shared.Count < 2 || link.IsBackward)
        {
            return 0;
        }

        var (gap, total) = (1.5, shared.Sum(l => Thick(l.Way)) + (1.5 * (shared.Count - 1)));
        var before = shared.TakeWhile(l => l != link).Sum(l => Thick(l.Way) + gap);
        return before + (Thick(link.Way) / 2) - (total / 2);
    }

    /// <summary>Over the sessions of a lane that stand strictly between two columns.</summary>
    private void Along(PathBuilder path, int lane, int from, int to, double y)
    {
        const double Lift = 19;
        foreach (var session in _ways.Sessions.Where(s => s.Lane == lane && s.Column > from && s.Column < to).OrderBy(s => s.Column))
        {
            var x = StationX(session.Column);
            path.Line(x - 26, y).Curve(x - 16, y, x - 18, y - Lift, x - 6, y - Lift).Line(x + 6, y - Lift).Curve(x + 18, y - Lift, x + 16, y, x + 26, y);
        }
    }

    private static void Turn(PathBuilder path, double x, double y0, double y1, double thick)
    {
        var (sign, r) = (Math.Sign(y1 - y0), Math.Max(9, (thick / 2) + 3));
        r = Math.Min(r, Math.Abs(y1 - y0) / 2);
        path.Line(Math.Max(path.Pen.X, x - r), y0).Quadratic(x, y0, x, y0 + (sign * r)).Line(x, y1 - (sign * r)).Quadratic(x, y1, x + r, y1);
    }

    /// <summary>Back to an earlier column: up out of the lane, along above it, and down from the left.</summary>
    private static PathBuilder Back(PathBuilder path, double x0, double y0, double x, double x1, double y1, bool sameLane)
    {
        var over = y0 - 24;
        path.Line(x0 + 2, y0).Quadratic(x0 + 16, y0, x0 + 16, y0 - 12).Quadratic(x0 + 16, over, x0 + 4, over).Line(x + 9, over);
        return sameLane
            ? path.Quadratic(x, over, x, over + 9).Quadratic(x, y1, x + 9, y1).Line(x1, y1)
            : path.Quadratic(x, over, x, over + (Math.Sign(y1 - over) * 9)).Line(x, y1 - (Math.Sign(y1 - over) * 9)).Quadratic(x, y1, x + 9, y1).Line(x1, y1);
    }
}
