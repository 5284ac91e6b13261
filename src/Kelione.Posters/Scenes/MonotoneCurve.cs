using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>
/// A smooth curve through points that keeps between the values of its neighbours: where the values rise it rises, and no peak is invented.
/// Piecewise cubic, with the tangents of Fritsch and Carlson (1980) in Fritsch and Butland's weighted harmonic form.
/// </summary>
internal static class MonotoneCurve
{
    // The ends leave at 0.6 of the first slope: a curve that begins flatter reads as a beginning, and it stays monotone below 3.
    private const double EndShare = 0.6;

    /// <summary>The slope at every point.</summary>
    /// <param name="xs">Strictly growing, two at least.</param>
    /// <param name="ys">As many values.</param>
    /// <exception cref="ArgumentException">Fewer than two points, different numbers of them, or an x that does not grow.</exception>
    public static double[] Tangents(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        Check(xs, ys);
        var slopes = new double[xs.Length - 1];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
        }

        var tangents = new double[xs.Length];
        (tangents[0], tangents[^1]) = (slopes[0] * EndShare, slopes[^1] * EndShare);
        for (var i = 1; i < slopes.Length; i++)
        {
            if (slopes[i - 1] * slopes[i] > 0)
            {
                var (before, after) = (xs[i] - xs[i - 1], xs[i + 1] - xs[i]);
                var (w1, w2) = ((2 * after) + before, after + (2 * before));
                tangents[i] = (w1 + w2) / ((w1 / slopes[i - 1]) + (w2 / slopes[i]));
            }
        }

        return tangents;
    }

    /// <summary>The value of the curve at an x; outside the points the nearest point's value.</summary>
    public static double At(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double x)
    {
        var tangents = Tangents(xs, ys);
        if (x <= xs[0])
        {
            return ys[0];
        }

        for (var i = 0; i < xs.Length - 1; i++)
        {
            if (x <= xs[i + 1])
            {
                var h = xs[i + 1] - xs[i];
                var t = (x - xs[i]) / h;
                var (t2, t3) = (t * t, t * t * t);
                return (((2 * t3) - (3 * t2) + 1) * ys[i]) + ((t3 - (2 * t2) + t) * h * tangents[i]) + (((3 * t2) - (2 * t3)) * ys[i + 1]) + ((t3 - t2) * h * tangents[i + 1]);
            }
        }

        return ys[^1];
    }

    /// <summary>The curves from the first point, where the pen must stand, to the last.</summary>
    public static ImmutableArray<PathSegment> Forward(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        var tangents = Tangents(xs, ys);
        var result = ImmutableArray.CreateBuilder<PathSegment>(xs.Length - 1);
        for (var i = 0; i < xs.Length - 1; i++)
        {
            var third = (xs[i + 1] - xs[i]) / 3;
            result.Add(PathSegment.Curve(xs[i] + third, ys[i] + (tangents[i] * third), xs[i + 1] - third, ys[i + 1] - (tangents[i + 1] * third), xs[i + 1], ys[i + 1]));
        }

        return result.MoveToImmutable();
    }

    /// <summary>The same curves from the last point, where the pen must stand, to the first.</summary>
    public static ImmutableArray<PathSegment> Backward(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        var tangents = Tangents(xs, ys);
        var result = ImmutableArray.CreateBuilder<PathSegment>(xs.Length - 1);
        for (var i = xs.Length - 1; i > 0; i--)
        {
            var third = (xs[i] - xs[i - 1]) / 3;
            result.Add(PathSegment.Curve(xs[i] - third, ys[i] - (tangents[i] * third), xs[i - 1] + third, ys[i - 1] + (tangents[i - 1] * third), xs[i - 1], ys[i - 1]));
        }

        return result.MoveToImmutable();
    }

    private static void Check(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        if (xs.Length < 2 || xs.Length != ys.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"A curve needs two points or more and as many values: {xs.Length} and {ys.Length} were given."), nameof(xs));
        }

        for (var i = 1; i < xs.Length; i++)
        {
            if (!(xs[i] > xs[i - 1]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The x of a curve must grow: {xs[i]} follows {xs[i - 1]}."), nameof(xs));
            }
        }
    }
}
