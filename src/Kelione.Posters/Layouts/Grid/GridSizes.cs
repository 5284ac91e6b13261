using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>How much room a column has.</summary>
internal enum GridDensity
{
    /// <summary>Up to six columns: large type, cards side by side.</summary>
    Wide,

    /// <summary>Seven to fourteen columns.</summary>
    Normal,

    /// <summary>Fifteen to twenty columns: smaller type, more lines.</summary>
    Tight,

    /// <summary>More columns: names upright, numbers in the columns, words in numbered notes beneath.</summary>
    Dense,
}

/// <summary>The sizes of type in a grid, in units. Immutable.</summary>
internal sealed record GridSizes
{
    private const double WideFrom = 190;
    private const double NormalFrom = 88;
    private const double TightFrom = 72;

    /// <summary>The narrowest column on which a dense grid still reads: a number of four digits and a card of two.</summary>
    public const double NarrowestColumn = 44;

    private GridSizes(GridDensity density, double scale)
    {
        double Size(double wide, double normal, double tight, double dense) =>
            Math.Max(TextFit.Floor, Math.Round(scale * density switch { GridDensity.Wide => wide, GridDensity.Normal => normal, GridDensity.Tight => tight, _ => dense }, 1));
        (Density, Scale) = (density, scale);
        StepName = Size(16, 12.4, 11, 11);
        Words = Size(12, 9.4, 9, 9);
        Touchpoint = Size(11.4, 9.4, 9, 9);
        Note = Size(9.6, 8.8, 8.6, 8.6);
        Audience = Size(12.4, 11.6, 10.4, 9.8);
        Number = Size(12, 10.4, 9.6, 9.4);
        Share = Size(16, 12.5, 11, 9.8);
        CardNumber = Size(13, 11, 10.4, 10.6);
        CardWords = Size(11.4, 9.2, 8.8, 9.6);
        Quote = Size(12, 10.6, 10, 9.6);
        Emotion = Size(12, 10.4, 9.8, 9.4);
        Responsible = Size(11, 9.8, 9.4, 9.4);
    }

    public GridDensity Density { get; }

    /// <summary>How much larger (above 1) or smaller than usual everything is set.</summary>
    public double Scale { get; }

    public double StepName { get; }

    public double Words { get; }

    public double Touchpoint { get; }

    public double Note { get; }

    public double Audience { get; }

    public double Number { get; }

    public double Share { get; }

    public double CardNumber { get; }

    public double CardWords { get; }

    public double Quote { get; }

    public double Emotion { get; }

    public double Responsible { get; }

    /// <summary>Whether words stand in numbered notes instead of the columns.</summary>
    public bool IsDense => Density == GridDensity.Dense;

    /// <summary>Whether there is room for cards side by side and numbers set to the left.</summary>
    public bool IsWide => Density == GridDensity.Wide;

    /// <summary>The sizes for columns of a width.</summary>
    public static GridSizes For(double columnWidth, double scale) => new(
        columnWidth >= WideFrom ? GridDensity.Wide : columnWidth >= NormalFrom ? GridDensity.Normal : columnWidth >= TightFrom ? GridDensity.Tight : GridDensity.Dense, scale);
}
