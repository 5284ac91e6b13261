using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Drawing;

/// <summary>Writes scenes to files.</summary>
public static class SceneFile
{
    /// <summary>Writes scenes in a format: a PDF takes one or more, each a page; SVG and PNG take exactly one.</summary>
    /// <param name="scenes">The scenes, one at least.</param>
    /// <param name="stream">Where to write; it is left open.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="options">Sizes and metadata; null for the scene's own size.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="ArgumentException">There is no scene, or more than the format holds.</exception>
    public static async Task WriteAsync(IReadOnlyList<Scene> scenes, Stream stream, PosterFormat format, SceneFileOptions? options = null, CancellationToken cancellation = default)
    {
        if (scenes.Count == 0 || (scenes.Count > 1 && format != PosterFormat.Pdf))
        {
            throw new ArgumentException(FormattableString.Invariant($"A file of the format {format} cannot hold {scenes.Count} pages."), nameof(scenes));
        }

        var bytes = format switch
        {
            PosterFormat.Pdf => PdfWriter.Write(scenes),
            PosterFormat.Svg => Encoding.UTF8.GetBytes(SvgWriter.Write(scenes[0])),
            _ => PngWriter.Write(scenes[0], options?.PixelsPerUnit ?? 1),
        };
        await stream.WriteAsync(bytes, cancellation);
    }
}

/// <summary>How scenes are written. Immutable.</summary>
/// <param name="PixelsPerUnit">For PNG, how many pixels a unit takes: 1 is 96 dpi at the scene's own size.</param>
public sealed record SceneFileOptions(double PixelsPerUnit = 1);
