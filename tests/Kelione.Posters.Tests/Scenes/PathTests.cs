using CsCheck;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Scenes;

public sealed class PathTests
{
    [Fact]
    public void A_circle_s_path_has_the_circle_s_box()
    {
        var box = PathBounds.Of(new PathBuilder().Circle(10, 20, 5).ToSegments());
        AssertBox(new(5, 15, 15, 25), box);
    }

    [Theory]
    [InlineData(true, false, 0, -10, 10, 0)]
    [InlineData(false, false, 0, -10, 10, 0)]
    [InlineData(true, true, -10, -20, 10, 0)]
    public void An_arc_s_box_holds_where_it_turns(bool clockwise, bool large, double left, double top, double right, double bottom)
    {
        // From the origin to (10, −10): with a radius of 10 a quarter of a circle, or three quarters the long way round.
        var box = PathBounds.Of(new PathBuilder().Move(0, 0).Arc(10, 10, -10, clockwise, large).ToSegments());
        AssertBox(new(left, top, right, bottom), box);
    }

    [Fact]
    public void A_curve_s_box_ends_where_the_curve_turns_and_not_at_its_handles()
    {
        var box = PathBounds.Of(new PathBuilder().Move(0, 0).Curve(0, 40, 10, 40, 10, 0).ToSegments());
        AssertBox(new(0, 0, 10, 30), box);
    }

    [Fact]
    public void Every_point_of_an_arc_lies_within_its_box_and_on_its_circle()
    {
        var arcs = from x in Gen.Double[-50, 50] from y in Gen.Double[-50, 50] from r in Gen.Double[1, 90] from c in Gen.Bool from l in Gen.Bool select (x, y, r, c, l);
        arcs.Sample(a =>
        {
            var segment = PathSegment.Arc(a.r, a.l, a.c, a.x, a.y);
            if (ArcGeometry.Of(0, 0, segment) is not { } arc)
            {
                return;
            }

            var box = PathBounds.Of([PathSegment.Move(0, 0), segment]).Grow(1e-6);
            for (var t = 0.0; t <= 1; t += 0.1)
            {
                var angle = arc.From + (t * arc.Sweep);
                Assert.True(box.Contains(SceneBox.At(arc.X + (arc.Radius * Math.Cos(angle)), arc.Y + (arc.Radius * Math.Sin(angle)), 0, 0)));
            }

            Assert.Equal(a.x, arc.X + (arc.Radius * Math.Cos(arc.From + arc.Sweep)), 1e-6);
            Assert.Equal(a.y, arc.Y + (arc.Radius * Math.Sin(arc.From + arc.Sweep)), 1e-6);
            Assert.Equal(a.l, Math.Abs(arc.Sweep) > Math.PI + 1e-9 || (a.l && arc.Radius > a.r));
            Assert.Equal(a.c, arc.Sweep >= 0);
        });
    }

    [Fact]
    public void Closing_a_path_brings_the_pen_back()
    {
        var path = new PathBuilder().Move(3, 4).Line(9, 9).Close();
        Assert.Equal((3, 4), path.Pen);
    }

    [Fact]
    public void Corners_are_never_rounder_than_half_the_shorter_side()
    {
        AssertBox(new(0, 0, 20, 4), PathBounds.Of(new PathBuilder().Rect(0, 0, 20, 4, radius: 9).ToSegments()));
    }

    private static void AssertBox(SceneBox expected, SceneBox actual)
    {
        Assert.Equal(expected.Left, actual.Left, 1e-6);
        Assert.Equal(expected.Top, actual.Top, 1e-6);
        Assert.Equal(expected.Right, actual.Right, 1e-6);
        Assert.Equal(expected.Bottom, actual.Bottom, 1e-6);
    }
}
