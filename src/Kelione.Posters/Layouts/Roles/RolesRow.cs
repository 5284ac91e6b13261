using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>
/// A lane for every role over the same steps. The route runs through the lane of the role that acts and changes the lane where a step is handed over; who only takes part has a small disc, the larger the more. Under the
/// route what the role does and says, and a small curve of how it feels.
/// </summary>
internal sealed class RolesRow : GridRow
{
    private const double LineAt = 17;
    private const double Radius = 9;
    private const double WordsAt = 33;
    private const double Bottom = 8;

    private readonly RoleColumns _columns;
    private readonly ImmutableArray<RoleName> _names;
    private readonly ImmutableArray<ImmutableArray<RoleCell>> _cells;
    private readonly ImmutableArray<RoleCurve> _curves;

    public RolesRow(GridPlan plan, RoleColumns columns)
        : base(plan)
    {
        _columns = columns;
        _names = [.. columns.Stories.Select(s => new RoleName(plan, s.Role))];
        _cells = [.. columns.Parts.Select(row => row.Select((p, i) => new RoleCell(plan, p, plan.Width(i) - 14, withFeeling: false)).ToImmutableArray())];
        _curves = [.. columns.Parts.Select(row => new RoleCurve(plan, row))];
    }

    /// <summary>Whether the map names no role.</summary>
    public bool IsEmpty => _columns.Stories.IsEmpty;

    public override double Least => Enumerable.Range(0, _names.Length).Sum(LaneHeight);

    public override double Eagerness => 1;

    public override double Most => Least + (_names.Length * 30);

    public override void DrawName(double y, double height)
    {
        for (var r = 0; r < _names.Length; r++)
        {
            var top = Top(r, y, height);
            if (r > 0)
            {
                Plan.Scene.Line(Plan.Sheet.Left, top, Plan.Sheet.Right, top, Ink.LineStrong, 0.8);
            }

            _names[r].Draw(top);
        }
    }

    public override void Draw(double y, double height)
    {
        double Line(int role) => Top(role, y, height) + LineAt;
        for (var r = 0; r < _names.Length; r++)
        {
            var bottom = Top(r + 1, y, height);
            Plan.Scene.Line(Plan.Sheet.GridLeft, Line(r), Plan.Sheet.Right, Line(r), Ink.Line, 0.9);
            if (!_curves[r].IsEmpty)
            {
                _curves[r].Draw(bottom - RoleCurve.Height - 3, StationX);
            }
        }

        DrawRoute(Line);
        for (var r = 0; r < _names.Length; r++)
        {
            for (var i = 0; i < Plan.Count; i++)
            {
                DrawStation(r, i, Line(r));
                _cells[r][i].Draw(Plan.X(i) + 7, Top(r, y, height) + WordsAt);
            }
        }
    }

    private double StationX(int column) => Plan.X(column) + 17;

    private double LaneHeight(int role) =>
        Math.Max(_names[role].Height, WordsAt + _cells[role].Select(c => c.Height).DefaultIfEmpty(0).Max() + (_curves[role].IsEmpty ? 0 : RoleCurve.Height + 2) + Bottom);

    private double Top(int role, double y, double height) => y + Enumerable.Range(0, role).Sum(LaneHeight) + (role * Math.Max(0, height - Least) / _names.Length);

    /// <summary>The route from acting role to acting role; where it changes the lane it turns at the edge between the columns.</summary>
    private void DrawRoute(Func<int, double> line)
    {
        const double Turn = 7;
        var path = new PathBuilder();
        for (var i = 0; i < Plan.Count; i++)
        {
            if (_columns.Acting[i] is not { } role)
            {
                continue;
            }

            var (x, y) = (StationX(i), line(role));
            if (path.IsEmpty)
            {
                path.Move(x, y);
                continue;
            }

            var before = path.Pen.Y;
            if (Math.Abs(before - y) > 1)
            {
                var (edge, sign) = (Plan.X(i), Math.Sign(y - before));
                path.Line(edge - Turn, before).Quadratic(edge, before, edge, before + (sign * Turn)).Line(edge, y - (sign * Turn));
                path.Quadratic(edge, y, edge + Turn, y);
            }

            path.Line(x, y);
        }

        var isMeasured = Plan.Page.Reading.IsMeasured;
        Plan.Scene.Path(path, null, Ink.Surface, 6, cap: StrokeCap.Butt);
        Plan.Scene.Path(path, null, Ink.Route, isMeasured ? 2.2 : 1.8, isMeasured ? null : [6, 4], StrokeCap.Butt);
    }

    private void DrawStation(int role, int column, double y)
    {
        var (scene, x) = (Plan.Scene, StationX(column));
        if (_columns.Acting[column] == role)
        {
            var colour = column == Plan.Focus ? Ink.Barrier : Ink.Route;
            scene.Circle(x, y, Radius, Ink.Surface, colour, 1.8);
            if (Plan.Steps[column] is { } step)
            {
                scene.Text(x, y + 3.6, step.Number.ToString(CultureInfo.InvariantCulture), new TextStyle(step.Number > 99 ? 8.4 : 10, 700, colour), Anchor.Middle);
            }

            return;
        }

        if (_columns.Taking[role][column] is { Share: > 0 } part)
        {
            // Area grows with the share; assumed shares are hollow.
            var isCounted = part.Source == Kelione.Maps.ProvenanceKind.Measured;
            scene.Circle(x, y, 1.8 + (4.2 * Math.Sqrt(part.Share)), isCounted ? Ink.Flow : Ink.Surface, isCounted ? Ink.Route : Ink.Hint, 1.1);
        }
    }
}
