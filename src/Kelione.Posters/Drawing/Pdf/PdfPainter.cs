using System.Text;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>Draws a scene as the content of a page.</summary>
/// <param name="file">Where drawings that are laid over as one are kept.</param>
/// <param name="resources">Fonts and states.</param>
/// <param name="resourcesNumber">The object of the resources.</param>
/// <param name="measurer">Gives the glyphs of texts.</param>
internal sealed class PdfPainter(PdfFile file, PdfResources resources, int resourcesNumber, TextMeasurer measurer)
{
    private const double HaloWidth = 3;

    /// <summary>The operators that draw elements, in their own units.</summary>
    public string Draw(IEnumerable<SceneElement> elements)
    {
        var canvas = new PdfCanvas();
        foreach (var element in elements)
        {
            Draw(canvas, element);
        }

        return canvas.ToString();
    }

    private void Draw(PdfCanvas canvas, SceneElement element)
    {
        if (element is SceneGroup group)
        {
            Draw(canvas, group);
            return;
        }

        // Whatever changes the state for long is put back, so that an element never depends on the one before.
        canvas.Raw("q");
        if (element.Opacity < 1)
        {
            canvas.Raw($"/{resources.Opacity(element.Opacity)} gs");
        }

        switch (element)
        {
            case SceneText text:
                Draw(canvas, text);
                break;
            case SceneLine line:
                canvas.Pen(line.Stroke).Operator("m", line.X1, line.Y1).Operator("l", line.X2, line.Y2).Raw("S");
                break;
            case SceneRect { Radius: 0 } rect:
                Paint(canvas, rect.Fill, rect.Stroke, c => c.Rectangle(SceneBox.At(rect.X, rect.Y, rect.Width, rect.Height)));
                break;
            case SceneRect rect:
                Paint(canvas, rect.Fill, rect.Stroke, c => c.Path(new PathBuilder().Rect(rect.X, rect.Y, rect.Width, rect.Height, rect.Radius).ToSegments()));
                break;
            case SceneCircle circle:
                Paint(canvas, circle.Fill, circle.Stroke, c => c.Path(new PathBuilder().Circle(circle.X, circle.Y, circle.Radius).ToSegments()));
                break;
            case ScenePath path:
                Paint(canvas, path.Fill, path.Stroke, c => c.Path(path.Segments));
                break;
        }

        canvas.Raw("Q");
    }

    /// <summary>A ground and a line along it take one outline when the element covers wholly; else the line would show the ground through.</summary>
    private static void Paint(PdfCanvas canvas, Colour? fill, Stroke? stroke, Action<PdfCanvas> outline)
    {
        if (fill is { } colour)
        {
            canvas.FillColour(colour);
        }

        if (stroke is not null)
        {
            canvas.Pen(stroke);
        }

        if (fill is not null || stroke is not null)
        {
            outline(canvas);
            canvas.Raw(stroke is null ? "f" : fill is null ? "S" : "B");
        }
    }

    private void Draw(PdfCanvas canvas, SceneGroup group)
    {
        canvas.Raw("q").Operator("cm", group.Scale, 0, 0, group.Scale, group.X, group.Y);
        if (group.Clip is { } clip)
        {
            canvas.Rectangle(clip).Raw("W n");
        }

        if (group.Opacity < 1)
        {
            var box = (group with { X = 0, Y = 0, Scale = 1 }).Bounds;
            var bounds = string.Join(' ', new[] { box.Left, box.Top, box.Right, box.Bottom }.Select(PdfCanvas.Number));
            var number = file.AddStream(
                Encoding.ASCII.GetBytes(Draw(group.Elements)),
                FormattableString.Invariant($"/Type /XObject /Subtype /Form /BBox [{bounds}] /Group << /S /Transparency >> /Resources {resourcesNumber} 0 R "));
            canvas.Raw($"/{resources.Opacity(group.Opacity)} gs /{resources.Group(number)} Do");
        }
        else
        {
            foreach (var element in group.Elements)
            {
                Draw(canvas, element);
            }
        }

        canvas.Raw("Q");
    }

    private void Draw(PdfCanvas canvas, SceneText text)
    {
        if (text.Rotation != 0)
        {
            var (sin, cos) = Math.SinCos(text.Rotation * Math.PI / 180);
            canvas.Operator("cm", cos, sin, -sin, cos, text.X - (text.X * cos) + (text.Y * sin), text.Y - (text.X * sin) - (text.Y * cos));
        }

        if (text.Halo is { } halo)
        {
            // The line around the letters is no text of its own: without this a search would find the words twice.
            canvas.Raw("/Span << /ActualText () >> BDC").Pen(new Stroke(halo, HaloWidth, Cap: StrokeCap.Round));
            Glyphs(canvas, text, TextMode.Stroke);
            canvas.Raw("EMC");
        }

        canvas.FillColour(text.Style.Fill);
        Glyphs(canvas, text, TextMode.Fill);
    }

    private void Glyphs(PdfCanvas canvas, SceneText text, TextMode mode)
    {
        foreach (var run in measurer.Shape(text.Text, text.Style).Runs)
        {
            var skew = text.Style.Italic && !run.Face.IsSlanted ? FontFace.Slant : 0;
            if (resources.Font(run.Face) is { } font)
            {
                PdfText.Show(canvas, font, run, text, skew, mode);
            }
            else
            {
                PdfText.Outline(canvas, run, text, skew, mode);
            }
        }
    }
}
