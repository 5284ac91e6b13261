using CsCheck;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Scenes;

public sealed class MonotoneCurveTests
{
    private static readonly Gen<(double[] Xs, double[] Ys)> Points =
        from n in Gen.Int[2, 30]
        from steps in Gen.Double[0.5, 80].Array[n]
        from ys in Gen.OneOf(Gen.Double[-5, 5], Gen.Int[-5, 5].Select(i => (double)i)).Array[n]
        select (Sums(steps), ys);

    [Fact]
    public void A_curve_goes_through_its_points() => Points.Sample(p =>
    {
        for (var i = 0; i < p.Xs.Length; i++)
        {
            Assert.Equal(p.Ys[i], MonotoneCurve.At(p.Xs, p.Ys, p.Xs[i]), 1e-9);
        }
    });

    [Fact]
    public void A_curve_never_leaves_the_values_of_its_neighbours() => Points.Sample(p =>
    {
        for (var i = 0; i < p.Xs.Length - 1; i++)
        {
            var (least, most) = (Math.Min(p.Ys[i], p.Ys[i + 1]) - 1e-9, Math.Max(p.Ys[i], p.Ys[i + 1]) + 1e-9);
            for (var t = 0.0; t <= 1; t += 0.05)
            {
                Assert.InRange(MonotoneCurve.At(p.Xs, p.Ys, p.Xs[i] + (t * (p.Xs[i + 1] - p.Xs[i]))), least, most);
            }
        }
    });

    [Fact]
    public void A_curve_keeps_rising_where_its_points_rise() => Points.Sample(p =>
    {
        for (var i = 0; i < p.Xs.Length - 1; i++)
        {
            var sign = Math.Sign(p.Ys[i + 1] - p.Ys[i]);
            var last = p.Ys[i];
            for (var t = 0.05; t <= 1; t += 0.05)
            {
                var value = MonotoneCurve.At(p.Xs, p.Ys, p.Xs[i] + (t * (p.Xs[i + 1] - p.Xs[i])));
                Assert.True(sign * (value - last) >= -1e-9);
                last = value;
            }
        }
    });

    [Fact]
    public void The_drawn_path_stays_within_the_box_of_its_points() => Points.Sample(p =>
    {
        var box = PathBounds.Of(new PathBuilder().Monotone(p.Xs, p.Ys).ToSegments());
        Assert.Equal(p.Ys.Min(), box.Top, 1e-6);
        Assert.Equal(p.Ys.Max(), box.Bottom, 1e-6);
    });

    [Fact]
    public void Backwards_it_is_the_same_curve() => Points.Sample(p =>
    {
        var forward = MonotoneCurve.Forward(p.Xs, p.Ys);
        var backward = MonotoneCurve.Backward(p.Xs, p.Ys);
        for (var i = 0; i < forward.Length; i++)
        {
            var (f, b) = (forward[i], backward[^(i + 1)]);
            Assert.Equal((f.X1, f.Y1), (b.X2, b.Y2));
            Assert.Equal((f.X2, f.Y2), (b.X1, b.Y1));
            Assert.Equal((p.Xs[i], p.Ys[i]), (b.X, b.Y));
        }
    });

    [Fact]
    public void Points_that_do_not_go_on_are_refused_with_what_is_wrong()
    {
        Assert.Contains("5 follows 5", Assert.Throws<ArgumentException>(() => MonotoneCurve.Tangents([1, 5, 5], [0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("two points", Assert.Throws<ArgumentException>(() => MonotoneCurve.Tangents([1], [0])).Message, StringComparison.Ordinal);
        Assert.Contains("2 and 3", Assert.Throws<ArgumentException>(() => MonotoneCurve.Tangents([1, 2], [0, 0, 0])).Message, StringComparison.Ordinal);
    }

    private static double[] Sums(double[] steps)
    {
        var x = 0.0;
        return [.. steps.Select(s => x += s)];
    }
}
