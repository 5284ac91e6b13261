using CsCheck;
using Kelione.Posters.Layouts.Channels;

namespace Kelione.Posters.Tests.Layouts.Channels;

public class LegPathTests
{
    [Fact]
    public void A_move_within_a_lane_is_a_straight_line() => Assert.Equal([(10, 50), (90, 50)], LegPath.Points(10, 50, 90, 50, 60, 12));

    [Fact]
    public void A_move_begins_and_ends_at_its_stations_and_stays_between_them() => Gen.Select(Gen.Double[0, 100], Gen.Double[0, 400], Gen.Double[200, 300], Gen.Double[0, 400], Gen.Double[120, 180]).Sample((x0, y0, x1, y1, corridor) =>
    {
        var points = LegPath.Points(x0, y0, x1, y1, corridor, 14);
        Assert.Equal((x0, y0), points[0]);
        Assert.Equal((x1, y1), points[^1]);
        Assert.All(points, p =>
        {
            Assert.InRange(p.X, x0 - 0.01, x1 + 0.01);
            Assert.InRange(p.Y, Math.Min(y0, y1) - 0.01, Math.Max(y0, y1) + 0.01);
        });
    });

    [Fact]
    public void A_move_back_to_an_earlier_column_turns_in_the_corridor_as_well()
    {
        var points = LegPath.Points(300, 40, 100, 160, 250, 12);
        Assert.Contains(points, p => Math.Abs(p.X - 250) < 0.01);
        Assert.Equal((100, 160), points[^1]);
    }

    [Fact]
    public void The_middle_of_a_straight_move_is_half_way() => Assert.Equal((50, 50), LegPath.At([(10, 50), (90, 50)], 0.5));
}
