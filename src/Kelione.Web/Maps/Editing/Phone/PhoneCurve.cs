using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Web.Maps.Editing.Curve;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Maps.Editing.Phone;

/// <summary>The emotion of the whole journey on 390 × 136 px.</summary>
/// <param name="Wished">The wished-for line.</param>
/// <param name="Felt">The team's line.</param>
/// <param name="Measured">The measured lines.</param>
/// <param name="Faces">The faces: measured ones, else what the team thinks.</param>
internal sealed record PhoneCurve(string Wished, string Felt, ValueList<string> Measured, ValueList<PhoneFace> Faces)
{
    private const double Left = 24;
    private const double Right = 366;
    private const double Zero = 64;

    /// <summary>Plans the curve of the first lane of emotions.</summary>
    public static PhoneCurve Of(GridModel model)
    {
        if (model.Rows.FirstOrDefault(r => r.Kind == LaneKind.Emotions) is not { } row)
        {
            return new("", "", [], []);
        }

        var points = CurvePlan.Of(model.Columns, row).Points;
        var x = points.Select((p, i) => (p.Step, X: X(i, points.Count))).ToDictionary(p => p.Step, p => p.X, StringComparer.Ordinal);
        var faces = points.Where(p => p.Measured is not null || p.Felt is not null)
            .Select(p => new PhoneFace(p.Step, x[p.Step], Y(p.Measured?.Mean ?? p.Felt!.Value), p.Measured?.Mean ?? p.Felt!.Value, p.Measured?.Face ?? p.Face));
        var measured = points.Any(p => p.Measured is not null) ? new[] { Line(points.Where(p => p.Measured is not null), p => p.Measured!.Mean) } : [];
        string Line(IEnumerable<CurvePoint> some, Func<CurvePoint, double> value)
        {
            var list = some.ToList();
            return list.Count < 2 ? "" : SvgNumbers.Path(new PathBuilder().Monotone([.. list.Select(p => x[p.Step])], [.. list.Select(p => Y(value(p)))]).ToSegments(), 1);
        }

        return new(Line(points.Where(p => p.Wished is not null), p => p.Wished!.Value), Line(points.Where(p => p.Felt is not null), p => p.Felt!.Value), measured.ToValueList(), faces.ToValueList());
    }

    /// <summary>Where the left edge of a column lies.</summary>
    public static double Edge(int column, int columns) => column <= 0 ? 0 : column >= columns ? 390 : (X(column - 1, columns) + X(column, columns)) / 2;

    private static double X(int index, int count) => count < 2 ? 195 : Left + ((Right - Left) * index / (count - 1));

    private static double Y(double value) => Zero - (value * 10.4);
}

/// <summary>A face on the curve of a phone.</summary>
/// <param name="Step">The step.</param>
/// <param name="X">Where.</param>
/// <param name="Y">Where.</param>
/// <param name="Value">The value.</param>
/// <param name="Emotion">The face that is named; null to choose by the value.</param>
internal sealed record PhoneFace(string Step, double X, double Y, double Value, Emotion? Emotion);
