using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Kelione.Posters.Scenes;

namespace Kelione.Web.Maps.Together;

/// <summary>
/// A scene as SVG for a page. It is written as text in one piece, as a drawing has thousands of elements that change all at once or not at all; nothing comes into it but numbers, names of our own, and words through the encoder. What stands
/// for a thing of the map can be reached: a group with a <c>data-mark</c>, a role and a name.
/// </summary>
internal sealed class SceneMarkup
{
    private const string Fonts = "Inter,&#x27;Noto Sans&#x27;,&#x27;DejaVu Sans&#x27;,&#x27;Noto Sans CJK SC&#x27;,&#x27;Noto Sans SC&#x27;,&#x27;Microsoft YaHei&#x27;,&#x27;PingFang SC&#x27;,sans-serif";

    private readonly StringBuilder _out = new();
    private readonly SceneInk _ink = new();
    private readonly Func<SceneMark, bool> _isOpen;
    private int _clips;

    private SceneMarkup(Func<SceneMark, bool> isOpen) => _isOpen = isOpen;

    /// <summary>The drawing.</summary>
    /// <param name="scene">What is drawn.</param>
    /// <param name="isOpen">Whether a mark opens something: those are reached by the keyboard.</param>
    public static string Write(Scene scene, Func<SceneMark, bool> isOpen)
    {
        var markup = new SceneMarkup(isOpen);
        foreach (var element in scene.Elements)
        {
            markup.Element(element);
        }

        var (width, height) = (Number(scene.Width), Number(scene.Height));
        return $"<svg class=\"scene\" xmlns=\"http://www.w3.org/2000/svg\" lang=\"{Words(scene.Language)}\" viewBox=\"0 0 {width} {height}\" role=\"group\" aria-label=\"{Words(scene.Title)}\" font-family=\"{Fonts}\" fill=\"var(--ink)\">"
            + $"<style>{markup._ink.Rules(".scene")}</style><rect width=\"{width}\" height=\"{height}\" fill=\"var(--surface)\"/>{markup._out}</svg>";
    }

    private void Element(SceneElement element)
    {
        switch (element)
        {
            case SceneText text:
                Text(text);
                return;
            case SceneGroup group:
                Group(group);
                return;
            case SceneLine line:
                Open("line", ("x1", line.X1), ("y1", line.Y1), ("x2", line.X2), ("y2", line.Y2));
                Pen(line.Stroke);
                break;
            case SceneRect rect:
                Open("rect", ("x", rect.X), ("y", rect.Y), ("width", rect.Width), ("height", rect.Height), ("rx", rect.Radius));
                Paint(rect.Fill, rect.Stroke);
                break;
            case SceneCircle circle:
                Open("circle", ("cx", circle.X), ("cy", circle.Y), ("r", circle.Radius));
                Paint(circle.Fill, circle.Stroke);
                break;
            case ScenePath path:
                _out.Append("<path d=\"");
                Path(path);
                _out.Append('"');
                Paint(path.Fill, path.Stroke);
                break;
        }

        Opacity(element);
        _out.Append("/>");
    }

    private void Text(SceneText text)
    {
        var style = text.Style;
        Open("text", ("x", text.X), ("y", text.Y), ("font-size", style.Size), ("textLength", text.Width));
        _out.Append(" lengthAdjust=\"spacingAndGlyphs\"");
        Attribute("font-weight", style.Weight == 400 ? null : Number(style.Weight));
        Attribute("font-style", style.Italic ? "italic" : null);
        Attribute("fill", style.Fill == Ink.Text ? null : _ink.Of(style.Fill));
        Attribute("text-anchor", text.Anchor switch { Anchor.Middle => "middle", Anchor.End => "end", _ => null });
        Attribute("letter-spacing", style.Spacing == 0 ? null : Number(style.Spacing));
        Attribute("transform", text.Rotation == 0 ? null : $"rotate({Number(text.Rotation)} {Number(text.X)} {Number(text.Y)})");
        Attribute("xml:space", text.Text.Contains("  ", StringComparison.Ordinal) ? "preserve" : null);
        if (text.Halo is { } halo)
        {
            _out.Append(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\" stroke=\"").Append(_ink.Of(halo)).Append('"');
        }

        Opacity(text);
        _out.Append('>').Append(Words(text.Text)).Append("</text>");
    }

    private void Group(SceneGroup group)
    {
        string? clipId = null;
        if (group.Clip is { } clip)
        {
            clipId = string.Create(CultureInfo.InvariantCulture, $"scene-clip-{++_clips}");
            _out.Append("<clipPath id=\"").Append(clipId).Append("\">");
            Open("rect", ("x", clip.Left), ("y", clip.Top), ("width", clip.Width), ("height", clip.Height));
            _out.Append("/></clipPath>");
        }

        _out.Append("<g");
        if (group.X != 0 || group.Y != 0 || group.Scale != 1)
        {
            Attribute("transform", $"translate({Number(group.X)} {Number(group.Y)}){(group.Scale == 1 ? "" : $" scale({Number(group.Scale)})")}");
        }

        if (group.Mark is { } mark)
        {
            Attribute("data-mark", Words(mark.Id));
            if (_isOpen(mark))
            {
                Attribute("role", "button");
                Attribute("tabindex", "-1");
                Attribute("aria-label", Words(mark.Label));
            }
        }

        Attribute("clip-path", clipId is null ? null : $"url(#{clipId})");
        Opacity(group);
        _out.Append('>');
        foreach (var element in group.Elements)
        {
            Element(element);
        }

        _out.Append("</g>");
    }

    private void Path(ScenePath path)
    {
        foreach (var s in path.Segments)
        {
            _ = s.Verb switch
            {
                PathVerb.Move => _out.Append('M').Append(Number(s.X)).Append(' ').Append(Number(s.Y)),
                PathVerb.Line => _out.Append('L').Append(Number(s.X)).Append(' ').Append(Number(s.Y)),
                PathVerb.Curve => _out.Append('C').AppendJoin(' ', new[] { s.X1, s.Y1, s.X2, s.Y2, s.X, s.Y }.Select(Number)),
                PathVerb.Arc => _out.Append('A').Append(Number(s.Radius)).Append(' ').Append(Number(s.Radius)).Append(" 0 ").Append(s.IsLarge ? '1' : '0').Append(s.IsClockwise ? " 1 " : " 0 ").Append(Number(s.X)).Append(' ').Append(Number(s.Y)),
                _ => _out.Append('Z'),
            };
        }
    }

    private void Paint(Colour? fill, Stroke? stroke)
    {
        Attribute("fill", fill is { } colour ? _ink.Of(colour) : "none");
        if (stroke is not null)
        {
            Pen(stroke);
        }
    }

    private void Pen(Stroke stroke)
    {
        Attribute("stroke", _ink.Of(stroke.Colour));
        Attribute("stroke-width", stroke.Width == 1 ? null : Number(stroke.Width));
        Attribute("stroke-dasharray", stroke.IsDashed ? string.Join(' ', stroke.Dash.Select(Number)) : null);
        Attribute("stroke-linecap", stroke.Cap switch { StrokeCap.Round => "round", StrokeCap.Square => "square", _ => null });
        Attribute("stroke-linejoin", "round");
    }

    private void Open(string name, params ReadOnlySpan<(string Name, double Value)> places)
    {
        _out.Append('<').Append(name);
        foreach (var (attribute, value) in places)
        {
            if (attribute != "rx" || value > 0)
            {
                Attribute(attribute, Number(value));
            }
        }
    }

    private void Opacity(SceneElement element) => Attribute("opacity", element.Opacity < 1 ? Number(element.Opacity) : null);

    private void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _out.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
        }
    }

    private static string Number(double value) => double.IsFinite(value) ? Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture) : "0";

    private static string Words(string text) => HtmlEncoder.Default.Encode(text);
}
