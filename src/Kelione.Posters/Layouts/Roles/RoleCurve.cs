using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>A small curve of how one role feels over the steps: the same scale for every role, so that they can be compared; faces on the points, numbers beside them.</summary>
internal sealed class RoleCurve
{
    /// <summary>The height that the curve takes.</summary>
    public const double Height = 72;

    private const double Unit = 4.6;
    private const double ValuesHeight = 12;
    private const int LongestGap = 2;
    private const double FaceRadius = 7.4;

    private readonly GridPlan _plan;
    private readonly ImmutableArray<RolePart> _parts;

    public RoleCurve(GridPlan plan, ImmutableArray<RolePart> parts) => (_plan, _parts) = (plan, parts);

    /// <summary>Whether nobody said how the role feels.</summary>
    public bool IsEmpty => _parts.All(p => p.Feeling is null && p.Measured is null);

    /// <summary>Draws it from its upper edge.</summary>
    /// <param name="y">The upper edge.</param>
    /// <param name="x">Where the points of a column stand.</param>
    public void Draw(double y, Func<int, double> x)
    {
        var curves = new EmotionCurves(_plan.Scene, _plan.Sheet.GridLeft, _plan.Sheet.Right, y + ((Height - ValuesHeight) / 2), Unit);
        var points = Points(x);
        _plan.Scene.Line(_plan.Sheet.GridLeft, curves.Y(0), _plan.Sheet.Right, curves.Y(0), Ink.LineStrong, 0.7);
        var isMeasured = points.Any(p => p.Measured is not null);
        foreach (var run in EmotionCurves.Runs<(double, double)>(points, p => (p.Measured ?? (isMeasured ? null : p.Felt)) is { } v ? (p.X, v) : null))
        {
            curves.Areas(run, isMeasured ? 1 : 0.55);
        }

        foreach (var run in EmotionCurves.Runs<(double, double, double)>(points, p => p is { Interval: { } i, Measured: not null } ? (p.X, Math.Max(-5, i.Low), Math.Min(5, i.High)) : null))
        {
            curves.Band(run);
        }

        foreach (var run in Near([.. points.Where(p => p.Wished is not null)]).Where(r => r.Count > 1))
        {
            curves.Wished([.. run.Select(p => (p.X, p.Wished!.Value))]);
        }

        foreach (var run in Near([.. points.Where(p => p.Felt is not null)]))
        {
            curves.Line([.. run.Select(p => (p.X, p.Felt!.Value))], Ink.Secondary, isMeasured ? 1 : 1.6, run.All(p => p.FeltSource != ProvenanceKind.Assumption) ? null : [3.2, 2.6]);
        }

        foreach (var run in EmotionCurves.Runs<(double, double)>(points, p => p.Measured is { } v ? (p.X, v) : null))
        {
            curves.Line(run, Ink.Text, 3.2);
        }

        foreach (var point in points)
        {
            DrawPoint(point, curves, y + Height - 3);
        }
    }

    /// <summary>Pieces of neighbours: over a longer gap no line is drawn, for nobody said anything there.</summary>
    private static List<List<EmotionPoint>> Near(List<EmotionPoint> points)
    {
        var runs = new List<List<EmotionPoint>>();
        foreach (var point in points)
        {
            if (runs.Count == 0 || point.Column - runs[^1][^1].Column > LongestGap)
            {
                runs.Add([]);
            }

            runs[^1].Add(point);
        }

        return runs;
    }

    private ImmutableArray<EmotionPoint> Points(Func<int, double> x) =>
    [
        .. _parts.Select((p, i) => new EmotionPoint(x(i), i)
        {
            Measured = p.Measured?.Mean, Interval = p.Measured?.Interval, N = p.Measured?.N ?? 0, Felt = p.Feeling?.Felt, Wished = p.Feeling?.Wished,
            FeltSource = p.Feeling?.Provenance.Kind ?? ProvenanceKind.Assumption, Face = p.Measured?.Face ?? p.Feeling?.Emotion,
        }),
    ];

    private void DrawPoint(EmotionPoint point, EmotionCurves curves, double baseline)
    {
        if ((point.Measured ?? point.Felt) is not { } value)
        {
            return;
        }

        var (scene, y) = (_plan.Scene, curves.Y(Math.Clamp(value, -5, 5)));
        var colour = value > 1 ? Ink.Joy : value < -1 ? Ink.Barrier : Ink.Secondary;
        scene.Face(PosterPage.FaceOf(point.Face, value), point.X, y, FaceRadius, colour, Ink.Surface, point.Measured is null ? 0.9 : 1.4);
        var text = _plan.Page.Numbers.Signed(value);
        var style = new TextStyle(9.8, point.Measured is null ? 500 : 700, colour);
        var x = _plan.X(point.Column) + 7;
        x += scene.Text(x, baseline, text, point.Measured is null ? style.Slanted(text) : style) + 4;
        var n = _plan.Page.Words.Of("N", _plan.Page.Numbers.Count(point.N));
        if (point.Measured is not null && x + scene.Measure(n, PosterType.LaneHint) < _plan.X(point.Column + 1) - 3)
        {
            scene.Text(x, baseline, n, PosterType.LaneHint);
        }
    }
}
