using System.Collections.Immutable;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing;

/// <summary>Draws a scene on a canvas of Skia. It decides nothing: every place comes from the scene.</summary>
/// <param name="canvas">Where to draw.</param>
/// <param name="measurer">Gives the glyphs of texts; the same fonts as those that measured the scene.</param>
internal sealed class SkiaPainter(SKCanvas canvas, TextMeasurer measurer) : IDisposable
{
    private const float HaloWidth = 3;

    private readonly Dictionary<(FontFace Face, ushort Glyph), SKPath> _shapes = [];

    /// <summary>Draws every element in the units of the canvas.</summary>
    public void Draw(Scene scene)
    {
        foreach (var element in scene.Elements)
        {
            Draw(element);
        }
    }

    public void Dispose()
    {
        foreach (var shape in _shapes.Values)
        {
            shape.Dispose();
        }
    }

    private void Draw(SceneElement element)
    {
        switch (element)
        {
            case SceneText text:
                Draw(text);
                break;
            case SceneLine line:
                using (var paint = Pen(line.Stroke, line.Opacity))
                {
                    canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                }

                break;
            case SceneRect rect:
                var box = SKRect.Create((float)rect.X, (float)rect.Y, (float)rect.Width, (float)rect.Height);
                Paint(rect.Fill, rect.Stroke, rect.Opacity, paint => canvas.DrawRoundRect(box, (float)rect.Radius, (float)rect.Radius, paint));
                break;
            case SceneCircle circle:
                Paint(circle.Fill, circle.Stroke, circle.Opacity, paint => canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint));
                break;
            case ScenePath path:
                using (var outline = Outline(path.Segments))
                {
                    Paint(path.Fill, path.Stroke, path.Opacity, paint => canvas.DrawPath(outline, paint));
                }

                break;
            case SceneGroup group:
                Draw(group);
                break;
        }
    }

    private void Draw(SceneGroup group)
    {
        using var restore = new SKAutoCanvasRestore(canvas, doSave: true);
        canvas.Translate((float)group.X, (float)group.Y);
        canvas.Scale((float)group.Scale);
        if (group.Clip is { } clip)
        {
            canvas.ClipRect(new SKRect((float)clip.Left, (float)clip.Top, (float)clip.Right, (float)clip.Bottom), SKClipOperation.Intersect, antialias: true);
        }

        if (group.Opacity < 1)
        {
            using var layer = new SKPaint { Color = SKColors.Black.WithAlpha(Alpha(group.Opacity)) };
            canvas.SaveLayer(layer);
        }

        foreach (var element in group.Elements)
        {
            Draw(element);
        }
    }

    private void Draw(SceneText text)
    {
        using var restore = new SKAutoCanvasRestore(canvas, doSave: true);
        if (text.Rotation != 0)
        {
            canvas.RotateDegrees((float)text.Rotation, (float)text.X, (float)text.Y);
        }

        if (text.Halo is { } halo)
        {
            using var around = Pen(new Stroke(halo, HaloWidth), text.Opacity);
            Glyphs(text, around);
        }

        using var paint = Fill(text.Style.Fill, text.Opacity);
        Glyphs(text, paint);
    }

    /// <summary>
    /// Letters are drawn as the shapes they are, like every reader of the PDF does: as text Skia corrects dark letters for the gamma of screens,
    /// which makes small ones on white too thin.
    /// </summary>
    private void Glyphs(SceneText text, SKPaint paint)
    {
        var (size, spacing) = ((float)text.Style.Size, text.Style.Spacing);
        using var letters = new SKPathBuilder();
        foreach (var run in measurer.Shape(text.Text, text.Style).Runs)
        {
            var slant = text.Style.Italic && !run.Face.IsSlanted ? (float)FontFace.Slant : 0;
            foreach (var glyph in run.Glyphs)
            {
                var (x, y) = (text.Left + (glyph.X * size) + (glyph.Ordinal * spacing), text.Y + (glyph.Y * size));
                var place = new SKMatrix(size, -slant * size, (float)x, 0, size, (float)y, 0, 0, 1);
                letters.AddPath(Shape(run.Face, glyph.Id), in place, SKPathAddMode.Append);
            }
        }

        using var path = letters.Detach();
        canvas.DrawPath(path, paint);
    }

    private SKPath Shape(FontFace face, ushort glyph)
    {
        if (!_shapes.TryGetValue((face, glyph), out var shape))
        {
            _shapes[(face, glyph)] = shape = Outline(face.Outline(glyph));
        }

        return shape;
    }

    private static void Paint(Colour? fill, Stroke? stroke, double opacity, Action<SKPaint> draw)
    {
        if (fill is { } colour)
        {
            using var paint = Fill(colour, opacity);
            draw(paint);
        }

        if (stroke is not null)
        {
            using var paint = Pen(stroke, opacity);
            draw(paint);
        }
    }

    private static SKPaint Fill(Colour colour, double opacity) => new() { Color = Skia(colour, opacity), IsAntialias = true };

    private static SKPaint Pen(Stroke stroke, double opacity)
    {
        var paint = new SKPaint
        {
            Color = Skia(stroke.Colour, opacity), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)stroke.Width, StrokeJoin = SKStrokeJoin.Round,
            StrokeCap = stroke.Cap switch { StrokeCap.Round => SKStrokeCap.Round, StrokeCap.Square => SKStrokeCap.Square, _ => SKStrokeCap.Butt },
        };
        if (stroke.IsDashed)
        {
            using var dashes = SKPathEffect.CreateDash([.. stroke.Dash.Select(d => (float)d)], 0);
            paint.PathEffect = dashes;
        }

        return paint;
    }

    private static SKPath Outline(ImmutableArray<PathSegment> segments)
    {
        using var builder = new SKPathBuilder();
        foreach (var s in segments)
        {
            switch (s.Verb)
            {
                case PathVerb.Move:
                    builder.MoveTo((float)s.X, (float)s.Y);
                    break;
                case PathVerb.Line:
                    builder.LineTo((float)s.X, (float)s.Y);
                    break;
                case PathVerb.Curve:
                    builder.CubicTo((float)s.X1, (float)s.Y1, (float)s.X2, (float)s.Y2, (float)s.X, (float)s.Y);
                    break;
                case PathVerb.Arc:
                    builder.ArcTo(
                        (float)s.Radius, (float)s.Radius, 0, s.IsLarge ? SKPathArcSize.Large : SKPathArcSize.Small,
                        s.IsClockwise ? SKPathDirection.Clockwise : SKPathDirection.CounterClockwise, (float)s.X, (float)s.Y);
                    break;
                default:
                    builder.Close();
                    break;
            }
        }

        return builder.Detach();
    }

    private static SKColor Skia(Colour colour, double opacity) => new(colour.Red, colour.Green, colour.Blue, Alpha(opacity));

    private static byte Alpha(double opacity) => (byte)Math.Round(Math.Clamp(opacity, 0, 1) * 255);
}
