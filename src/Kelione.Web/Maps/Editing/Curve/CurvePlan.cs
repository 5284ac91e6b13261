using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Editing.Route;

namespace Kelione.Web.Maps.Editing.Curve;

/// <summary>The emotion lane: points over the columns and the lines through them, px at 100 %. +5 lies at 10, 0 at 62, −5 at 114; values and n have a line of their own at the foot, so that labels never collide.</summary>
/// <param name="Points">One for each step.</param>
/// <param name="Width">The width of all columns.</param>
public sealed record CurvePlan(ValueList<CurvePoint> Points, double Width)
{
    /// <summary>The height of the lane.</summary>
    public const double Height = 148;

    /// <summary>Where 0 lies.</summary>
    public const double Zero = 62;

    /// <summary>How much one point is.</summary>
    public const double Unit = 10.4;

    /// <summary>Plans a lane of emotions.</summary>
    public static CurvePlan Of(ValueList<GridColumn> columns, GridRow row)
    {
        var cards = row.Cells.Where(c => c.Step is not null).SelectMany(c => c.Things.OfType<CardThing>().Select(t => (c.Step, t.Card)))
            .GroupBy(p => p.Step!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Card).ToList(), StringComparer.Ordinal);
        var points = columns.Where(c => c.Step is not null).Select(c =>
        {
            var own = cards.GetValueOrDefault(c.Step!.Id) ?? [];
            var card = own.FirstOrDefault(o => o.Felt is not null || o.Wished is not null) ?? own.FirstOrDefault();
            return new CurvePoint(c.Step.Id, c.Step.Name, RoutePlan.StationX + (c.Index * RoutePlan.Column), card?.Id, card?.Felt, card?.Wished, card?.Emotion, card?.Quote ?? "", c.Measure?.Emotion, c.Measure?.FeedbackN ?? 0);
        });
        return new(points.ToValueList(), columns.Count * RoutePlan.Column);
    }

    /// <summary>Where a value lies.</summary>
    public static double Y(double value) => Zero - (Math.Clamp(value, -5, 5) * Unit);

    /// <summary>A line through all points that have a value, over those that have none.</summary>
    public string Line(Func<CurvePoint, double?> value) => Smooth(Points.Where(p => value(p) is not null).ToList(), p => Y(value(p)!.Value));

    /// <summary>The lines through what was measured: a step with too little to say parts them.</summary>
    public IEnumerable<string> Measured() => Runs().Select(run => Smooth(run, p => Y(p.Measured!.Mean))).Where(path => path.Length > 0);

    /// <summary>The intervals around them.</summary>
    public IEnumerable<string> Bands()
    {
        foreach (var run in Runs().Where(r => r.Count > 1))
        {
            var xs = run.Select(p => p.X).ToArray();
            var (low, high) = (run.Select(p => Y(p.Measured!.Interval.Low)).ToArray(), run.Select(p => Y(p.Measured!.Interval.High)).ToArray());
            yield return SvgNumbers.Path(new PathBuilder().Monotone(xs, high).Line(xs[^1], low[^1]).MonotoneBack(xs, low).Close().ToSegments(), 1);
        }
    }

    private IEnumerable<List<CurvePoint>> Runs()
    {
        var run = new List<CurvePoint>();
        foreach (var point in Points)
        {
            if (point.Measured is not null)
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static string Smooth(List<CurvePoint> points, Func<CurvePoint, double> y)
    {
        if (points.Count < 2)
        {
            return "";
        }

        var (xs, ys) = (points.Select(p => p.X).ToArray(), points.Select(y).ToArray());
        return SvgNumbers.Path(new PathBuilder().Monotone(xs, ys).ToSegments(), 1);
    }
}

/// <summary>How one step feels.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Name">The step's name.</param>
/// <param name="X">Where it lies.</param>
/// <param name="Card">The card that says what is felt and wished; null where nobody said.</param>
/// <param name="Felt">How the team thinks that it feels; null where nobody said.</param>
/// <param name="Wished">How it ought to feel; null where nobody said.</param>
/// <param name="Face">The face that people named; null for none.</param>
/// <param name="Quote">What a customer says; empty for none.</param>
/// <param name="Measured">What feedback says; null for nothing or too little.</param>
/// <param name="FeedbackN">How many pieces of feedback there are.</param>
public sealed record CurvePoint(string Step, string Name, double X, string? Card, double? Felt, double? Wished, Emotion? Face, string Quote, EmotionMeasure? Measured, long FeedbackN);
