using Kelione.Posters.Scenes;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing;

/// <summary>Draws scenes as pages of a PDF.</summary>
internal static class PdfWriter
{
    private const double PointsPerUnit = 72.0 / 96;

    public static byte[] Write(IReadOnlyList<Scene> scenes)
    {
        using var stream = new SKDynamicMemoryWStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = scenes[0].Title }))
        {
            foreach (var scene in scenes)
            {
                var canvas = document.BeginPage((float)(scene.Width * PointsPerUnit), (float)(scene.Height * PointsPerUnit));
                canvas.Scale((float)PointsPerUnit);
                new SkiaPainter(canvas, new TextMeasurer(FontLibrary.Machine), face => face.Typeface).Draw(scene);
                document.EndPage();
            }

            document.Close();
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }
}
