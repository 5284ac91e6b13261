using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Drawing;

/// <summary>
/// Writes a scene as SVG: text stays text, every line of it carries its measured length, and a reader's program finds title, description and language.
/// Two writings of one scene are the same, byte for byte.
/// </summary>
internal sealed class SvgWriter
{
    /// <summary>Fonts that a viewer may have, in the order in which texts were measured.</summary>
    private const string Families = "'Inter','Noto Sans','DejaVu Sans','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

    private readonly StringBuilder _out = new();
    private readonly string _prefix;
    private int _digits = 1;
    private int _clips;

    private SvgWriter(string prefix) => _prefix = prefix;

    /// <summary>The whole file.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="prefix">What ids in the file begin with: a page that shows several drawings gives each its own.</param>
    public static string Write(Scene scene, string prefix = "") => new SvgWriter(Escape(prefix)).Page(scene);

    private string Page(Scene scene)
    {
        var (width, height, language) = (Number(scene.Width), Number(scene.Height), Escape(scene.Language));
        _out.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"").Append(language).Append("\" xml:lang=\"").Append(language)
            .Append("\" width=\"").Append(width).Append("\" height=\"").Append(height)
            .Append("\" viewBox=\"0 0 ").Append(width).Append(' ').Append(height)
            .Append("\" role=\"img\" aria-labelledby=\"").Append(_prefix).Append("t ").Append(_prefix).Append("d\" font-family=\"").Append(Families)
            .Append("\" fill=\"").Append(Ink.Text.Hex).Append("\" style=\"font-variant-numeric:tabular-nums;font-variant-ligatures:no-common-ligatures\">\n");
        _out.Append("<title id=\"").Append(_prefix).Append("t\">").Append(Escape(scene.Title)).Append("</title>\n<desc id=\"").Append(_prefix).Append("d\">").Append(Escape(scene.Description)).Append("</desc>\n");
        _out.Append("<rect width=\"").Append(width).Append("\" height=\"").Append(height).Append("\" fill=\"").Append(Ink.Surface.Hex).Append("\"/>\n");
        foreach (var element in scene.Elements)
        {
            Element(element);
        }

        return _out.Append("</svg>\n").ToString();
    }

    private void Element(SceneElement element)
    {
        switch (element)
        {
            case SceneText text:
                Text(text);
                break;
            case SceneLine line:
                Open("line", ("x1", line.X1), ("y1", line.Y1), ("x2", line.X2), ("y2", line.Y2));
                Pen(line.Stroke);
                Close(element);
                break;
            case SceneRect rect:
                Open("rect", ("x", rect.X), ("y", rect.Y), ("width", rect.Width), ("height", rect.Height));
                if (rect.Radius > 0)
                {
                    Attribute("rx", Number(rect.Radius));
                }

                Paint(rect.Fill, rect.Stroke);
                Close(element);
                break;
            case SceneCircle circle:
                Open("circle", ("cx", circle.X), ("cy", circle.Y), ("r", circle.Radius));
                Paint(circle.Fill, circle.Stroke);
                Close(element);
                break;
            case ScenePath path:
                Open("path");
                Attribute("d", SvgNumbers.Path(path.Segments, _digits));
                Paint(path.Fill, path.Stroke);
                Close(element);
                break;
            case SceneGroup group:
                Group(group);
                break;
        }
    }

    private void Text(SceneText text)
    {
        var style = text.Style;
        Open("text", ("x", text.X), ("y", text.Y));
        Attribute("font-size", SvgNumbers.Short(style.Size, 2));
        if (style.Weight != 400)
        {
            Attribute("font-weight", Number(style.Weight));
        }

        if (style.Italic)
        {
            Attribute("font-style", "italic");
        }

        if (style.Fill != Ink.Text)
        {
            Attribute("fill", style.Fill.Hex);
        }

        if (text.Anchor != Anchor.Start)
        {
            Attribute("text-anchor", text.Anchor == Anchor.Middle ? "middle" : "end");
        }

        if (style.Spacing != 0)
        {
            Attribute("letter-spacing", SvgNumbers.Short(style.Spacing, 2));
        }

        if (text.Text.Contains("  ", StringComparison.Ordinal))
        {
            // Without this a viewer draws one space for several.
            Attribute("xml:space", "preserve");
        }

        Attribute("textLength", SvgNumbers.Short(text.Width, 2));
        Attribute("lengthAdjust", "spacingAndGlyphs");
        if (text.Rotation != 0)
        {
            Attribute("transform", $"rotate({Number(text.Rotation)} {Number(text.X)} {Number(text.Y)})");
        }

        if (!style.HasTabularNumerals)
        {
            Attribute("style", "font-variant-numeric:proportional-nums");
        }

        if (text.Halo is { } halo)
        {
            _out.Append(" paint-order=\"stroke\" stroke=\"").Append(halo.Hex).Append("\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        }

        Opacity(text);
        _out.Append('>').Append(Escape(text.Text)).Append("</text>\n");
    }

    private void Group(SceneGroup group)
    {
        var clipId = "";
        if (group.Clip is { } clip)
        {
            clipId = FormattableString.Invariant($"{_prefix}c{++_clips}");
            _out.Append("<clipPath id=\"").Append(clipId).Append("\"><rect");
            Places(("x", clip.Left), ("y", clip.Top), ("width", clip.Width), ("height", clip.Height));
            _out.Append("/></clipPath>\n");
        }

        _out.Append("<g");
        if (group.X != 0 || group.Y != 0 || group.Scale != 1)
        {
            var scale = group.Scale == 1 ? "" : $" scale({SvgNumbers.Short(group.Scale, 4)})";
            Attribute("transform", $"translate({Number(group.X)} {Number(group.Y)}){scale}");
        }

        if (group.Mark is { } mark)
        {
            Attribute("data-mark", Escape(mark.Id));
        }

        if (clipId.Length > 0)
        {
            Attribute("clip-path", $"url(#{clipId})");
        }

        Opacity(group);
        _out.Append(">\n");
        if (group.Mark is { Label.Length: > 0 } labelled)
        {
            _out.Append("<title>").Append(Escape(labelled.Label)).Append("</title>\n");
        }

        // A symbol is drawn small on a grid of its own, a nested page large: either keeps the tenth of a unit on the page.
        var outer = _digits;
        _digits = Math.Clamp(outer + (group.Scale == 1 ? 0 : 1), 1, 3);
        foreach (var element in group.Elements)
        {
            Element(element);
        }

        _digits = outer;
        _out.Append("</g>\n");
    }

    private void Paint(Colour? fill, Stroke? stroke)
    {
        Attribute("fill", fill?.Hex ?? "none");
        if (stroke is not null)
        {
            Pen(stroke);
        }
    }

    private void Pen(Stroke stroke)
    {
        Attribute("stroke", stroke.Colour.Hex);
        if (stroke.Width != 1)
        {
            Attribute("stroke-width", SvgNumbers.Short(stroke.Width, 2));
        }

        if (stroke.IsDashed)
        {
            Attribute("stroke-dasharray", string.Join(' ', stroke.Dash.Select(d => SvgNumbers.Short(d, 2))));
        }

        if (stroke.Cap != StrokeCap.Butt)
        {
            _out.Append(stroke.Cap == StrokeCap.Round ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"");
        }

        _out.Append(" stroke-linejoin=\"round\"");
    }

    private void Open(string name, params ReadOnlySpan<(string Name, double Value)> places)
    {
        _out.Append('<').Append(name);
        Places(places);
    }

    private void Places(params ReadOnlySpan<(string Name, double Value)> places)
    {
        foreach (var (attribute, value) in places)
        {
            Attribute(attribute, Number(value));
        }
    }

    private void Opacity(SceneElement element)
    {
        if (element.Opacity < 1)
        {
            Attribute("opacity", SvgNumbers.Short(element.Opacity, 2));
        }
    }

    private void Close(SceneElement element)
    {
        Opacity(element);
        _out.Append("/>\n");
    }

    private void Attribute(string name, string value) => _out.Append(' ').Append(name).Append("=\"").Append(value).Append('"');

    private string Number(double value) => SvgNumbers.Short(value, _digits);

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in Posters.Text.PlainText.OneLine(text))
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
