using System.Collections.Immutable;
using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>Writes the operators of a page's content (ISO 32000-1, 8.5 and 8.4). Coordinates are units with y downwards: the page turns them over.</summary>
internal sealed class PdfCanvas
{
    private readonly StringBuilder _out = new();

    public override string ToString() => _out.ToString();

    public PdfCanvas Raw(string operators)
    {
        _out.Append(operators).Append('\n');
        return this;
    }

    /// <summary>Numbers and an operator.</summary>
    public PdfCanvas Operator(string name, params ReadOnlySpan<double> operands)
    {
        foreach (var operand in operands)
        {
            _out.Append(Number(operand)).Append(' ');
        }

        _out.Append(name).Append('\n');
        return this;
    }

    public PdfCanvas Rectangle(SceneBox box) => Operator("re", box.Left, box.Top, box.Width, box.Height);

    public PdfCanvas FillColour(Colour colour) => Operator("rg", colour.Red / 255.0, colour.Green / 255.0, colour.Blue / 255.0);

    /// <summary>Sets up a line; its corners are round.</summary>
    public PdfCanvas Pen(Stroke stroke)
    {
        Operator("RG", stroke.Colour.Red / 255.0, stroke.Colour.Green / 255.0, stroke.Colour.Blue / 255.0);
        Operator("w", stroke.Width);
        Operator("J", stroke.Cap switch { StrokeCap.Round => 1, StrokeCap.Square => 2, _ => 0 });
        return Raw($"1 j [{(stroke.IsDashed ? string.Join(' ', stroke.Dash.Select(Number)) : "")}] 0 d");
    }

    /// <summary>Lays out a path; arcs become curves of a quarter of a circle at most.</summary>
    public PdfCanvas Path(ImmutableArray<PathSegment> segments)
    {
        var (x, y, startX, startY) = (0.0, 0.0, 0.0, 0.0);
        foreach (var s in segments)
        {
            switch (s.Verb)
            {
                case PathVerb.Move:
                    Operator("m", s.X, s.Y);
                    (startX, startY) = (s.X, s.Y);
                    break;
                case PathVerb.Line:
                    Operator("l", s.X, s.Y);
                    break;
                case PathVerb.Curve:
                    Operator("c", s.X1, s.Y1, s.X2, s.Y2, s.X, s.Y);
                    break;
                case PathVerb.Arc:
                    Arc(x, y, s);
                    break;
                default:
                    Operator("h");
                    (x, y) = (startX, startY);
                    continue;
            }

            (x, y) = (s.X, s.Y);
        }

        return this;
    }

    /// <summary>A number without needless digits: a hundredth of a unit is 3 µm.</summary>
    public static string Number(double value) => SvgNumbers.Short(value, 3);

    private void Arc(double x, double y, PathSegment s)
    {
        if (ArcGeometry.Of(x, y, s) is not { } arc)
        {
            Operator("l", s.X, s.Y);
            return;
        }

        var parts = Math.Max(1, (int)Math.Ceiling((Math.Abs(arc.Sweep) / (Math.PI / 2)) - 1e-9));
        var step = arc.Sweep / parts;
        var handle = 4.0 / 3 * Math.Tan(step / 4) * arc.Radius;
        for (var i = 0; i < parts; i++)
        {
            var (sin1, cos1) = Math.SinCos(arc.From + (i * step));
            var (sin2, cos2) = Math.SinCos(arc.From + ((i + 1) * step));
            Operator(
                "c",
                arc.X + (arc.Radius * cos1) - (handle * sin1), arc.Y + (arc.Radius * sin1) + (handle * cos1),
                arc.X + (arc.Radius * cos2) + (handle * sin2), arc.Y + (arc.Radius * sin2) - (handle * cos2),
                i == parts - 1 ? s.X : arc.X + (arc.Radius * cos2), i == parts - 1 ? s.Y : arc.Y + (arc.Radius * sin2));
        }
    }
}
