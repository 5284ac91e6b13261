using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>
/// What is taken of the page so far, so that a label can ask where it would stand alone. Lines are kept as chains of small boxes.
/// The order in which things are put in does not change the answers. Not safe to use from several threads.
/// </summary>
internal sealed class FreeRoom
{
    // A box that touches anything costs this much more than the area that it covers: two small collisions are worse than a deeper one.
    private const double Touch = 40;

    // What is taken is kept by squares of the page, so that a question looks at its neighbourhood only.
    private const double Square = 48;

    private readonly List<(SceneBox Box, double Weight)> _taken = [];
    private readonly Dictionary<(int, int), List<int>> _squares = [];
    private readonly List<int> _seen = [];
    private int _question;

    /// <summary>Takes a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="weight">How bad it is to cover it: 1 as a text, less for what a text with a halo may cross if it must.</param>
    public void Take(SceneBox box, double weight = 1)
    {
        if (box.IsEmpty)
        {
            return;
        }

        foreach (var square in Squares(box))
        {
            if (!_squares.TryGetValue(square, out var here))
            {
                _squares[square] = here = [];
            }

            here.Add(_taken.Count);
        }

        _taken.Add((box, weight));
        _seen.Add(0);
    }

    /// <summary>Takes a line of a width through points.</summary>
    public void TakeLine(IReadOnlyList<(double X, double Y)> points, double width, double weight = 1)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);

            // A slanting line fills its box badly: it is cut until the boxes are about as large as the line is wide.
            var slant = Math.Min(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y));
            var parts = Math.Clamp((int)Math.Ceiling(slant / Math.Max(4, width)), 1, 60);
            for (var k = 0; k < parts; k++)
            {
                var (s, e) = (k / (double)parts, (k + 1) / (double)parts);
                var box = SceneBox.Empty.Union(a.X + ((b.X - a.X) * s), a.Y + ((b.Y - a.Y) * s)).Union(a.X + ((b.X - a.X) * e), a.Y + ((b.Y - a.Y) * e));
                Take(box.Grow(width / 2), weight);
            }
        }
    }

    /// <summary>How badly a box collides with what is taken; 0 where it stands alone.</summary>
    public double Cost(SceneBox box)
    {
        var cost = 0.0;
        _question++;
        foreach (var square in Squares(box))
        {
            cost += _squares.TryGetValue(square, out var here) ? CostIn(here, box) : 0;
        }

        return cost;
    }

    private double CostIn(List<int> here, SceneBox box)
    {
        var cost = 0.0;
        foreach (var i in here)
        {
            if (_seen[i] == _question)
            {
                continue;
            }

            _seen[i] = _question;
            var (taken, weight) = _taken[i];
            var across = Math.Min(box.Right, taken.Right) - Math.Max(box.Left, taken.Left);
            var down = Math.Min(box.Bottom, taken.Bottom) - Math.Max(box.Top, taken.Top);
            if (across > 0 && down > 0)
            {
                cost += weight * (Touch + (across * down));
            }
        }

        return cost;
    }

    /// <summary>The first of some places that is free, or else the one that collides least.</summary>
    /// <param name="places">Places by falling preference, one at least.</param>
    /// <param name="box">The box that would stand at a place.</param>
    /// <param name="cost">How badly the chosen one collides; 0 where it is free.</param>
    public T Choose<T>(IEnumerable<T> places, Func<T, SceneBox> box, out double cost)
    {
        var (best, least, any) = (default(T)!, double.PositiveInfinity, false);
        foreach (var place in places)
        {
            var here = Cost(box(place));
            if (!any || here < least)
            {
                (best, least, any) = (place, here, true);
            }

            if (here == 0)
            {
                break;
            }
        }

        cost = least;
        return any ? best : throw new ArgumentException("There must be one place at least to choose from.", nameof(places));
    }

    private static IEnumerable<(int, int)> Squares(SceneBox box)
    {
        for (var x = (int)Math.Floor(box.Left / Square); x <= (int)Math.Floor(box.Right / Square); x++)
        {
            for (var y = (int)Math.Floor(box.Top / Square); y <= (int)Math.Floor(box.Bottom / Square); y++)
            {
                yield return (x, y);
            }
        }
    }
}
