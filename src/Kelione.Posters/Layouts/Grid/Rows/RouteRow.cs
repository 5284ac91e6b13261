using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>
/// The route: numbered stations on a line, with the names of the steps beneath. A moment of truth is a diamond, an optional step a ring. Where the map is measured, a step without data is hollow and dashed and the
/// line arcs over it; where nothing is measured yet, the line itself is dashed.
/// </summary>
internal sealed class RouteRow : GridRow
{
    private const double LineAt = 14;
    private const double Radius = 9;
    private const double ArcHeight = 11.5;

    private readonly ImmutableArray<FittedText?> _names;
    private readonly ImmutableArray<string> _moments;
    private readonly bool _momentsBeneath;
    private readonly bool _isMeasured;

    public RouteRow(GridPlan plan)
        : base(plan)
    {
        _isMeasured = plan.Page.Reading.IsMeasured;
        _moments = [.. Enumerable.Range(0, plan.Count).Select(i => MomentOf(i) is { } m ? plan.Page.Words[$"Moment.{m}"] : "")];
        _momentsBeneath = !plan.Sizes.IsDense && _moments.Where((m, i) => m.Length > 0 && plan.Scene.Measure(m, MomentStyle) > plan.Width(i) - 42).Any();
        var style = new TextStyle(plan.Sizes.StepName, 600);
        _names = [.. plan.Steps.Select((s, i) => s is null ? null : plan.Sizes.IsDense ? Upright(s.Step.Name, style, i) : plan.Cell(s.Step.Name, style, plan.Width(i) - 12, 9, 1.18, balance: true))];
    }

    public override string Name => Plan.Page.Reading.Lanes(LaneKind.Actions).FirstOrDefault() is { } lane ? Plan.Page.LaneName(lane) : Plan.Page.Words["Lane.Actions"];

    public override double NameBaseline => LineAt + 4;

    public override double Least => Plan.Sizes.IsDense
        ? LineAt + 16 + _names.Where(n => n is not null).Select(Length).DefaultIfEmpty(0).Max() + 8
        : NameTop + _names.Where(n => n is not null).Select(n => (n!.Lines.Length - 1) * n.Leading).DefaultIfEmpty(0).Max() + 8;

    private static TextStyle MomentStyle => new(8.8, 600, Ink.Route);

    /// <summary>The first baseline of the names.</summary>
    private double NameTop => LineAt + 14.6 + Plan.Sizes.StepName + (_momentsBeneath ? 2 + (MomentLines * 10) : 0);

    public override void Draw(double y, double height)
    {
        DrawLine(y + LineAt);
        for (var i = 0; i < Plan.Count; i++)
        {
            if (Plan.Steps[i] is { } step)
            {
                using (Plan.Scene.Mark($"step:{step.Step.Id}", step.Step.Name))
                {
                    DrawStation(i, step, y + LineAt);
                    DrawName(i, y);
                }
            }
        }
    }

    private int MomentLines => Enumerable.Range(0, Plan.Count).Max(i => _moments[i].Length == 0 ? 0 : Moment(i).Lines.Length);

    private FittedText Moment(int column) => Plan.Cell(_moments[column], MomentStyle, Plan.Width(column) - 9, 3, 1.12);

    private double StationX(int column) => Plan.Sizes.IsDense ? Plan.Middle(column) : Plan.X(column) + 16;

    private Moment? MomentOf(int column)
    {
        if (Plan.Steps[column] is not { } step)
        {
            return null;
        }

        // A stage that is a moment as a whole shows it at its first step, unless one of its steps says it more exactly.
        return step.Step.Moment ?? (Plan.Columns.BeginsStage(column) && step.Stage.Steps.All(s => s.Moment is null) ? step.Stage.Moment : null);
    }

    private void DrawLine(double y)
    {
        var (scene, right) = (Plan.Scene, Plan.Sheet.Right);
        var columns = Enumerable.Range(0, Plan.Count).Where(i => Plan.Steps[i] is not null).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        var path = new PathBuilder().Move(StationX(columns[0]), y);
        for (var k = 0; k < columns.Count; k++)
        {
            if (!_isMeasured || Plan.Steps[columns[k]]!.Measure is not null)
            {
                continue;
            }

            var last = k;
            while (last + 1 < columns.Count && Plan.Steps[columns[last + 1]]!.Measure is null)
            {
                last++;
            }

            ArcOver(path, StationX(columns[k]), StationX(columns[last]), y);
            k = last;
        }

        var end = Math.Max(right - 8, StationX(columns[^1]) + 14);
        path.Line(end, y);
        scene.Path(path, null, Ink.Route, _isMeasured ? 2 : 1.6, _isMeasured ? null : [6, 4], StrokeCap.Butt);
        scene.Path(new PathBuilder().Move(end - 6, y - 5).Line(end + 3, y).Line(end - 6, y + 5), null, Ink.Route, 2);
    }

    private static void ArcOver(PathBuilder path, double from, double to, double y)
    {
        const double Run = 17;
        path.Line(from - Run, y)
            .Curve(from - 9, y, from - 11, y - ArcHeight, from, y - ArcHeight)
            .Line(to, y - ArcHeight)
            .Curve(to + 11, y - ArcHeight, to + 9, y, to + Run, y);
    }

    private void DrawStation(int column, StepReading step, double y)
    {
        var (scene, x, focus) = (Plan.Scene, StationX(column), column == Plan.Focus);
        var number = step.Number.ToString(CultureInfo.InvariantCulture);
        var colour = focus ? Ink.Barrier : Ink.Route;
        var isUnbound = _isMeasured && step.Measure is null;
        if (MomentOf(column) is not null)
        {
            if (!Plan.Sizes.IsDense && !_momentsBeneath)
            {
                scene.Rect(x + 13, y - 7, scene.Measure(_moments[column], MomentStyle) + 8, 14, Plan.Ground(column));
                scene.Text(x + 17, y + 3.1, _moments[column], MomentStyle);
            }

            scene.Diamond(x, y, Plan.Sizes.IsDense ? 11.5 : 12.5, isUnbound ? Ink.Surface : Ink.Route, isUnbound ? Ink.Hint : null);
            scene.Text(x, y + 3.6, number, new TextStyle(10, 700, isUnbound ? Ink.Hint : Ink.Surface), Anchor.Middle);
            return;
        }

        scene.Circle(x, y, Radius, Ink.Surface, isUnbound ? Ink.Hint : colour, isUnbound ? 1.2 : 1.8, isUnbound ? [2.4, 2] : null);
        if (step.Step.Optional)
        {
            scene.Circle(x, y, Radius + 3, null, isUnbound ? Ink.Hint : colour, 0.9);
        }

        scene.Text(x, y + 3.6, number, new TextStyle(step.Number > 99 ? 8.4 : 10, 700, isUnbound ? Ink.Hint : colour), Anchor.Middle);
    }

    private void DrawName(int column, double y)
    {
        if (_names[column] is not { } name)
        {
            return;
        }

        if (!Plan.Sizes.IsDense)
        {
            if (_momentsBeneath)
            {
                Plan.Scene.Block(Plan.X(column) + 7, y + LineAt + 23, Moment(column));
            }

            Plan.Scene.Block(Plan.X(column) + 7, y + NameTop, name);
            return;
        }

        var style = column == Plan.Focus ? name.Style with { Colour = Ink.Barrier } : name.Style;
        for (var k = 0; k < name.Lines.Length; k++)
        {
            var x = Plan.Middle(column) + ((k - ((name.Lines.Length - 1) / 2.0)) * name.Leading) + (style.Size * 0.36);
            Plan.Scene.Text(x, y + LineAt + 16, name.Lines[k], style, Anchor.End, -90);
        }
    }

    /// <summary>Names that stand upright: as few lines as the column holds, each no longer than they need be.</summary>
    private FittedText Upright(string name, TextStyle style, int column)
    {
        var lines = Math.Clamp((int)((Plan.Width(column) - 2) / (style.Size * 1.16)), 1, 3);
        var longest = Plan.Scene.Fit(name, style, 104, lines, 1.16, 9.4, balance: true);
        return longest.Notice is { Kind: SceneNoticeKind.Cut } ? Plan.Scene.Fit(name, style.Sized(9.8), 190, lines, 1.16, 8.8, balance: true) : longest with { Notice = null };
    }

    private double Length(FittedText? name) => name is null || name.Lines.IsEmpty ? 0 : name.Lines.Max(l => Plan.Scene.Measure(l, name.Style));
}
