using Kelione.Posters.Scenes;

namespace Kelione.Posters.Drawing;

/// <summary>A sheet of paper. Immutable. A scene is scaled to fill it as far as its own proportions allow, and stands in its middle.</summary>
/// <param name="WidthMillimetres">From left to right, 10 to 5,000.</param>
/// <param name="HeightMillimetres">From top to bottom, 10 to 5,000.</param>
public sealed record PosterPaper(double WidthMillimetres, double HeightMillimetres)
{
    private const double Least = 10;
    private const double Most = 5000;

    /// <summary>A0 lying: 1189 × 841 mm.</summary>
    public static PosterPaper A0 { get; } = new(1189, 841);

    /// <summary>A1 lying: 841 × 594 mm.</summary>
    public static PosterPaper A1 { get; } = new(841, 594);

    /// <summary>A2 lying: 594 × 420 mm.</summary>
    public static PosterPaper A2 { get; } = new(594, 420);

    /// <summary>A3 lying: 420 × 297 mm.</summary>
    public static PosterPaper A3 { get; } = new(420, 297);

    /// <summary>A4 lying: 297 × 210 mm.</summary>
    public static PosterPaper A4 { get; } = new(297, 210);

    /// <summary>The sheet turned upright, or back.</summary>
    public PosterPaper Turned => new(HeightMillimetres, WidthMillimetres);

    /// <summary>The sheet by name: <c>A0</c> to <c>A4</c> in either case, with <c>-portrait</c> or <c>-landscape</c> after it, or <c>WIDTHxHEIGHT</c> in millimetres.</summary>
    /// <param name="name">Its name; without a direction it lies.</param>
    /// <exception cref="FormatException">There is no sheet of that name, or it is too small or too large.</exception>
    public static PosterPaper Parse(string name)
    {
        var (size, direction) = name.Split('-', 2) is [var first, var second] ? (first, second.ToLowerInvariant()) : (name, "landscape");
        var paper = size.ToUpperInvariant() switch { "A0" => A0, "A1" => A1, "A2" => A2, "A3" => A3, "A4" => A4, _ => Custom(size) };
        return (paper, direction) switch
        {
            ({ WidthMillimetres: >= Least and <= Most, HeightMillimetres: >= Least and <= Most }, "landscape") => paper,
            ({ WidthMillimetres: >= Least and <= Most, HeightMillimetres: >= Least and <= Most }, "portrait") => paper.Turned,
            _ => throw new FormatException($"“{name}” is not a size of paper. Write A0, A1, A2, A3 or A4, with -portrait after it to turn it, or width x height in millimetres, such as 420x297, between 10 and 5000."),
        };
    }

    private static PosterPaper? Custom(string size)
    {
        var parts = size.Split('x', 'X', '×');
        return parts.Length == 2 && Millimetres(parts[0]) is { } width && Millimetres(parts[1]) is { } height ? new PosterPaper(width, height) : null;
    }

    private static double? Millimetres(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Where a scene stands on its page, in points (72 to the inch) from the upper left corner.</summary>
internal readonly record struct PageFrame(double Width, double Height, double Left, double Top, double Scale)
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double PointsPerUnit = 72.0 / 96;

    public static PageFrame Of(Scene scene, PosterPaper? paper)
    {
        if (paper is null)
        {
            return new PageFrame(scene.Width * PointsPerUnit, scene.Height * PointsPerUnit, 0, 0, PointsPerUnit);
        }

        var (width, height) = (paper.WidthMillimetres * PointsPerMillimetre, paper.HeightMillimetres * PointsPerMillimetre);
        var scale = Math.Min(width / scene.Width, height / scene.Height);
        return new PageFrame(width, height, (width - (scene.Width * scale)) / 2, (height - (scene.Height * scale)) / 2, scale);
    }
}
