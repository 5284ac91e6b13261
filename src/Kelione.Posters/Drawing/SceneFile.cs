using System.Text;
using Kelione.Posters.Drawing.Pdf;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing;

/// <summary>Writes scenes to files. The same scenes and options give the same bytes on one machine.</summary>
public static class SceneFile
{
    /// <summary>Writes scenes in a format: a PDF takes one or more, each a page; SVG and PNG take exactly one.</summary>
    /// <param name="scenes">The scenes, one at least.</param>
    /// <param name="stream">Where to write; it is left open.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="options">Sizes and metadata; null for the scene's own size.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="ArgumentException">There is no scene, or more than the format holds, or a picture of so many pixels would be too large.</exception>
    /// <exception cref="PosterFontException">The machine has no font at all.</exception>
    public static async Task WriteAsync(IReadOnlyList<Scene> scenes, Stream stream, PosterFormat format, SceneFileOptions? options = null, CancellationToken cancellation = default)
    {
        if (scenes.Count == 0 || (scenes.Count > 1 && format != PosterFormat.Pdf))
        {
            throw new ArgumentException(FormattableString.Invariant($"A file of the format {format} cannot hold {scenes.Count} pages: write each to a file of its own, or all to a PDF."), nameof(scenes));
        }

        await stream.WriteAsync(ToBytes(scenes, format, options ?? new SceneFileOptions()), cancellation);
    }

    /// <summary>The ending of files of a format, with its dot.</summary>
    public static string Ending(PosterFormat format) => format switch { PosterFormat.Pdf => ".pdf", PosterFormat.Svg => ".svg", _ => ".png" };

    /// <summary>The media type of a format, for a response over HTTP.</summary>
    public static string MediaType(PosterFormat format) => format switch { PosterFormat.Pdf => "application/pdf", PosterFormat.Svg => "image/svg+xml", _ => "image/png" };

    private static byte[] ToBytes(IReadOnlyList<Scene> scenes, PosterFormat format, SceneFileOptions options) => format switch
    {
        PosterFormat.Pdf => PdfWriter.Write(scenes, options.Paper, options.About, new TextMeasurer(FontLibrary.Machine)),
        PosterFormat.Svg => Encoding.UTF8.GetBytes(SvgWriter.Write(scenes[0])),
        _ => PngWriter.Write(scenes[0], PngWriter.Scale(scenes[0], options)),
    };
}

/// <summary>How scenes are written. Immutable.</summary>
public sealed record SceneFileOptions
{
    /// <summary>The scene's own size, and a pixel for each unit.</summary>
    public SceneFileOptions()
    {
    }

    /// <summary>The scene's own size.</summary>
    /// <param name="pixelsPerUnit">How many pixels of a picture a unit takes, 0.25 to 12.5: 2 is 192 dots to the inch.</param>
    public SceneFileOptions(double pixelsPerUnit) => Dpi = 96 * pixelsPerUnit;

    /// <summary>The paper of a PDF, and the size at which <see cref="Dpi"/> counts; null for the scene's own size.</summary>
    public PosterPaper? Paper { get; init; }

    /// <summary>Pixels to the inch of a picture, 24 to 1,200: at 96 a unit is a pixel.</summary>
    public double Dpi { get; init; } = 96;

    /// <summary>What a PDF says about itself.</summary>
    public PdfAbout About { get; init; } = new();
}

/// <summary>What a PDF says about itself. Immutable.</summary>
/// <param name="Title">Its title; null for the first scene's.</param>
/// <param name="Author">Who made it; null to say nothing.</param>
/// <param name="Subject">What it is about; null for the first scene's description.</param>
/// <param name="Keywords">Words to find it by; null for none.</param>
/// <param name="Created">When it was made; null to say nothing.</param>
public sealed record PdfAbout(string? Title = null, string? Author = null, string? Subject = null, string? Keywords = null, DateTimeOffset? Created = null);
