using System.Text;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>How letters are drawn; the values are the document's own (ISO 32000-1, 9.3.6).</summary>
internal enum TextMode
{
    /// <summary>Filled.</summary>
    Fill = 0,

    /// <summary>A line along their edges.</summary>
    Stroke = 1,
}

/// <summary>Writes the glyphs of a run: as text, or as outlines where the font cannot be put into the document.</summary>
internal static class PdfText
{
    /// <summary>Shows a run as text; glyphs on different heights, such as stacked accents, are placed one by one.</summary>
    public static void Show(PdfCanvas canvas, PdfFont font, ShapedRun run, SceneText text, double skew, TextMode mode)
    {
        canvas.Raw("BT");
        if (mode != TextMode.Fill)
        {
            canvas.Operator("Tr", (int)mode);
        }

        canvas.Raw($"/{font.Name} {PdfCanvas.Number(text.Style.Size)} Tf");
        for (var from = 0; from < run.Glyphs.Length;)
        {
            var to = from + 1;
            while (to < run.Glyphs.Length && run.Glyphs[to].Y == run.Glyphs[from].Y)
            {
                to++;
            }

            var (x, y) = Place(run.Glyphs[from], text);
            canvas.Operator("Tm", 1, 0, skew, -1, x, y).Raw(Line(font, run.Glyphs.AsSpan()[from..to], text));
            from = to;
        }

        if (mode != TextMode.Fill)
        {
            canvas.Raw("0 Tr");
        }

        canvas.Raw("ET");
    }

    /// <summary>Draws the shapes of a run's glyphs.</summary>
    public static void Outline(PdfCanvas canvas, ShapedRun run, SceneText text, double skew, TextMode mode)
    {
        foreach (var glyph in run.Glyphs)
        {
            var (x, y) = Place(glyph, text);
            var size = text.Style.Size;
            var outline = run.Face.Outline(glyph.Id);
            if (outline.Length > 0)
            {
                canvas.Raw("q").Operator("cm", 1, 0, -skew, 1, x, y).Path(PathSegments.Scale(outline, size)).Raw(mode == TextMode.Fill ? "f Q" : "S Q");
            }
        }
    }

    /// <summary>Glyphs on one height, each moved to its place where the pen would stand elsewhere.</summary>
    private static string Line(PdfFont font, ReadOnlySpan<ShapedGlyph> glyphs, SceneText text)
    {
        var show = new StringBuilder("[<");
        var size = text.Style.Size;
        var pen = Place(glyphs[0], text).X;
        foreach (var glyph in glyphs)
        {
            var thousandths = Math.Round((pen - Place(glyph, text).X) / size * 1000);
            if (thousandths != 0)
            {
                show.Append('>').Append(PdfCanvas.Number(thousandths)).Append('<');
                pen -= thousandths * size / 1000;
            }

            show.Append(font.Code(glyph.Id));
            pen += font.Advance(glyph.Id) * size;
        }

        return show.Append(">] TJ").ToString();
    }

    private static (double X, double Y) Place(ShapedGlyph glyph, SceneText text) =>
        (text.Left + (glyph.X * text.Style.Size) + (glyph.Ordinal * text.Style.Spacing), text.Y + (glyph.Y * text.Style.Size));
}
