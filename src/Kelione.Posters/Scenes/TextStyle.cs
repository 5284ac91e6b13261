namespace Kelione.Posters.Scenes;

/// <summary>How a text is set. Immutable.</summary>
/// <param name="Size">The size of the type in units (1 unit = 0.2646 mm, so that 4 units are 3 points), above 0.</param>
/// <param name="Weight">400 regular, 500 medium, 600 semi-bold or 700 bold; the nearest weight that the machine has is drawn.</param>
/// <param name="Colour">The colour of the type; null is <see cref="Ink.Text"/>.</param>
/// <param name="Italic">Whether the type is slanted.</param>
/// <param name="Spacing">What is added after every character, in units; below 0 draws characters together.</param>
/// <param name="Tabular">Whether all digits have one width; null says yes below size 13, where numbers stand in columns.</param>
public sealed record TextStyle(double Size, int Weight = 400, Colour? Colour = null, bool Italic = false, double Spacing = 0, bool? Tabular = null)
{
    /// <summary>How far ink reaches above the baseline, as a share of the size: capitals and ascenders, not the font's whole ascent.</summary>
    public const double InkAbove = 0.76;

    /// <summary>How far ink reaches below the baseline, as a share of the size.</summary>
    public const double InkBelow = 0.21;

    /// <summary>The colour that is drawn.</summary>
    public Colour Fill => Colour ?? Ink.Text;

    /// <summary>Whether all digits have one width.</summary>
    public bool HasTabularNumerals => Tabular ?? Size < 13;
}

/// <summary>Which point of a text stands at its x.</summary>
public enum Anchor
{
    /// <summary>Where the text begins.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Where the text ends.</summary>
    End,
}
