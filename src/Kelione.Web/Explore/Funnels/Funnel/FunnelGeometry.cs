using Kelione.Web.Explore.Funnels.Parts;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>Where the parts of a funnel's picture stand. Columns stand at equal distances; heights are customers, A above B; what is lost bends down from the lower edge. Immutable.</summary>
/// <param name="stages">Customers of A and of B at each stage; B is 0 where nothing is compared.</param>
internal sealed class FunnelGeometry(IReadOnlyList<(double A, double B)> stages)
{
    /// <summary>The upper edge of the columns.</summary>
    public const double Top = 66;

    /// <summary>The height of the first column.</summary>
    public const double Tall = 292;

    /// <summary>Where losses end.</summary>
    public const double Foot = 376;

    /// <summary>The width of a column.</summary>
    public const double Wide = 46;

    /// <summary>The height of the picture.</summary>
    public const double Height = 382;

    private const double LeastPitch = 150;

    /// <summary>From one column to the next.</summary>
    public double Pitch { get; } = stages.Count < 2 ? 896 : Math.Max(LeastPitch, 896.0 / (stages.Count - 1));

    /// <summary>The width of the picture: what stands over the last column has its room too.</summary>
    public double Width => stages.Count < 2 ? 1000 : Pitch * (stages.Count - 1) + 104;

    /// <summary>A column's left edge.</summary>
    public double X(int stage) => stage * Pitch;

    /// <summary>The height of side A in a column.</summary>
    public double HeightA(int stage) => Scaled(stages[stage].A);

    /// <summary>The height of side B in a column.</summary>
    public double HeightB(int stage) => Scaled(stages[stage].B);

    /// <summary>The lower edge of a column.</summary>
    public double Bottom(int stage) => Top + HeightA(stage) + HeightB(stage);

    /// <summary>The band of side A from a column to the next: what went on, at its place in the first of them.</summary>
    public string BandA(int stage) => Band(stage, Top, HeightA(stage + 1));

    /// <summary>The band of side B.</summary>
    public string BandB(int stage) => Band(stage, Top + HeightA(stage + 1), HeightB(stage + 1));

    /// <summary>What is lost after a column: from its lower edge, in a bend, down to the foot, a quarter as wide as it was high.</summary>
    public string Loss(int stage)
    {
        var (x, upper, lower) = (X(stage) + Wide, Bottom(stage + 1), Bottom(stage));
        var width = Math.Clamp((lower - upper) / 4, 1, 40);
        var (outer, inner) = (x + 44, x + 44 - width);
        return $"M{Css.N(x)} {Css.N(upper)}C{Css.N(x + 30)} {Css.N(upper)} {Css.N(outer)} {Css.N(Math.Min(Foot, upper + width))} {Css.N(outer)} {Css.N(Foot)}H{Css.N(inner)}C{Css.N(inner)} {Css.N(Math.Min(Foot, lower + 4))} {Css.N(x + 4)} {Css.N(lower)} {Css.N(x)} {Css.N(lower)}z";
    }

    private string Band(int stage, double y, double height) =>
        $"M{Css.N(X(stage) + Wide)} {Css.N(y)}H{Css.N(X(stage + 1))}V{Css.N(y + height)}H{Css.N(X(stage) + Wide)}z";

    private double Scaled(double customers) => stages.Count > 0 && stages[0].A + stages[0].B is > 0 and var first ? customers / first * Tall : 0;
}
