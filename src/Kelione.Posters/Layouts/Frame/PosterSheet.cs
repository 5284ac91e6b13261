namespace Kelione.Posters.Layouts.Frame;

/// <summary>The page and its margins, in units of 0.2646 mm. A map that is too rich for A3 gets a larger sheet of the same proportions; sizes of type stay in units. Immutable.</summary>
/// <param name="Width">From edge to edge.</param>
/// <param name="Height">From edge to edge.</param>
/// <param name="Gutter">The width of the column that names the lanes.</param>
internal sealed record PosterSheet(double Width, double Height, double Gutter = 112)
{
    /// <summary>A3, landscape.</summary>
    public const double A3Width = 1587;

    /// <summary>A3, landscape.</summary>
    public const double A3Height = 1123;

    /// <summary>The margin on all sides.</summary>
    public const double Margin = 44;

    /// <summary>A3, landscape.</summary>
    public static PosterSheet A3 { get; } = new(A3Width, A3Height);

    /// <summary>The left edge of what is printed.</summary>
    public double Left { get; } = Margin;

    /// <summary>The right edge of what is printed.</summary>
    public double Right => Width - Margin;

    /// <summary>Where lanes begin, right of their names.</summary>
    public double GridLeft => Left + Gutter;

    /// <summary>The width of the lanes.</summary>
    public double GridWidth => Right - GridLeft;

    /// <summary>The baseline of the last line.</summary>
    public double FootBaseline => Height - 27;

    /// <summary>The rule above the last line.</summary>
    public double FootRule => Height - 43;

    /// <summary>The same page grown so that as much fits as on a page that is <paramref name="factor"/> times as wide and high.</summary>
    public PosterSheet Grow(double factor) => this with { Width = Math.Round(Width * factor), Height = Math.Round(Height * factor) };
}
