using System.Text;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>
/// Writes scenes as the pages of a PDF, in vectors and real text. Written by hand rather than with Skia, whose PDFs turn every PostScript font
/// into dozens of bitmap-like ones and say no language; the same scenes and options give the same bytes.
/// </summary>
internal static class PdfWriter
{
    /// <summary>The document.</summary>
    /// <param name="scenes">One page each.</param>
    /// <param name="paper">The size of the pages; null for each scene's own.</param>
    /// <param name="about">What the document says about itself.</param>
    /// <param name="measurer">Gives the glyphs of texts.</param>
    /// <param name="fitsPdf">Whether a font can be put into the document; null asks the font. Text of others is drawn, but cannot be searched.</param>
    public static byte[] Write(IReadOnlyList<Scene> scenes, PosterPaper? paper, PdfAbout about, TextMeasurer measurer, Predicate<FontFace>? fitsPdf = null)
    {
        var file = new PdfFile();
        var resources = new PdfResources(fitsPdf ?? (face => face.FitsPdf));
        foreach (var scene in scenes)
        {
            resources.Learn(scene, measurer);
        }

        var fonts = resources.WriteFonts(file);
        var (resourcesNumber, pagesNumber) = (file.Reserve(), file.Reserve());
        var painter = new PdfPainter(file, resources, resourcesNumber, measurer);
        var pages = scenes.Select(scene => Page(file, painter, scene, PageFrame.Of(scene, paper), resourcesNumber, pagesNumber)).ToList();
        file.Set(resourcesNumber, resources.Dictionary(fonts));
        file.Set(pagesNumber, FormattableString.Invariant($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => FormattableString.Invariant($"{p} 0 R")))}] >>"));
        var outline = scenes.Count > 1 ? FormattableString.Invariant($"/Outlines {Outline(file, scenes, pages)} 0 R /PageMode /UseOutlines ") : "";
        var catalog = file.Add(FormattableString.Invariant(
            $"<< /Type /Catalog /Pages {pagesNumber} 0 R {outline}/Lang {PdfFile.TextString(scenes[0].Language)} /ViewerPreferences << /DisplayDocTitle true >> >>"));
        return file.ToBytes(catalog, file.Add(Information(scenes[0], about)));
    }

    private static int Page(PdfFile file, PdfPainter painter, Scene scene, PageFrame frame, int resources, int parent)
    {
        static string N(double value) => PdfCanvas.Number(value);
        var clip = new PdfCanvas().Rectangle(new SceneBox(0, 0, scene.Width, scene.Height)).Raw("W n");
        var content = $"{SvgNumbers.Short(frame.Scale, 4)} 0 0 -{SvgNumbers.Short(frame.Scale, 4)} {N(frame.Left)} {N(frame.Height - frame.Top)} cm\n{clip}{painter.Draw(scene.Elements)}";
        var number = file.AddStream(Encoding.ASCII.GetBytes(content));
        return file.Add(FormattableString.Invariant(
            $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {N(frame.Width)} {N(frame.Height)}] /Group << /S /Transparency /CS /DeviceRGB >> /Resources {resources} 0 R /Contents {number} 0 R >>"));
    }

    /// <summary>A table of contents with the title of every page, as readers show it beside the pages.</summary>
    private static int Outline(PdfFile file, IReadOnlyList<Scene> scenes, List<int> pages)
    {
        var root = file.Reserve();
        var entries = scenes.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var before = i > 0 ? FormattableString.Invariant($"/Prev {entries[i - 1]} 0 R ") : "";
            var after = i + 1 < entries.Count ? FormattableString.Invariant($"/Next {entries[i + 1]} 0 R ") : "";
            file.Set(entries[i], FormattableString.Invariant($"<< /Title {PdfFile.TextString(scenes[i].Title)} /Parent {root} 0 R {before}{after}/Dest [{pages[i]} 0 R /Fit] >>"));
        }

        return file.Set(root, FormattableString.Invariant($"<< /Type /Outlines /First {entries[0]} 0 R /Last {entries[^1]} 0 R /Count {entries.Count} >>"));
    }

    private static string Information(Scene scene, PdfAbout about)
    {
        var entries = new List<string> { $"/Title {PdfFile.TextString(about.Title ?? scene.Title)}", "/Creator (Kelione)", "/Producer (Kelione)" };
        entries.AddRange(
            from entry in new[] { ("Author", about.Author), ("Subject", about.Subject ?? scene.Description), ("Keywords", about.Keywords) }
            where !string.IsNullOrEmpty(entry.Item2)
            select $"/{entry.Item1} {PdfFile.TextString(entry.Item2)}");
        if (about.Created is { } created)
        {
            entries.Add($"/CreationDate {PdfFile.Date(created)} /ModDate {PdfFile.Date(created)}");
        }

        return $"<< {string.Join(' ', entries)} >>";
    }
}
