namespace Kelione.Posters.Drawing;

/// <summary>The kind of file that a scene is written to.</summary>
public enum PosterFormat
{
    /// <summary>A document for print, of one page or, for slides, of several.</summary>
    Pdf,

    /// <summary>A drawing that scales, with its text as text.</summary>
    Svg,

    /// <summary>A picture of pixels.</summary>
    Png,
}
