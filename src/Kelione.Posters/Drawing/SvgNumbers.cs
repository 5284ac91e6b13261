using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Drawing;

/// <summary>Writes numbers and paths the short way: a tenth of a unit on the page is 0.03 mm, finer than any printer.</summary>
internal static class SvgNumbers
{
    /// <summary>A number without needless digits; what is not finite becomes 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Digits after the point, 0 to 4.</param>
    public static string Short(double value, int digits = 1)
    {
        var rounded = double.IsFinite(value) ? Math.Round(value, digits, MidpointRounding.AwayFromZero) : 0;
        return rounded == 0 ? "0" : rounded.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>The notation of a path.</summary>
    /// <param name="segments">Its segments.</param>
    /// <param name="digits">Digits after the point: more where a group scales the path up.</param>
    public static string Path(ImmutableArray<PathSegment> segments, int digits)
    {
        var text = new StringBuilder();
        foreach (var s in segments)
        {
            switch (s.Verb)
            {
                case PathVerb.Move:
                    Append(text, 'M', digits, s.X, s.Y);
                    break;
                case PathVerb.Line:
                    Append(text, 'L', digits, s.X, s.Y);
                    break;
                case PathVerb.Curve:
                    Append(text, 'C', digits, s.X1, s.Y1, s.X2, s.Y2, s.X, s.Y);
                    break;
                case PathVerb.Arc:
                    Append(text, 'A', digits, s.Radius, s.Radius);
                    text.Append(" 0 ").Append(s.IsLarge ? '1' : '0').Append(s.IsClockwise ? " 1 " : " 0 ");
                    text.Append(Short(s.X, digits)).Append(' ').Append(Short(s.Y, digits));
                    break;
                default:
                    text.Append('Z');
                    break;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char verb, int digits, params ReadOnlySpan<double> values)
    {
        text.Append(verb);
        for (var i = 0; i < values.Length; i++)
        {
            var number = Short(values[i], digits);
            text.Append(i > 0 && number[0] != '-' ? " " : "").Append(number);
        }
    }
}
