using Kelione.Posters.Scenes;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing;

/// <summary>Draws a scene as a picture of pixels.</summary>
internal static class PngWriter
{
    /// <summary>The picture on white; one unit takes as many pixels as the scale says.</summary>
    public static byte[] Write(Scene scene, double scale)
    {
        var (width, height) = ((int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        new SkiaPainter(surface.Canvas, new TextMeasurer(FontLibrary.Machine), face => face.Typeface).Draw(scene);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
