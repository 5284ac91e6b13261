using Kelione.Posters.Scenes;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing;

/// <summary>Draws a scene as a picture of pixels.</summary>
internal static class PngWriter
{
    // 80 megapixels take a third of a gigabyte while they are drawn: A3 at 600 dpi or A1 at 300 is 70.
    private const double MostPixels = 80e6;
    private const double LeastDpi = 24;
    private const double MostDpi = 1200;

    /// <summary>How many pixels a unit takes.</summary>
    /// <exception cref="ArgumentException">The picture would be too large, or the dots to the inch are out of range.</exception>
    public static double Scale(Scene scene, SceneFileOptions options)
    {
        if (options.Dpi is not (>= LeastDpi and <= MostDpi))
        {
            throw new ArgumentException(FormattableString.Invariant($"{options.Dpi} dots to the inch are out of range: take {LeastDpi} to {MostDpi}."), nameof(options));
        }

        var scale = PageFrame.Of(scene, options.Paper).Scale * options.Dpi / 72;
        var pixels = scene.Width * scale * scene.Height * scale;
        return pixels <= MostPixels
            ? scale
            : throw new ArgumentException(
                FormattableString.Invariant($"The picture would have {pixels / 1e6:0} megapixels, more than {MostPixels / 1e6:0}: take fewer dots to the inch (at most {Math.Floor(options.Dpi * Math.Sqrt(MostPixels / pixels)):0}), or a PDF, which has no such limit."),
                nameof(options));
    }

    /// <summary>The picture on white.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="scale">How many pixels a unit takes.</param>
    public static byte[] Write(Scene scene, double scale)
    {
        var (width, height) = (Math.Max(1, (int)Math.Round(scene.Width * scale)), Math.Max(1, (int)Math.Round(scene.Height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul))
            ?? throw new InvalidOperationException(FormattableString.Invariant($"There is not enough memory for a picture of {width} × {height} pixels."));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        using (var painter = new SkiaPainter(surface.Canvas, new TextMeasurer(FontLibrary.Machine)))
        {
            painter.Draw(scene);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
