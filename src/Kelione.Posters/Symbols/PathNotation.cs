using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Symbols;

/// <summary>
/// Reads the path notation in which our symbols are written: SVG's <c>M L H V C Q T A Z</c>, capital for absolute places and small for relative ones.
/// Arcs are parts of circles: both radii are one.
/// </summary>
internal static class PathNotation
{
    /// <exception cref="FormatException">The notation is broken, or uses a letter that is not read here.</exception>
    public static ImmutableArray<PathSegment> Parse(string notation) => new Reader(notation).Read();

    private sealed class Reader(string text)
    {
        private readonly PathBuilder _path = new();
        private int _at;
        private (double X, double Y)? _handle;

        public ImmutableArray<PathSegment> Read()
        {
            var verb = ' ';
            while (SkipSpace())
            {
                if (char.IsAsciiLetter(text[_at]))
                {
                    verb = text[_at++];
                    if (verb is 'Z' or 'z')
                    {
                        _path.Close();
                        continue;
                    }
                }

                Segment(verb);

                // Places that follow a move without a letter of their own are lines.
                verb = verb switch { 'M' => 'L', 'm' => 'l', _ => verb };
            }

            return _path.ToSegments();
        }

        private void Segment(char verb)
        {
            var from = char.IsAsciiLetterLower(verb) ? _path.Pen : (X: 0.0, Y: 0.0);
            (double X, double Y)? handle = null;
            switch (char.ToUpperInvariant(verb))
            {
                case 'M':
                    var start = Point(from);
                    _path.Move(start.X, start.Y);
                    break;
                case 'L':
                    To(Point(from));
                    break;
                case 'H':
                    To((from.X + Number(), _path.Pen.Y));
                    break;
                case 'V':
                    To((_path.Pen.X, from.Y + Number()));
                    break;
                case 'C':
                    var (c1, c2, c) = (Point(from), Point(from), Point(from));
                    _path.Curve(c1.X, c1.Y, c2.X, c2.Y, c.X, c.Y);
                    break;
                case 'Q':
                    handle = Point(from);
                    Quadratic(handle.Value, Point(from));
                    break;
                case 'T':
                    var (pen, last) = (_path.Pen, _handle ?? _path.Pen);
                    handle = ((2 * pen.X) - last.X, (2 * pen.Y) - last.Y);
                    Quadratic(handle.Value, Point(from));
                    break;
                case 'A':
                    var radius = Number();
                    Number();
                    Number();
                    var (large, clockwise, end) = (Flag(), Flag(), Point(from));
                    _path.Arc(radius, end.X, end.Y, clockwise, large);
                    break;
                default:
                    throw new FormatException(FormattableString.Invariant($"“{verb}” at {_at} of “{text}” is no segment that symbols use."));
            }

            _handle = handle;
        }

        private void To((double X, double Y) point) => _path.Line(point.X, point.Y);

        private void Quadratic((double X, double Y) handle, (double X, double Y) end) => _path.Quadratic(handle.X, handle.Y, end.X, end.Y);

        private (double X, double Y) Point((double X, double Y) from) => (from.X + Number(), from.Y + Number());

        private bool Flag()
        {
            SkipSpace();
            return text[_at++] == '1';
        }

        private double Number()
        {
            SkipSpace();
            var begin = _at;
            _at += _at < text.Length && text[_at] is '-' or '+' ? 1 : 0;
            var hasPoint = false;
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || (text[_at] == '.' && !hasPoint)))
            {
                hasPoint |= text[_at++] == '.';
            }

            return double.TryParse(text.AsSpan(begin, _at - begin), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException(FormattableString.Invariant($"A number is missing at {begin} of “{text}”."));
        }

        private bool SkipSpace()
        {
            while (_at < text.Length && text[_at] is ' ' or ',')
            {
                _at++;
            }

            return _at < text.Length;
        }
    }
}
